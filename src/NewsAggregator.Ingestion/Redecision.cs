using Microsoft.Extensions.Logging;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>
/// The stage that decides everything stored anew under a saved filter version, puts it into force, and deletes what the old one left;
/// and decides anew the articles of sources that an admin changed.
/// Every range is a transaction of its own that reads where the last one ended, so any number of processes may take part and none needs
/// to be waited for when it dies. Ranges are sized by time, and pauses leave a part of it to visits.
/// </summary>
public sealed partial class Redecision(DecisionStore decisions, DecideAgainStore sources, TimeProvider clock, ILogger<Redecision> logger)
{
    private const int FirstRange = 100;
    private const int SmallestRange = 10;
    private const int LargestRange = 2000;
    private const int MostOfSources = 10_000;
    private static readonly TimeSpan TooShort = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan TooLong = TimeSpan.FromMilliseconds(35);

    /// <summary>Prepares the oldest version that waits, to its end; deletes what is left over.</summary>
    /// <returns>0: nothing was to be done.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        int ranges = 0;
        while (await decisions.NextAsync(cancellation).ConfigureAwait(false) is long version)
        {
            LogBegun(version);
            DecidedRange step = DecidedRange.More;
            ranges += await InRangesAsync(
                async size => (step = await decisions.DecideRangeAsync(version, size, cancellation).ConfigureAwait(false)) == DecidedRange.More, cancellation).ConfigureAwait(false);
            LogEnded(version, step);
        }

        ranges += await sources.RunAsync(MostOfSources, cancellation).ConfigureAwait(false);
        return ranges + await InRangesAsync(size => decisions.ForgetRangeAsync(size, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task<int> InRangesAsync(Func<int, Task<bool>> work, CancellationToken cancellation)
    {
        int size = FirstRange;
        for (int ranges = 0; ; ranges++)
        {
            long began = clock.GetTimestamp();
            if (!await work(size).ConfigureAwait(false))
            {
                return ranges;
            }

            TimeSpan took = clock.GetElapsedTime(began);
            size = took > TooLong ? Math.Max(SmallestRange, size / 2) : took < TooShort ? Math.Min(LargestRange, size * 2) : size;
            if (took > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(took.TotalMilliseconds / 5)), clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Filter version {Version} is being decided over everything stored")]
    private partial void LogBegun(long version);

    [LoggerMessage(Level = LogLevel.Information, Message = "Filter version {Version}: {Step}")]
    private partial void LogEnded(long version, DecidedRange step);
}
