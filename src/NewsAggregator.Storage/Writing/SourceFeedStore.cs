using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>The feeds of a source, as an admin adds, pauses, moves and removes them.</summary>
public sealed class SourceFeedStore(WritePath writes, TimeProvider clock)
{
    /// <param name="url">Absolute, http or https.</param>
    public Task<SourceSaved> AddAsync(int sourceId, string url, string who, CancellationToken cancellation = default) => EditAsync(
        sourceId, "source.feed-added", url, who,
        async (db, source) =>
        {
            int? interval = await db.Feeds.Where(f => f.SourceId == sourceId).Select(f => f.FixedIntervalSeconds).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            db.Feeds.Add(new Feed { SourceId = sourceId, Url = url, NextVisitAt = clock.GetUtcNow(), FixedIntervalSeconds = interval });
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        },
        url, cancellation);

    /// <summary>Gives a feed another address: it is read from there as if for the first time; articles that are known stay known.</summary>
    public Task<SourceSaved> MoveAsync(int sourceId, int feedId, string url, string who, CancellationToken cancellation = default) => EditAsync(
        sourceId, "source.feed-moved", url, who,
        async (db, source) =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            await db.Feeds.Where(f => f.Id == feedId && f.SourceId == sourceId).ExecuteUpdateAsync(
                set => set.SetProperty(f => f.Url, url).SetProperty(f => f.ETag, (string?)null).SetProperty(f => f.LastModified, (string?)null).SetProperty(f => f.ContentHash, (long?)null)
                    .SetProperty(f => f.State, f => f.State == FeedState.Gone ? FeedState.Active : f.State).SetProperty(f => f.NextVisitAt, now)
                    .SetProperty(f => f.MovedTo, (string?)null).SetProperty(f => f.MovedSince, (DateTimeOffset?)null)
                    .SetProperty(f => f.Failures, 0).SetProperty(f => f.LastFailure, FeedFailure.None).SetProperty(f => f.LastFailureText, (string?)null).SetProperty(f => f.FailingSince, (DateTimeOffset?)null),
                cancellation).ConfigureAwait(false);
            await DecideAgainStore.MarkAsync(db, [sourceId], cancellation).ConfigureAwait(false);
        },
        url, cancellation);

    public Task<SourceSaved> PauseAsync(int sourceId, int feedId, bool pause, string who, CancellationToken cancellation = default) => EditAsync(
        sourceId, pause ? "source.feed-paused" : "source.feed-started", null, who,
        (db, source) =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            FeedState state = pause ? FeedState.Paused : FeedState.Active;
            return db.Feeds.Where(f => f.Id == feedId && f.SourceId == sourceId).ExecuteUpdateAsync(set => set.SetProperty(f => f.State, state).SetProperty(f => f.NextVisitAt, now), cancellation);
        },
        null, cancellation);

    /// <summary>The feed's articles stay. A source's last feed is not removed: then the source itself is to be paused or deleted.</summary>
    public Task<SourceSaved> RemoveAsync(int sourceId, int feedId, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            Feed? feed = await db.Feeds.FirstOrDefaultAsync(f => f.Id == feedId && f.SourceId == sourceId, cancellation).ConfigureAwait(false);
            string? slug = await db.Sources.Where(s => s.Id == sourceId).Select(s => s.Slug).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (feed is null || slug is null || await db.Feeds.CountAsync(f => f.SourceId == sourceId, cancellation).ConfigureAwait(false) < 2)
            {
                return new SourceSaved(SourceSaveKind.Missing, slug ?? "", []);
            }

            db.Feeds.Remove(feed);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await DecideAgainStore.MarkAsync(db, [sourceId], cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "source.feed-removed", slug, feed.Url, cancellation: cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
            return new SourceSaved(SourceSaveKind.Saved, slug, []);
        },
        cancellation);

    /// <summary>The slug of the source that has a feed of this address; null: nobody has.</summary>
    internal static async Task<string?> HolderAsync(NewsDbContext db, string url, CancellationToken cancellation) =>
        await db.Feeds.Where(f => f.Url == url).Join(db.Sources, f => f.SourceId, s => s.Id, (f, s) => s.Slug).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);

    /// <param name="seconds">Null: learned again, from the interval so far.</param>
    internal static Task<int> SetIntervalAsync(NewsDbContext db, IReadOnlyCollection<int> sourceIds, int? seconds, DateTimeOffset now, CancellationToken cancellation)
    {
        if (seconds is not int fix)
        {
            return db.Feeds.Where(f => sourceIds.Contains(f.SourceId)).ExecuteUpdateAsync(set => set.SetProperty(f => f.FixedIntervalSeconds, (int?)null), cancellation);
        }

        // A feed that would be visited later than from now on it should is brought forward.
        DateTimeOffset latest = now.AddSeconds(fix);
        return db.Feeds.Where(f => sourceIds.Contains(f.SourceId)).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.FixedIntervalSeconds, fix).SetProperty(f => f.NextVisitAt, f => f.NextVisitAt > latest ? latest : f.NextVisitAt), cancellation);
    }

    private Task<SourceSaved> EditAsync(int sourceId, string action, string? newUrl, string who, Func<NewsDbContext, Source, Task> edit, string? detail, CancellationToken cancellation) => writes.RunAsync(
        async db =>
        {
            Source? source = await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sourceId, cancellation).ConfigureAwait(false);
            if (source is null)
            {
                return new SourceSaved(SourceSaveKind.Missing, "", []);
            }

            if (newUrl is not null && await HolderAsync(db, newUrl, cancellation).ConfigureAwait(false) is string holder)
            {
                return new SourceSaved(SourceSaveKind.FeedTaken, holder, []);
            }

            await edit(db, source).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, action, source.Slug, detail, cancellation: cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
            return new SourceSaved(SourceSaveKind.Saved, source.Slug, []);
        },
        cancellation);
}
