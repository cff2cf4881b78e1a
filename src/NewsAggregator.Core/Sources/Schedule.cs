namespace NewsAggregator.Core.Sources;

/// <summary>When a feed is visited next. Pure: time and chance are given.</summary>
public static class Schedule
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(24);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The interval after a good visit: towards half the gap between new items, shorter by a third where something was new,
    /// longer by a quarter where nothing was; never under what the publisher asked for (Cache-Control, ttl), up to an hour of asking.
    /// </summary>
    /// <param name="current">Seconds so far; 0 before the first visit.</param>
    /// <param name="asked">The longest of what the document and the answer ask for; null: nothing.</param>
    public static int NextInterval(int current, bool somethingNew, TimeSpan? asked)
    {
        double seconds = current <= 0 ? TimeSpan.FromMinutes(30).TotalSeconds : current * (somethingNew ? 0.67 : 1.25);
        double floor = Math.Max(Shortest.TotalSeconds, Math.Min((asked ?? TimeSpan.Zero).TotalSeconds, TimeSpan.FromHours(1).TotalSeconds));
        return (int)Math.Clamp(seconds, floor, Longest.TotalSeconds);
    }

    /// <summary>Doubling from five minutes to a day; it never gives up for good.</summary>
    /// <param name="failures">In a row, from 1.</param>
    /// <param name="retryAfter">What the server asked for; kept when longer, up to a day.</param>
    public static TimeSpan BackOff(int failures, TimeSpan? retryAfter)
    {
        double doubled = FirstBackOff.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        double wait = Math.Max(doubled, (retryAfter ?? TimeSpan.Zero).TotalSeconds);
        return TimeSpan.FromSeconds(Math.Min(wait, LongestBackOff.TotalSeconds));
    }

    /// <summary>Spreads visits by up to a tenth later, so that feeds added together do not stay together.</summary>
    /// <param name="chance">0 up to 1.</param>
    public static TimeSpan WithJitter(TimeSpan interval, double chance) => interval + (interval * 0.1 * chance);
}
