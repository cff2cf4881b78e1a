using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>An article whose page is to be looked at, with all that the look needs.</summary>
/// <param name="LearnedBlocks">Fingerprints of blocks that stand on several pages of this source.</param>
public sealed record PageTask(Article Article, SourceFacts Source, Feed? Feed, IReadOnlyList<string> Topics, IReadOnlySet<long> LearnedBlocks);

/// <summary>What a look at a page brought.</summary>
/// <param name="Text">Null: nothing new to store (304, or refused).</param>
/// <param name="Failure">In words, when the page could not be read; the feed's text stays.</param>
public sealed record PageOutcome(
    DateTimeOffset LookedAt, DateTimeOffset? NextLookAt, PageState State, ArticleText? Text, DateTimeOffset? UpdatedAt, string? Failure, string? ETag, string? LastModified,
    IReadOnlyList<PageBlock> Blocks, PageFacts? Facts);

/// <summary>The durable queue of page looks, and their commits.</summary>
public sealed class PageStore(NewsDatabase database, WritePath writes, FiltersQuery filters)
{
    /// <summary>A block that stood on the pages of this many articles of a source is taken for boilerplate.</summary>
    internal const int BlockIsBoilerplateFrom = 3;
    private const int MostBlocks = 400;
    private const int SampleLength = 300;

    /// <summary>Claims the pages longest due; each claim ends by its commit or at <paramref name="until"/>.</summary>
    public async Task<IReadOnlyList<PageTask>> ClaimAsync(DateTimeOffset now, int most, DateTimeOffset until, CancellationToken cancellation = default)
    {
        await using NewsDbContext look = database.OpenForReading();
        List<long> ids = await Due(look, now).OrderBy(a => a.NextPageLookAt).Take(most).Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false);
        if (ids.Count == 0)
        {
            return [];
        }

        List<long> claimed = await writes.RunAsync(
            async db =>
            {
                List<long> mine = [];
                foreach (long id in ids)
                {
                    int taken = await Due(db, now).Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PageLeasedUntil, until), cancellation).ConfigureAwait(false);
                    if (taken == 1)
                    {
                        mine.Add(id);
                    }
                }

