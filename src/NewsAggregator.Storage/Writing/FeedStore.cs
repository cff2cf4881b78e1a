using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>Claims feeds for visits and keeps what visits met. Only a visit's own columns are written: what an admin sets meanwhile stays.</summary>
public sealed class FeedStore(NewsDatabase database, WritePath writes)
{
    /// <summary>
    /// Claims up to <paramref name="most"/> due feeds of active and trial sources for <paramref name="owner"/>, the longest due first.
    /// A claim ends by the visit's commit or at <paramref name="until"/>, whichever comes first.
    /// </summary>
    public async Task<IReadOnlyList<Feed>> ClaimDueAsync(DateTimeOffset now, int most, string owner, DateTimeOffset until, CancellationToken cancellation = default)
    {
        await using (NewsDbContext look = database.OpenForReading())
        {
            // Looking takes no lock; most looks find nothing.
            if (!await Due(look, now).AnyAsync(cancellation).ConfigureAwait(false))
            {
                return [];
            }
        }

        return await writes.RunAsync(
            async db =>
            {
                List<int> ids = await Due(db, now).OrderBy(f => f.NextVisitAt).Take(most).Select(f => f.Id).ToListAsync(cancellation).ConfigureAwait(false);
                return await ClaimAsync(db, ids, now, owner, until, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Claims one feed whether it is due or not; null when it is being visited, or is gone from the site.</summary>
    public async Task<Feed?> ClaimAsync(int feedId, DateTimeOffset now, string owner, DateTimeOffset until, CancellationToken cancellation = default) =>
        (await writes.RunAsync(db => ClaimAsync(db, [feedId], now, owner, until, cancellation), cancellation).ConfigureAwait(false)) is [Feed feed] ? feed : null;

    /// <summary>Stores a visit that brought no document to judge: failed, answered 304, or unchanged.</summary>
    public Task RecordAsync(int feedId, FeedOutcome outcome, CancellationToken cancellation = default) =>
        writes.RunAsync(db => WriteOutcomeAsync(db, feedId, outcome, newItems: false, cancellation), cancellation);

    /// <summary>Spreads the feeds that came due while the program was down over the time given, by chance; new feeds stay where they are.</summary>
    public Task SpreadOverdueAsync(DateTimeOffset now, TimeSpan over, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            List<int> overdue = await db.Feeds.Where(f => f.NextVisitAt <= now && f.LastVisitAt != null).Select(f => f.Id).ToListAsync(cancellation).ConfigureAwait(false);
            foreach (int id in overdue)
            {
#pragma warning disable CA5394 // Chance that spreads load, not a secret.
                DateTimeOffset at = now + (over * Random.Shared.NextDouble());
#pragma warning restore CA5394
                await db.Feeds.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.NextVisitAt, at), cancellation).ConfigureAwait(false);
            }
        },
        cancellation);

    /// <summary>Gives a claim back unvisited: the process is stopping.</summary>
    public Task ReleaseAsync(int feedId, CancellationToken cancellation = default) => writes.RunAsync(
        db => db.Feeds.Where(f => f.Id == feedId).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeasedUntil, (DateTimeOffset?)null), cancellation), cancellation);

    internal static async Task WriteOutcomeAsync(NewsDbContext db, int feedId, FeedOutcome outcome, bool newItems, CancellationToken cancellation)
    {
        bool good = outcome.Failure == FeedFailure.None;
        string? newUrl = outcome.NewUrl is not null && !await db.Feeds.AnyAsync(f => f.Url == outcome.NewUrl, cancellation).ConfigureAwait(false) ? outcome.NewUrl : null;
        await db.Feeds.Where(f => f.Id == feedId).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(f => f.LastVisitAt, outcome.VisitedAt)
                    .SetProperty(f => f.NextVisitAt, outcome.NextVisitAt)
                    .SetProperty(f => f.IntervalSeconds, outcome.IntervalSeconds)
                    .SetProperty(f => f.Failures, outcome.Failures)
                    .SetProperty(f => f.LastFailure, outcome.Failure)
                    .SetProperty(f => f.LastFailureText, outcome.FailureText)
                    .SetProperty(f => f.MovedTo, newUrl is null ? outcome.MovedTo : null)
                    .SetProperty(f => f.MovedSince, newUrl is null ? outcome.MovedSince : null)
                    .SetProperty(f => f.LeasedUntil, (DateTimeOffset?)null)
                    .SetProperty(f => f.LeasedBy, (string?)null);
                if (good)
                {
                    set.SetProperty(f => f.LastSuccessAt, outcome.VisitedAt).SetProperty(f => f.FailingSince, (DateTimeOffset?)null);
                }
                else
                {
                    set.SetProperty(f => f.FailingSince, f => f.FailingSince ?? outcome.VisitedAt);
                }

                if (outcome.ReadDocument)
                {
                    set.SetProperty(f => f.ETag, outcome.ETag)
                        .SetProperty(f => f.LastModified, outcome.LastModified)
                        .SetProperty(f => f.ContentHash, outcome.ContentHash)
                        .SetProperty(f => f.Warnings, outcome.Warnings)
                        .SetProperty(f => f.Title, f => outcome.Title ?? f.Title);
                }

                if (newItems)
                {
                    set.SetProperty(f => f.LastNewItemAt, outcome.VisitedAt);
                }

                if (newUrl is not null)
                {
                    set.SetProperty(f => f.Url, newUrl);
                }

                if (outcome.Gone)
                {
                    set.SetProperty(f => f.State, FeedState.Gone);
                }
            },
            cancellation).ConfigureAwait(false);
    }

    private static IQueryable<Feed> Due(NewsDbContext db, DateTimeOffset now) =>
        from feed in db.Feeds
        join source in db.Sources on feed.SourceId equals source.Id
        where feed.State == FeedState.Active && feed.NextVisitAt <= now && source.State != SourceState.Paused
            && (feed.LeasedUntil == null || feed.LeasedUntil <= now)
        select feed;

    private static async Task<IReadOnlyList<Feed>> ClaimAsync(NewsDbContext db, IReadOnlyList<int> ids, DateTimeOffset now, string owner, DateTimeOffset until, CancellationToken cancellation)
    {
        // The update decides, not the look before it: two processes on PostgreSQL may have seen the same feeds.
        List<Feed> claimed = [];
        foreach (int id in ids)
        {
            int taken = await db.Feeds.Where(f => f.Id == id && (f.LeasedUntil == null || f.LeasedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.LeasedUntil, until).SetProperty(f => f.LeasedBy, owner), cancellation).ConfigureAwait(false);
            if (taken == 1)
            {
                claimed.Add(await db.Feeds.AsNoTracking().SingleAsync(f => f.Id == id, cancellation).ConfigureAwait(false));
            }
        }

        return claimed;
    }
}
