namespace NewsAggregator.Storage.Writing;

/// <summary>How many rows the next short transaction takes, so that each holds the write lock for some 25 ms whatever the filter costs.</summary>
public sealed class RangePace(TimeProvider clock, int first = 100)
{
    private const int Smallest = 10;
    private const int Largest = 2000;
    private static readonly TimeSpan TooShort = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan TooLong = TimeSpan.FromMilliseconds(35);
    private TimeSpan took;

    public int Size { get; private set; } = first;

    /// <summary>How long to leave the lock to others now; zero where the last transaction took no time.</summary>
    public TimeSpan Rest => TimeSpan.FromMilliseconds(Math.Ceiling(took.TotalMilliseconds / 5));

    /// <summary>Counts the work alone, not the wait for the lock.</summary>
    internal async Task<T> MeasureAsync<T>(Func<Task<T>> work)
    {
        long began = clock.GetTimestamp();
        T result = await work().ConfigureAwait(false);
        took = clock.GetElapsedTime(began);
        Size = took > TooLong ? Math.Max(Smallest, Size / 2) : took < TooShort && took > TimeSpan.Zero ? Math.Min(Largest, Size * 2) : Size;
        return result;
    }
}
