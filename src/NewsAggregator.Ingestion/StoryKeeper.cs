using Microsoft.Extensions.Logging;
using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>
/// The stage that brings articles of one happening together; one process at a time holds its lease. What it knows in memory is rebuilt
/// from the stored memberships of the last days, so that a restart gives the same answers.
/// </summary>
public sealed partial class StoryKeeper(StoryStore stories, LeaseStore leases, TimeProvider clock, ILogger<StoryKeeper> logger) : IDisposable
{
    private const string LeaseName = "stories";
    private const int Batch = 500;
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private StoryMatcher? matcher;
    private DateTimeOffset rematched;

    /// <summary>Matches what is stored and not yet matched, a batch at most.</summary>
    /// <returns>How many articles were matched; 0 also where another process holds the lease.</returns>
    public async Task<int> RunAsync(string owner, CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            IReadOnlyList<StoryCandidate> next = await stories.NextAsync(Batch, cancellation).ConfigureAwait(false);
            DateTimeOffset now = clock.GetUtcNow();
            bool hourIsOver = matcher is not null && Hour(now) > rematched;
            if (next.Count == 0 && !hourIsOver)
            {
                return 0;
            }

            if (!await leases.TakeAsync(LeaseName, owner, now, LeaseLength, cancellation).ConfigureAwait(false))
            {
                // What another process matches meanwhile is not in this memory.
                matcher = null;
                return 0;
            }

            matcher ??= await RebuildAsync(now, cancellation).ConfigureAwait(false);
            if (hourIsOver)
            {
                await RematchAsync(matcher, now, cancellation).ConfigureAwait(false);
            }

            if (next.Count > 0)
            {
                await stories.AddAsync([.. next.Select(candidate => matcher.Add(candidate.Article))], now, cancellation).ConfigureAwait(false);
            }

            return next.Count;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<StoryMatcher> RebuildAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        StoryMatcher rebuilt = new();
        long last = 0;
        while (await stories.MatchedAsync(now - StoryMatcher.OpenFor, last, Batch, cancellation).ConfigureAwait(false) is { Count: > 0 } part)
        {
            foreach (StoryCandidate known in part)
            {
                rebuilt.Restore(known.Article, known.StoryId!.Value, known.Pinned);
            }

            last = part[^1].Article.Id;
        }

        rematched = Hour(now);
        LogRebuilt(rebuilt.OpenStories);
        return rebuilt;
    }

    // The order of arrival within an hour must make no difference: once the hour is over, its articles are matched together.
    private async Task RematchAsync(StoryMatcher keeper, DateTimeOffset now, CancellationToken cancellation)
    {
        StoryRematch result = keeper.Rematch(rematched);
        keeper.Close(now - StoryMatcher.OpenFor);
        if (result.Changed.Count + result.Merged.Count > 0)
        {
            await stories.ApplyAsync(result, now, cancellation).ConfigureAwait(false);
            LogRematched(result.Changed.Count, result.Merged.Count);
        }

        rematched = Hour(now);
    }

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    [LoggerMessage(Level = LogLevel.Information, Message = "Story matching knows {Stories} open stories")]
    private partial void LogRebuilt(int stories);

    [LoggerMessage(Level = LogLevel.Information, Message = "Matched the last hour anew: {Changed} articles moved, {Merged} stories merged")]
    private partial void LogRematched(int changed, int merged);
}
