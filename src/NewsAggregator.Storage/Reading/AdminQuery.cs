using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Reading;

/// <summary>What the admin's first page shows.</summary>
public sealed class AdminQuery(NewsDatabase database, TimeProvider clock)
{
    private const int FewestForGap = 5;
    private static readonly TimeSpan GapSpan = TimeSpan.FromDays(60);


    /// <summary>Every feed, failing ones first, the longest failing on top.</summary>
    public async Task<IReadOnlyList<FeedHealthLine>> FeedsAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Dictionary<int, int> counts = await db.Articles.GroupBy(a => a.FeedId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation).ConfigureAwait(false);
        var rows = await db.Feeds.Join(db.Sources, f => f.SourceId, s => s.Id, (f, s) => new { Feed = f, Source = s }).ToListAsync(cancellation).ConfigureAwait(false);
        DateTimeOffset since = clock.GetUtcNow() - GapSpan;
        var arrivals = await db.Articles.Where(a => a.SortTime >= since).GroupBy(a => a.FeedId)
            .Select(g => new { g.Key, Count = g.Count(), First = g.Min(a => a.SortTime), Last = g.Max(a => a.SortTime) })
            .ToDictionaryAsync(g => g.Key, cancellation).ConfigureAwait(false);
        Dictionary<int, int> blocks = await db.SourceBlocks.Where(b => b.Pages >= LearnedBlocks.From && !b.KeepAsText).GroupBy(b => b.SourceId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation).ConfigureAwait(false);
        return [.. rows
            .OrderBy(row => row.Feed.FailingSince ?? DateTimeOffset.MaxValue).ThenBy(row => row.Source.Name, StringComparer.InvariantCultureIgnoreCase)
            .Select(row => Line(row.Feed, row.Source, counts.GetValueOrDefault(row.Feed.Id)) with
            {
                LastNewItemAt = row.Feed.LastNewItemAt,
                UsualGap = arrivals.TryGetValue(row.Feed.Id, out var arrived) && arrived.Count >= FewestForGap ? (arrived.Last - arrived.First) / (arrived.Count - 1) : null,
                MovedTo = row.Feed.MovedTo,
                MovedSince = row.Feed.MovedSince,
                LearnedBlocks = blocks.GetValueOrDefault(row.Source.Id),
            })];
    }

    /// <summary>Every source, by name.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> SourceNamesAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var sources = await db.Sources.Select(s => new { s.Slug, s.Name }).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. sources.OrderBy(s => s.Name, StringComparer.InvariantCultureIgnoreCase).Select(s => (s.Slug, s.Name))];
    }

    public async Task<SiteFigures> FiguresAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        EditionView? edition = await EditionQuery.FindAsync(db, null, cancellation).ConfigureAwait(false);
        int articles = await db.Articles.CountAsync(cancellation).ConfigureAwait(false);
        int shown = edition is null ? 0 : await db.Decisions
            .CountAsync(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show, cancellation).ConfigureAwait(false);
        return new SiteFigures(
            await db.Sources.CountAsync(cancellation).ConfigureAwait(false),
            await db.Sources.CountAsync(s => s.State == SourceState.Paused, cancellation).ConfigureAwait(false),
            await db.Feeds.CountAsync(cancellation).ConfigureAwait(false),
            await db.Feeds.CountAsync(f => f.Failures > 0, cancellation).ConfigureAwait(false),
            articles,
            articles - shown,
            await db.Stories.CountAsync(s => s.Members > 1, cancellation).ConfigureAwait(false),
            await db.Articles.CountAsync(a => a.NextPageLookAt != null && a.PageState == PageState.Wanted, cancellation).ConfigureAwait(false),
            await BytesAsync(db, cancellation).ConfigureAwait(false),
            await db.Sources.AnyAsync(s => s.IsDemo, cancellation).ConfigureAwait(false));
    }

    private async Task<long> BytesAsync(NewsDbContext db, CancellationToken cancellation)
    {
        if (!database.IsSqlite)
        {
            return await db.Database.SqlQuery<long>($"SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancellation).ConfigureAwait(false);
        }

        FileInfo file = new(database.Settings.SqliteFile);
        FileInfo log = new(database.Settings.SqliteFile + "-wal");
        return (file.Exists ? file.Length : 0) + (log.Exists ? log.Length : 0);
    }

    private static FeedHealthLine Line(Feed f, Source s, int articles) => new(
        f.Id, s.Id, s.Slug, s.Name, f.Url, s.State, f.State, f.LastVisitAt, f.LastSuccessAt, f.NextVisitAt, f.IntervalSeconds, f.Failures, f.LastFailure, f.LastFailureText, f.FailingSince,
        f.Warnings, articles, s.PageFailures, s.LastPageFailure,
        s.TimeZone is null ? s.LearnedZoneMinutes : null);
}
