using Microsoft.Extensions.Logging;
using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>
/// The stage that brings articles of one happening together; one process at a time holds its lease. New articles join at once. When an hour
/// is over, all of its articles are matched anew from what was settled before, in an order made of what they say: so the order of arrival
/// within the hour makes no difference, and since memory holds nothing but what is stored, neither does a restart.
/// </summary>
public sealed partial class StoryKeeper(StoryStore stories, LeaseStore leases, TimeProvider clock, ILogger<StoryKeeper> logger) : IDisposable
{
    private const string LeaseName = "stories";
    private const int Batch = 500;

    /// <summary>Within the hour, more articles than this only join; they are matched anew when it is over.</summary>
    private const int MostMatchedAnew = 1_000;
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);

    /// <summary>Visits that began within the hour have ended so long after it. What comes meanwhile waits for the new hour.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim one = new(1, 1);
    private StoryMemory? memory;
    private long openWords;

    /// <summary>In this hour older stories proved to be one. That is told when the hour is over, since other articles may still speak against it.</summary>
    private DateTimeOffset? holdingBack;

    /// <summary>Matches what is stored and not yet matched, a batch at most, or settles an hour that is over.</summary>
    /// <returns>0: nothing more is to be done now, or another process holds the lease.</returns>
    public async Task<int> RunAsync(string owner, CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            StoryProgress progress = await stories.ProgressAsync(cancellation).ConfigureAwait(false);
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset hour = StoryMemory.HourOf(progress.FirstOpen ?? progress.SettledTo ?? now);
            bool isOver = now >= hour.AddHours(1) + Grace;
            bool readMore = memory is not null && progress.FirstOpen is not null && progress.OpenWords != openWords;
            openWords = progress.OpenWords;
            if (!progress.IsWaiting && (progress.FirstOpen is null || !(isOver || readMore)))
            {
                return 0;
            }

            if (!await leases.TakeAsync(LeaseName, owner, now, LeaseLength, cancellation).ConfigureAwait(false))
            {
                return 0;
            }

            if (memory is null || memory.Stamp != progress.Stamp || memory.Hour != hour)
            {
                memory = await StoryMemory.ReadAsync(stories, hour, progress.Stamp, cancellation).ConfigureAwait(false);
                LogRead(memory.OpenStories, hour);
            }

            // Known again once it is stored: what a failure leaves half-done is no memory.
            StoryMemory known = memory;
            memory = null;
            return isOver
                ? await SettleAsync(known, progress, owner, now, cancellation).ConfigureAwait(false)
                : await JoinAsync(known, progress, readMore, owner, now, cancellation).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>This process matches no more: another one may begin at once.</summary>
    public async Task LeaveAsync(string owner)
    {
        await one.WaitAsync().ConfigureAwait(false);
        try
        {
            memory = null;
            await leases.ReleaseAsync(LeaseName, owner).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<int> JoinAsync(StoryMemory known, StoryProgress progress, bool readMore, string owner, DateTimeOffset now, CancellationToken cancellation)
    {
        IReadOnlyList<StoryCandidate> next = await stories.WaitingAsync(progress.SettledTo, known.Hour.AddHours(1), Batch, cancellation).ConfigureAwait(false);
        if (next.Count == 0 && !readMore)
        {
            memory = known;
            return 0;
        }

        bool anew = holdingBack != known.Hour && known.Provisional + next.Count <= MostMatchedAnew;
        StoryChange change = await known.JoinAsync(next, anew, cancellation).ConfigureAwait(false);
        if (change.ReadAnew)
        {
            holdingBack = known.Hour;
        }

        // A site's very first hour: what is settled begins here.
        DateTimeOffset? begin = progress.SettledTo is null ? known.Hour : null;
        return await CommitAsync(known, change, begin, owner, now, cancellation).ConfigureAwait(false) ? next.Count : 0;
    }

    private async Task<int> SettleAsync(StoryMemory known, StoryProgress progress, string owner, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset end = known.Hour.AddHours(1);
        IReadOnlyList<StoryCandidate> late = await stories.WaitingAsync(progress.SettledTo, end, int.MaxValue, cancellation).ConfigureAwait(false);
        StoryChange change = await known.SettleAsync(late, cancellation).ConfigureAwait(false);
        bool done = await CommitAsync(known, change, end, owner, now, cancellation).ConfigureAwait(false);
        if (done)
        {
            LogSettled(known.Hour, change.Matches.Count);
        }

        return done ? Math.Max(1, late.Count) : 0;
    }

    private async Task<bool> CommitAsync(StoryMemory known, StoryChange change, DateTimeOffset? settledTo, string owner, DateTimeOffset now, CancellationToken cancellation)
    {
        long? stamp = await stories.CommitAsync(change.Matches, settledTo, (LeaseName, owner), known.Stamp, now, cancellation).ConfigureAwait(false);
        memory = stamp is long stored && !change.ReadAnew ? known.StoredAs(stored) : null;
        return stamp is not null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Story matching knows {Stories} open stories before {Hour:u}")]
    private partial void LogRead(int stories, DateTimeOffset hour);

    [LoggerMessage(Level = LogLevel.Information, Message = "Matched the hour from {Hour:u} anew: {Changed} articles changed their story or the reason for it")]
    private partial void LogSettled(DateTimeOffset hour, int changed);
}
