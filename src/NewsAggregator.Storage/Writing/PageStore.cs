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
public sealed record PageTask(Article Article, SourceFacts Source, Feed? Feed, IReadOnlyList<string> Topics, IReadOnlySet<long> LearnedBlocks)
{
    /// <summary>The article's text is its page's already: what is not believed of a later look is held.</summary>
    public bool HasPageText { get; init; }
}

/// <summary>What a look at a page brought.</summary>
/// <param name="Text">Null: nothing new to store (304, or refused).</param>
/// <param name="Failure">In words, when the page could not be read; the feed's text stays.</param>
public sealed record PageOutcome(
    DateTimeOffset LookedAt, DateTimeOffset? NextLookAt, PageState State, ArticleText? Text, DateTimeOffset? UpdatedAt, string? Failure, string? ETag, string? LastModified,
    IReadOnlyList<PageBlock> Blocks, PageFacts? Facts)
{
    /// <summary>Why <see cref="Text"/> is not believed: it waits for an admin. Null: it is.</summary>
    public HoldReason? Hold { get; init; }

    /// <summary>The page is, byte for byte, what it was at the last look (304).</summary>
    public bool Unchanged { get; init; }
}

/// <summary>The durable queue of page looks, and their commits.</summary>
public sealed class PageStore(NewsDatabase database, WritePath writes, FiltersQuery filters)
{
    private const int MostTitle = 1000;

