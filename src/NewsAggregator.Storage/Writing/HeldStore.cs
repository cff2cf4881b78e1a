using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>An admin's word on texts that were not believed. Each leaves its line in the audit.</summary>
public sealed class HeldStore(NewsDatabase database, WritePath writes, FiltersQuery filters, TimeProvider clock)
{
    /// <summary>The text is the article's after all: a revision like any other.</summary>
    /// <param name="textHash">Of the text that the admin saw; null: whatever waits now.</param>
    /// <returns>False: nothing waits there, or another text than the one seen.</returns>
    public Task<bool> ReleaseAsync(long articleId, long? textHash, string who, CancellationToken cancellation = default) =>
        writes.RunAsync(db => ReleaseAsync(db, articleId, textHash, who, cancellation), cancellation);

    /// <summary>The last good text stays; the same text is not asked about again.</summary>
    /// <param name="textHash">Of the text that the admin saw; null: whatever waits now.</param>
    /// <returns>False: nothing waits there, or another text than the one seen.</returns>
    public Task<bool> RefuseAsync(long articleId, long? textHash, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            HeldRevision? held = await WaitingAsync(db, articleId, textHash, cancellation).ConfigureAwait(false);
            if (held is null)
            {
                return false;
            }

            held.RefusedAt = clock.GetUtcNow();
            string? title = await db.Articles.Where(a => a.Id == articleId).Select(a => a.Title).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "article.change-refused", Subject(articleId), title, cancellation: cancellation).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>Every text of a source that waits.</summary>
    /// <returns>How many were released.</returns>
    public Task<int> ReleaseAllAsync(string source, string who, CancellationToken cancellation = default) => AllAsync(source, id => ReleaseAsync(id, null, who, cancellation), cancellation);

    /// <summary>Every text of a source that waits.</summary>
    /// <returns>How many were refused.</returns>
    public Task<int> RefuseAllAsync(string source, string who, CancellationToken cancellation = default) => AllAsync(source, id => RefuseAsync(id, null, who, cancellation), cancellation);

    private async Task<int> AllAsync(string source, Func<long, Task<bool>> each, CancellationToken cancellation)
    {
        await using NewsDbContext db = database.OpenForReading();
        List<long> waiting = await db.HeldRevisions.Where(h => h.RefusedAt == null && db.Sources.Any(s => s.Id == h.SourceId && s.Slug == source)).Select(h => h.ArticleId).ToListAsync(cancellation).ConfigureAwait(false);
        int done = 0;
        foreach (long id in waiting)
        {
            done += await each(id).ConfigureAwait(false) ? 1 : 0;
        }

        return done;
    }

    private async Task<bool> ReleaseAsync(NewsDbContext db, long articleId, long? textHash, string who, CancellationToken cancellation)
    {
        await DecisionLock.ShareAsync(db, cancellation).ConfigureAwait(false);
        HeldRevision? held = await WaitingAsync(db, articleId, textHash, cancellation).ConfigureAwait(false);
        if (held is null)
        {
            return false;
        }

        await SourceLock.TakeAsync(db, held.SourceId, cancellation).ConfigureAwait(false);
        Article article = await db.Articles.SingleAsync(a => a.Id == articleId, cancellation).ConfigureAwait(false);
        SourceFacts? source = await RefreshContextQuery.SourceAsync(db, article.SourceId, cancellation).ConfigureAwait(false);
        Revision newest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == articleId && r.Number == article.Revision, cancellation).ConfigureAwait(false);
        db.HeldRevisions.Remove(held);
        if (source is not null && (newest.Origin == held.Origin || held.Origin == TextOrigin.Page))
        {
            Feed? feed = await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == article.FeedId, cancellation).ConfigureAwait(false);
            List<string> topics = await db.ArticleTopics.Where(t => t.ArticleId == articleId).Select(t => t.Topic).ToListAsync(cancellation).ConfigureAwait(false);
            HashSet<long> learned = [.. await LearnedBlocks.Of(db, article.SourceId).ToListAsync(cancellation).ConfigureAwait(false)];
            ReadingContext context = new(source, feed, await filters.ReadAsync(db, cancellation).ConfigureAwait(false), topics, learned, clock.GetUtcNow());
            ArticleText text = ArticleText.Read(article.Title, RevisionCodec.UnpackHtml(held.Html), article.Language, held.ToldAt, TimeSpan.FromMinutes(held.ZoneMinutes), held.Origin, held.HeldAt);
            await using ArticleRows rows = new(db);
            await RevisionRows.ApplyAsync(db, rows, article, newest, article.Title, text, held.UpdatedAt, context, cancellation).ConfigureAwait(false);
            article.PageFailure = null;
        }

        await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "article.change-released", Subject(articleId), article.Title, cancellation: cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        return true;
    }

    private static Task<HeldRevision?> WaitingAsync(NewsDbContext db, long articleId, long? textHash, CancellationToken cancellation) =>
        db.HeldRevisions.FirstOrDefaultAsync(h => h.ArticleId == articleId && h.RefusedAt == null && (textHash == null || h.TextHash == textHash), cancellation);

    private static string Subject(long articleId) => articleId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
