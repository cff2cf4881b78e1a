using System.Collections.Concurrent;

namespace NewsAggregator.Ingestion;

/// <summary>Feeds that somebody wants visited now. In memory: a wish that a restart loses is wished again.</summary>
public sealed class RefreshQueue : IDisposable
{
    private readonly ConcurrentDictionary<int, byte> wished = new();
    private readonly SemaphoreSlim signal = new(0);

    public void Enqueue(int feedId)
    {
        if (wished.TryAdd(feedId, 0))
        {
            signal.Release();
        }
    }

    /// <summary>Wakes the loop without naming a feed: sources were added or started.</summary>
    public void Wake() => signal.Release();

    public void Dispose() => signal.Dispose();

    internal IReadOnlyList<int> TakeAll() => [.. wished.Keys.Where(id => wished.TryRemove(id, out _))];

    /// <summary>Returns at the next wish, or after <paramref name="most"/>.</summary>
    internal async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellation)
    {
        using CancellationTokenSource timer = new(most, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            await signal.WaitAsync(either.Token).ConfigureAwait(false);
            while (signal.CurrentCount > 0)
            {
                await signal.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is over: look again.
        }
    }
}