    /// <summary>Claims the pages longest due; each claim ends by its commit or at <paramref name="until"/>.</summary>
    public async Task<IReadOnlyList<PageTask>> ClaimAsync(DateTimeOffset now, int most, DateTimeOffset until, CancellationToken cancellation = default)
    {
        await using NewsDbContext look = database.OpenForReading();
        List<Article> due = await Due(look, now).OrderBy(a => a.NextPageLookAt).Take(most).AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        if (due.Count == 0)
        {
            return [];
        }

        List<Article> hidden = await HiddenAsync(look, due, cancellation).ConfigureAwait(false);
        List<long> ids = [.. due.Except(hidden).Select(a => a.Id)];

        List<long> claimed = await writes.RunAsync(
            async db =>
            {
                foreach (Article article in hidden)
                {
                    DateTimeOffset? next = PageLooks.Next(article, now);
                    await db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.NextPageLookAt, next), cancellation).ConfigureAwait(false);
                }

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

    /// <summary>At start: what an earlier version of the program read is read anew.</summary>
    public async Task FollowVersionAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        await using NewsDbContext look = database.OpenForReading();
        List<Source> sources = await look.Sources.Where(s => s.State != SourceState.Paused && s.TextMode != TextMode.Feed).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (Source source in sources)
        {
            await writes.RunAsync(db => SourceReading.FollowVersionAsync(db, source, now, cancellation), cancellation).ConfigureAwait(false);
        }
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
        if (outcome.Text is { } text)
        {
            Revision newest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == known.Id && r.Number == known.Revision, cancellation).ConfigureAwait(false);
            if (outcome.Hold is { } reason)
            {
                await HeldRows.HoldAsync(db, known, text, reason, outcome.UpdatedAt, outcome.LookedAt, cancellation).ConfigureAwait(false);
            }
            else
            {
                (changed, told) = await TakeAsync(db, known, newest, task, outcome, text, cancellation).ConfigureAwait(false);
            }

            if (newest.Origin == TextOrigin.Feed && outcome.Hold is null)
            {
                // Only an article's first page counts: what stands on every look at one article is its own text.
                await LearnedBlocks.LearnAsync(db, known.SourceId, outcome, cancellation).ConfigureAwait(false);
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
        await WriteSourceHealthAsync(db, task, outcome, cancellation).ConfigureAwait(false);
        if (changed || told)
        {
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        }

        return changed;
    }

    private async Task<(bool Changed, bool Told)> TakeAsync(
        NewsDbContext db, Article known, Revision newest, PageTask task, PageOutcome outcome, ArticleText text, CancellationToken cancellation)
    {
        await DecideAgainStore.MarkIfChangedAsync(db, task.Source.Source, cancellation).ConfigureAwait(false);
        await using ArticleRows rows = new(db);
        FiltersInForce inForce = await filters.ReadAsync(db, cancellation).ConfigureAwait(false);
        string titleBefore = known.Title;
        bool told = false;
        string title = known.Title;
        IReadOnlyList<string> topics = task.Topics;
        if (outcome.Facts is { } facts)
        {
            List<string> own = [.. task.Topics.Except(known.PageTopics?.Split(' ') ?? [], StringComparer.Ordinal)];
            told = (facts with { Topics = [.. facts.Topics.Except(own, StringComparer.Ordinal)] }).FillIn(known);
            topics = TopicRows.WithPages(own, known);
            await TopicRows.ReplaceAsync(db, rows, known, topics, cancellation).ConfigureAwait(false);

            // A cut title made whole is no revision, like an excerpt replaced by its page.
            known.Title = PageFacts.FullerTitle(known.Title, facts.Title);
            title = known.ReadWith == task.Source.Source.ReadingStamp ? PageFacts.ChangedTitle(known.Title, known.PageTitle, facts.Title) : known.Title;
            known.PageTitle = facts.Title is { } headline ? PlainText.Cut(headline, MostTitle) : known.PageTitle;
        }

        ReadingContext context = new(task.Source, task.Feed, inForce, topics, task.LearnedBlocks, outcome.LookedAt);
        bool changed = false;
        if (await HeldRows.HoldAlikeAsync(db, rows, known, newest, text, outcome.UpdatedAt, context, cancellation).ConfigureAwait(false))
        {
            told = true;
        }
        else
        {
            changed = await RevisionRows.ApplyAsync(db, rows, known, newest, title, text, outcome.UpdatedAt, context, cancellation).ConfigureAwait(false);
            await HeldRows.ForgetAsync(db, known.Id, cancellation).ConfigureAwait(false);
            if (known.Title != titleBefore)
            {
                told = true;
                await db.Revisions.Where(r => r.ArticleId == known.Id && r.Number == known.Revision).ExecuteUpdateAsync(set => set.SetProperty(r => r.Title, known.Title), cancellation).ConfigureAwait(false);
                await rows.IndexAsync(known, known.Id, text.Body.Text, replaces: true).ConfigureAwait(false);
            }
        }

        return (changed, told);
    }

    // A page that was read before, and is held now, is no failure of its source; one that never was is.
    private static Task<int> WriteSourceHealthAsync(NewsDbContext db, PageTask task, PageOutcome outcome, CancellationToken cancellation) =>
        outcome.Failure is null || (outcome.Hold is not null && task.HasPageText) || outcome.Unchanged
        ? db.Sources.Where(s => s.Id == task.Article.SourceId).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.PageFailures, 0).SetProperty(s => s.LastPageSuccessAt, outcome.LookedAt), cancellation)
        : db.Sources.Where(s => s.Id == task.Article.SourceId).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.PageFailures, s => s.PageFailures + 1).SetProperty(s => s.LastPageFailure, outcome.Failure).SetProperty(s => s.LastPageFailureAt, outcome.LookedAt),
            cancellation);

    /// <summary>Those that were read and that no edition shows now: nobody would see what changed. They are asked about again later, without a request.</summary>
    private static async Task<List<Article>> HiddenAsync(NewsDbContext db, List<Article> due, CancellationToken cancellation)
    {
        List<long> read = [.. due.Where(a => a.PageState == PageState.Read).Select(a => a.Id)];
        if (read.Count == 0)
        {
            return [];
        }

        HashSet<long> shown = [.. await db.Articles.Where(a => read.Contains(a.Id) && db.Sources.Any(s => s.Id == a.SourceId && s.State == SourceState.Trial))
            .Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false)];
        foreach (EditionView edition in await EditionQuery.Views(db).ToListAsync(cancellation).ConfigureAwait(false))
        {
            shown.UnionWith(await VisibleArticles.Among(db, edition, db.Articles.Where(a => read.Contains(a.Id))).Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false));
        }

        return [.. due.Where(a => a.PageState == PageState.Read && !shown.Contains(a.Id))];
    }

    private static IQueryable<Article> Due(NewsDbContext db, DateTimeOffset now) =>
        db.Articles.Where(a => a.NextPageLookAt != null && a.NextPageLookAt <= now && a.WithdrawnAt == null && (a.PageLeasedUntil == null || a.PageLeasedUntil <= now)
            && db.Sources.Any(s => s.Id == a.SourceId && s.State != SourceState.Paused));

    private static async Task<IReadOnlyList<PageTask>> LoadAsync(NewsDbContext db, List<long> ids, CancellationToken cancellation)
    {
        List<Article> articles = await db.Articles.Where(a => ids.Contains(a.Id)).ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<long, string> topics = (await db.ArticleTopics.Where(t => ids.Contains(t.ArticleId)).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(t => t.ArticleId, t => t.Topic);
        Dictionary<int, (SourceFacts Source, IReadOnlySet<long> Blocks)> sources = [];
        Dictionary<int, Feed?> feeds = [];
        HashSet<long> ofPages = [.. await db.Revisions.Where(r => ids.Contains(r.ArticleId) && r.Origin == TextOrigin.Page).Select(r => r.ArticleId).Distinct().ToListAsync(cancellation).ConfigureAwait(false)];
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

                List<long> blocks = await LearnedBlocks.Of(db, article.SourceId).ToListAsync(cancellation).ConfigureAwait(false);
                source = (facts, blocks.ToHashSet());
                sources[article.SourceId] = source;
            }

            if (!feeds.TryGetValue(article.FeedId, out Feed? feed))
            {
                feeds[article.FeedId] = feed = await db.Feeds.FirstOrDefaultAsync(f => f.Id == article.FeedId, cancellation).ConfigureAwait(false);
            }

            tasks.Add(new PageTask(article, source.Source, feed, [.. topics[article.Id]], source.Blocks) { HasPageText = ofPages.Contains(article.Id) });
        }

        return tasks;
    }
}
