using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>
/// Cleans the stored texts of a source again after something was learned of its pages, or somebody said of a learned block that it is text:
/// from what is kept, without a request, without a revision. What waits is a mark on the source's row, worked off in short ranges.
/// </summary>
public sealed class CleanAgainStore(NewsDatabase database, WritePath writes, FiltersQuery filters, TimeProvider clock)
{
    private const int Range = 100;

    /// <returns>How many ranges were worked off; 0: nothing waits.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        int done = 0;
        while (true)
        {
            await using NewsDbContext look = database.OpenForReading();
            int? source = await look.Sources.Where(s => s.CleanAgainFromId != null).Select(s => (int?)s.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (source is not int id)
            {
                return done;
            }

            await writes.RunAsync(db => CleanRangeAsync(db, id, cancellation), cancellation).ConfigureAwait(false);
            done++;
        }
    }

    internal static Task MarkAsync(NewsDbContext db, int sourceId, CancellationToken cancellation) =>
        db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.CleanAgainFromId, 0L), cancellation);

    private async Task<int> CleanRangeAsync(NewsDbContext db, int sourceId, CancellationToken cancellation)
    {
        await DecisionLock.ShareAsync(db, cancellation).ConfigureAwait(false);
        await SourceLock.TakeAsync(db, sourceId, cancellation).ConfigureAwait(false);
        long? from = await db.Sources.Where(s => s.Id == sourceId).Select(s => s.CleanAgainFromId).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        SourceFacts? source = await RefreshContextQuery.SourceAsync(db, sourceId, cancellation).ConfigureAwait(false);
        if (from is null || source is null)
        {
            return 0;
        }

        HashSet<long> learned = [.. await LearnedBlocks.Of(db, sourceId).ToListAsync(cancellation).ConfigureAwait(false)];
        FiltersInForce inForce = await filters.ReadAsync(db, cancellation).ConfigureAwait(false);
        List<Article> articles = await db.Articles.Where(a => a.SourceId == sourceId && a.Id > from).OrderBy(a => a.Id).Take(Range).ToListAsync(cancellation).ConfigureAwait(false);
        bool any = false;
        await using (ArticleRows rows = new(db))
        {
            foreach (Article article in articles)
            {
                any |= await CleanAsync(db, rows, article, new ReadingContext(source, null, inForce, [], learned, clock.GetUtcNow()), cancellation).ConfigureAwait(false);
            }
        }

        long? next = articles.Count < Range ? null : articles[^1].Id;
        await db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.CleanAgainFromId, next), cancellation).ConfigureAwait(false);
        if (any)
        {
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        }

        return articles.Count;
    }

    private static async Task<bool> CleanAsync(NewsDbContext db, ArticleRows rows, Article article, ReadingContext context, CancellationToken cancellation)
    {
        bool any = false;
        foreach (Revision revision in await db.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id && r.Origin == TextOrigin.Page).OrderBy(r => r.Number).ToListAsync(cancellation).ConfigureAwait(false))
        {
            byte[] kept = revision.AsRead ?? revision.Html;
            string whole = RevisionCodec.UnpackHtml(kept);
            string clean = LearnedText.Without(whole, context.Learned);
            if (clean == RevisionCodec.UnpackHtml(revision.Html))
            {
                continue;
            }

            if (!any)
            {
                Core.Sources.Feed? feed = await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == article.FeedId, cancellation).ConfigureAwait(false);
                List<string> topics = await db.ArticleTopics.Where(t => t.ArticleId == article.Id).Select(t => t.Topic).ToListAsync(cancellation).ConfigureAwait(false);
                context = context with { Feed = feed, Topics = topics };
            }

            any = true;
            await RevisionRows.CleanAgainAsync(db, rows, article, revision, clean, clean == whole ? null : kept, context, cancellation).ConfigureAwait(false);
        }

        HeldRevision? held = await db.HeldRevisions.FirstOrDefaultAsync(h => h.ArticleId == article.Id, cancellation).ConfigureAwait(false);
        if (held is not null)
        {
            Revision newest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == article.Id && r.Number == article.Revision, cancellation).ConfigureAwait(false);
            if (LearnedText.IsSameBut(RevisionCodec.UnpackHtml(newest.Html), RevisionCodec.UnpackHtml(held.Html), context.Learned))
            {
                // All that it brought was learned meanwhile to be no text.
                await HeldRows.ForgetAsync(db, article.Id, cancellation).ConfigureAwait(false);
            }
        }

        return any;
    }
}
