namespace NewsAggregator.Storage;

/// <summary>How often an article's page was opened on a day. Nothing else of it is kept: not by whom, from where, or when in the day.</summary>
public sealed class ArticleReads
{
    /// <summary>In UTC, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; set; }
    public long ArticleId { get; set; }
    public int Times { get; set; }

    /// <summary>Days, today among them, that the most-read list counts. Older counts are of no use, so they are deleted.</summary>
    public const int DaysKept = 7;

    internal static int FirstDay(DateTimeOffset now) => DayOf(now) - DaysKept + 1;

    public static int DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime).DayNumber;
}
