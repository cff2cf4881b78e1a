using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>What a step over a version in preparation came to.</summary>
public enum DecidedRange
{
    /// <summary>There is more to decide.</summary>
    More,

    /// <summary>Everything was decided, and this step put the version into force.</summary>
    InForce,

    /// <summary>The version is not being prepared any more: a newer save took its place, or its edition is gone.</summary>
    Superseded,
}

/// <summary>
/// Decides what is stored under a version in preparation, range by range of article ids, each in a short transaction that also moves
/// <see cref="FilterVersion.DecidedUpToId"/>: what a crash interrupts goes on where it stood. Readers see the version in force until
/// one update names the new one.
/// </summary>
public sealed class DecisionStore(NewsDatabase database, WritePath writes, FiltersQuery filters, TimeProvider clock)
{
    // Requests and cached lists that began under the old version have ended by then.
    private static readonly TimeSpan ReadOn = TimeSpan.FromMinutes(2);

    // Pages of older articles are not fetched because a filter now shows them.
    private static readonly TimeSpan PageWorthwhile = TimeSpan.FromDays(7);

    /// <summary>The version to be prepared next; null: none is.</summary>
    public async Task<long?> NextAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.FilterVersions.Where(v => v.State == FilterVersionState.Preparing).OrderBy(v => v.Id).Select(v => (long?)v.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Decides the next articles; where there are none left, puts the version into force.</summary>
    public async Task<DecidedRange> DecideRangeAsync(long versionId, RangePace pace, CancellationToken cancellation = default)
    {
        // Compiled before the transaction begins: a large filter takes longer than a range.
        await filters.ReadAsync(cancellation).ConfigureAwait(false);
        return await writes.RunAsync(db => pace.MeasureAsync(() => DecideRangeAsync(db, versionId, pace.Size, cancellation)), cancellation).ConfigureAwait(false);
    }

    /// <summary>Deletes decisions of versions that were replaced a while ago.</summary>
    /// <returns>Whether something was deleted, so that there may be more.</returns>
    public async Task<bool> ForgetRangeAsync(RangePace pace, CancellationToken cancellation = default)
    {
        DateTimeOffset before = clock.GetUtcNow() - ReadOn;
        await using NewsDbContext look = database.OpenForReading();
        DecisionLeftover? next = await look.DecisionLeftovers.Where(l => l.Since <= before).OrderBy(l => l.Since).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (next is null)
        {
            return false;
        }

        await writes.RunAsync(db => pace.MeasureAsync(() => ForgetAsync(db, next, pace.Size, cancellation)), cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>In the transaction that makes the version superfluous.</summary>
    internal static async Task LeaveAsync(NewsDbContext db, int editionId, long versionId, DateTimeOffset now)
    {
        await using RowInsert leftover = new(db, "DecisionLeftovers", ["EditionId", "VersionId", "Since"], ignoreConflicts: true);
        await leftover.RunAsync(editionId, versionId, now).ConfigureAwait(false);
    }

    private static async Task<int> ForgetAsync(NewsDbContext db, DecisionLeftover leftover, int most, CancellationToken cancellation)
    {
        IQueryable<StoredDecision> decisions = db.Decisions.Where(d => d.EditionId == leftover.EditionId && d.VersionId == leftover.VersionId);
        long[] articles = await decisions.OrderBy(d => d.Verdict).ThenBy(d => d.SortTime).Select(d => d.ArticleId).Take(most).ToArrayAsync(cancellation).ConfigureAwait(false);
        if (articles.Length < most)
        {
            await db.DecisionLeftovers.Where(l => l.EditionId == leftover.EditionId && l.VersionId == leftover.VersionId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        }

        return await decisions.Where(d => articles.Contains(d.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<DecidedRange> DecideRangeAsync(NewsDbContext db, long versionId, int most, CancellationToken cancellation)
    {
        await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
        var version = await db.FilterVersions.Where(v => v.Id == versionId && v.State == FilterVersionState.Preparing)
            .Select(v => new { v.EditionId, v.DecidedUpToId }).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (version is null)
        {
            return DecidedRange.Superseded;
        }

        long from = version.DecidedUpToId;
        List<ArticleFacts> next = await ArticleFacts.ReadAsync(db, db.Articles.Where(a => a.Id > from).OrderBy(a => a.Id).Take(most), cancellation).ConfigureAwait(false);
        if (next.Count == 0)
        {
            await PutIntoForceAsync(db, version.EditionId, versionId, cancellation).ConfigureAwait(false);
            return DecidedRange.InForce;
        }

        FiltersInForce all = await filters.ReadAsync(db, cancellation).ConfigureAwait(false);
        long to = next[^1].Article.Id;
        await DecideAsync(db, new FiltersInForce([all.Versions.First(v => v.VersionId == versionId)]), next, from, to, cancellation).ConfigureAwait(false);
        await db.FilterVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(set => set.SetProperty(v => v.DecidedUpToId, to), cancellation).ConfigureAwait(false);
        return DecidedRange.More;
    }

    private async Task DecideAsync(NewsDbContext db, FiltersInForce version, List<ArticleFacts> articles, long from, long to, CancellationToken cancellation)
    {
        // What arrived or changed since the version was saved has been decided under it already, by its present facts.
        long id = version.Versions[0].VersionId;
        HashSet<long> done = [.. await db.Decisions.Where(d => d.ArticleId > from && d.ArticleId <= to && d.VersionId == id).Select(d => d.ArticleId).ToListAsync(cancellation).ConfigureAwait(false)];
        List<long> pages = [];
        DateTimeOffset now = clock.GetUtcNow();
        await using ArticleRows rows = new(db);
        foreach (ArticleFacts facts in articles.Where(facts => !done.Contains(facts.Article.Id)))
        {
            Article article = facts.Article;
            await rows.AddDecisionAsync(version.Decide(article, facts.Source, facts.Feed, facts.Topics, facts.Text)[0], article.Id).ConfigureAwait(false);
            if (article.PageState == PageState.Wanted && article.NextPageLookAt is null && article.PageLooks == 0 && article.FirstSeenAt > now - PageWorthwhile
                && facts.IsJudged && version.IsWorthReading(article, facts.Source, facts.Feed, facts.Topics, facts.Text))
            {
                pages.Add(article.Id);
            }
        }

        if (pages.Count > 0)
        {
            await db.Articles.Where(a => pages.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.NextPageLookAt, now), cancellation).ConfigureAwait(false);
        }
    }

    private async Task PutIntoForceAsync(NewsDbContext db, int editionId, long versionId, CancellationToken cancellation)
    {
        long old = await db.Editions.Where(e => e.Id == editionId).Select(e => e.VersionInForceId).SingleAsync(cancellation).ConfigureAwait(false);
        await db.FilterVersions.Where(v => v.EditionId == editionId && v.State == FilterVersionState.InForce)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.State, FilterVersionState.Past), cancellation).ConfigureAwait(false);
        await db.FilterVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(set => set.SetProperty(v => v.State, FilterVersionState.InForce), cancellation).ConfigureAwait(false);
        await db.Editions.Where(e => e.Id == editionId).ExecuteUpdateAsync(set => set.SetProperty(e => e.VersionInForceId, versionId), cancellation).ConfigureAwait(false);
        if (old != 0)
        {
            await LeaveAsync(db, editionId, old, clock.GetUtcNow()).ConfigureAwait(false);
        }

        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
    }
}
