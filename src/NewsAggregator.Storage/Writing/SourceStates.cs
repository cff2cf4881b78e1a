using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>What follows when sources are paused, started, or put on trial.</summary>
internal static class SourceStates
{
    /// <summary>A source that is started is visited now; a feed that was gone is asked once more.</summary>
    public static Task<int> FollowAsync(NewsDbContext db, IReadOnlyCollection<int> sourceIds, SourceState state, DateTimeOffset now, CancellationToken cancellation) => state == SourceState.Paused
        ? Task.FromResult(0)
        : db.Feeds.Where(f => sourceIds.Contains(f.SourceId) && f.State != FeedState.Paused)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.State, FeedState.Active).SetProperty(f => f.NextVisitAt, now), cancellation);

    /// <returns>Ids of the sources that stood otherwise.</returns>
    public static async Task<IReadOnlyList<int>> SetAsync(NewsDbContext db, IReadOnlyCollection<int> sourceIds, SourceState state, DateTimeOffset now, CancellationToken cancellation)
    {
        List<Source> others = await db.Sources.Where(s => sourceIds.Contains(s.Id) && s.State != state).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (Source source in others)
        {
            bool movesVerdicts = source.State == SourceState.Trial || state == SourceState.Trial;
            source.State = state;
            source.Version++;
            source.DecideAgainFromId = movesVerdicts ? 0 : source.DecideAgainFromId;
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        int[] ids = [.. others.Select(s => s.Id)];
        await FollowAsync(db, ids, state, now, cancellation).ConfigureAwait(false);
        return ids;
    }
}