                return mine;
            },
            cancellation).ConfigureAwait(false);
        return await LoadAsync(look, claimed, cancellation).ConfigureAwait(false);
    }

    public async Task<int> WaitingAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await Due(db, now).CountAsync(cancellation).ConfigureAwait(false);
    }

    /// <returns>Whether the article says something else now.</returns>
    public Task<bool> CommitAsync(PageTask task, PageOutcome outcome, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(outcome);
        return writes.RunAsync(db => CommitAsync(db, task, outcome, cancellation), cancellation);
    }

    private async Task<bool> CommitAsync(NewsDbContext db, PageTask task, PageOutcome outcome, CancellationToken cancellation)
    {
        await DecisionLock.ShareAsync(db, cancellation).ConfigureAwait(false);
        await SourceLock.TakeAsync(db, task.Article.SourceId, cancellation).ConfigureAwait(false);
        Article? known = await db.Articles.FirstOrDefaultAsync(a => a.Id == task.Article.Id, cancellation).ConfigureAwait(false);
        if (known is null)
        {
            return false;
        }

        bool changed = false, told = false;
        if (outcome.Text is not null)
        {
            await DecideAgainStore.MarkIfChangedAsync(db, task.Source.Source, cancellation).ConfigureAwait(false);
            await using ArticleRows rows = new(db);
            Revision newest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == known.Id && r.Number == known.Revision, cancellation).ConfigureAwait(false);
            FiltersInForce inForce = await filters.ReadAsync(db, cancellation).ConfigureAwait(false);
            string titleBefore = known.Title;
            IReadOnlyList<string> topics = task.Topics;
            if (outcome.Facts is { } facts)
            {
                List<string> own = [.. task.Topics.Except(known.PageTopics?.Split(' ') ?? [], StringComparer.Ordinal)];
                told = (facts with { Topics = [.. facts.Topics.Except(own, StringComparer.Ordinal)] }).FillIn(known);
                topics = TopicRows.WithPages(own, known);
                await TopicRows.ReplaceAsync(db, rows, known, topics, cancellation).ConfigureAwait(false);

                // A cut title made whole is no revision, like an excerpt replaced by its page.
                known.Title = PageFacts.FullerTitle(known.Title, facts.Title);
            }

            changed = await RevisionRows.ApplyAsync(
                db, rows, known, newest, known.Title, outcome.Text, outcome.UpdatedAt, outcome.LookedAt, task.Source, task.Feed, inForce, topics, task.LearnedBlocks,
                cancellation).ConfigureAwait(false);
            if (known.Title != titleBefore)
            {
                told = true;
                await db.Revisions.Where(r => r.ArticleId == known.Id && r.Number == known.Revision).ExecuteUpdateAsync(set => set.SetProperty(r => r.Title, known.Title), cancellation).ConfigureAwait(false);
                await rows.IndexAsync(known, known.Id, outcome.Text.Body.Text, replaces: true).ConfigureAwait(false);
            }

            if (newest.Origin == TextOrigin.Feed)
            {
                // Only an article's first page counts: what stands on every look at one article is its own text.
                await LearnAsync(db, known.SourceId, outcome, cancellation).ConfigureAwait(false);
            }
        }

        known.PageState = outcome.State;
        known.PageLooks++;
        known.NextPageLookAt = outcome.NextLookAt;
        known.PageFailure = outcome.Failure;
        known.PageETag = outcome.ETag ?? known.PageETag;
        known.PageLastModified = outcome.LastModified ?? known.PageLastModified;
        known.PageLeasedUntil = null;
        if (await db.Sources.AnyAsync(s => s.Id == known.SourceId && s.ReadingNumber != task.Source.Source.ReadingNumber, cancellation).ConfigureAwait(false))
        {
            // The admin changed how this source is read while the page was under way.
            known.NextPageLookAt = outcome.LookedAt;
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await WriteSourceHealthAsync(db, known.SourceId, outcome, cancellation).ConfigureAwait(false);
        if (changed || told)
        {
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        }

        return changed;
    }

    private static Task<int> WriteSourceHealthAsync(NewsDbContext db, int sourceId, PageOutcome outcome, CancellationToken cancellation) => outcome.Failure is null
        ? db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.PageFailures, 0).SetProperty(s => s.LastPageSuccessAt, outcome.LookedAt), cancellation)
        : db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.PageFailures, s => s.PageFailures + 1).SetProperty(s => s.LastPageFailure, outcome.Failure).SetProperty(s => s.LastPageFailureAt, outcome.LookedAt),
            cancellation);

    private static async Task LearnAsync(NewsDbContext db, int sourceId, PageOutcome outcome, CancellationToken cancellation)
    {
        PageBlock[] seen = [.. outcome.Blocks.DistinctBy(block => block.Fingerprint).Take(MostBlocks)];
        long[] fingerprints = [.. seen.Select(block => block.Fingerprint)];
        HashSet<long> known = [.. await db.SourceBlocks.Where(b => b.SourceId == sourceId && fingerprints.Contains(b.Fingerprint))
            .Select(b => b.Fingerprint).ToListAsync(cancellation).ConfigureAwait(false)];
        await db.SourceBlocks.Where(b => b.SourceId == sourceId && fingerprints.Contains(b.Fingerprint))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Pages, b => b.Pages + 1).SetProperty(b => b.LastSeenAt, outcome.LookedAt), cancellation).ConfigureAwait(false);
        await using RowInsert blocks = new(db, "SourceBlocks", ["SourceId", "Fingerprint", "Pages", "LastSeenAt", "KeepAsText", "Sample"], ignoreConflicts: true);
        foreach (PageBlock block in seen.Where(block => !known.Contains(block.Fingerprint)))
        {
            await blocks.RunAsync(sourceId, block.Fingerprint, 1, outcome.LookedAt, false, PlainText.Cut(PlainText.Fold(block.Text), SampleLength)).ConfigureAwait(false);
        }

        DateTimeOffset forgotten = outcome.LookedAt - TimeSpan.FromDays(30);
        await db.SourceBlocks.Where(b => b.SourceId == sourceId && b.Pages < BlockIsBoilerplateFrom && !b.KeepAsText && b.LastSeenAt < forgotten)
            .ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }

    internal static IQueryable<long> Learned(NewsDbContext db, int sourceId) =>
        db.SourceBlocks.Where(b => b.SourceId == sourceId && b.Pages >= BlockIsBoilerplateFrom && !b.KeepAsText).Select(b => b.Fingerprint);

    private static IQueryable<Article> Due(NewsDbContext db, DateTimeOffset now) =>
        db.Articles.Where(a => a.NextPageLookAt != null && a.NextPageLookAt <= now && a.WithdrawnAt == null && (a.PageLeasedUntil == null || a.PageLeasedUntil <= now)
            && db.Sources.Any(s => s.Id == a.SourceId && s.State != SourceState.Paused));

    private static async Task<IReadOnlyList<PageTask>> LoadAsync(NewsDbContext db, List<long> ids, CancellationToken cancellation)
    {
        List<Article> articles = await db.Articles.Where(a => ids.Contains(a.Id)).ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<long, string> topics = (await db.ArticleTopics.Where(t => ids.Contains(t.ArticleId)).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(t => t.ArticleId, t => t.Topic);
        Dictionary<int, (SourceFacts Source, IReadOnlySet<long> Blocks)> sources = [];
        Dictionary<int, Feed?> feeds = [];
        List<PageTask> tasks = [];
        foreach (Article article in articles)
        {
            if (!sources.TryGetValue(article.SourceId, out var source))
            {
                SourceFacts? facts = await RefreshContextQuery.SourceAsync(db, article.SourceId, cancellation).ConfigureAwait(false);
                if (facts is null)
                {
                    continue;
                }

                List<long> blocks = await Learned(db, article.SourceId).ToListAsync(cancellation).ConfigureAwait(false);
                source = (facts, blocks.ToHashSet());
                sources[article.SourceId] = source;
            }

            if (!feeds.TryGetValue(article.FeedId, out Feed? feed))
            {
                feeds[article.FeedId] = feed = await db.Feeds.FirstOrDefaultAsync(f => f.Id == article.FeedId, cancellation).ConfigureAwait(false);
            }

            tasks.Add(new PageTask(article, source.Source, feed, [.. topics[article.Id]], source.Blocks));
        }

        return tasks;
    }
}
