using Microsoft.Extensions.Logging;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>
/// The stage that decides everything stored anew under a saved filter version, puts it into force, and deletes what the old one left;
/// and decides anew the articles of sources that an admin changed.
/// Every range is a transaction of its own that reads where the last one ended, so any number of processes may take part and none needs
/// to be waited for when it dies. Between ranges the write lock is left to visits for a while.
/// </summary>
public sealed partial class Redecision(DecisionStore decisions, DecideAgainStore sources, TimeProvider clock, ILogger<Redecision> logger)
{
    private const int MostOfSources = 10_000;

    /// <summary>Does all that waits, or a good part of it.</summary>
    /// <returns>0: nothing was to be done.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        int ranges = await PrepareAsync(cancellation).ConfigureAwait(false);
        ranges += await sources.RunAsync(MostOfSources, cancellation).ConfigureAwait(false);
        return ranges + await InRangesAsync(pace => decisions.ForgetRangeAsync(pace, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Prepares every version that waits, to its end.</summary>
    /// <returns>How many ranges were decided.</returns>
    public async Task<int> PrepareAsync(CancellationToken cancellation = default)
    {
        int ranges = 0;
        while (await decisions.NextAsync(cancellation).ConfigureAwait(false) is long version)
        {
            LogBegun(version);
            DecidedRange step = DecidedRange.More;
            ranges += await InRangesAsync(
                async pace => (step = await decisions.DecideRangeAsync(version, pace, cancellation).ConfigureAwait(false)) == DecidedRange.More, cancellation).ConfigureAwait(false);
            LogEnded(version, step);
        }

        return ranges;
    }

    private async Task<int> InRangesAsync(Func<RangePace, Task<bool>> work, CancellationToken cancellation)
    {
        RangePace pace = new(clock);
        int ranges = 0;
        while (await work(pace).ConfigureAwait(false))
        {
            ranges++;
            if (pace.Rest > TimeSpan.Zero)
            {
                await Task.Delay(pace.Rest, clock, cancellation).ConfigureAwait(false);
            }
        }

        return ranges;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Filter version {Version} is being decided over everything stored")]
    private partial void LogBegun(long version);

    [LoggerMessage(Level = LogLevel.Information, Message = "Filter version {Version}: {Step}")]
    private partial void LogEnded(long version, DecidedRange step);
}
