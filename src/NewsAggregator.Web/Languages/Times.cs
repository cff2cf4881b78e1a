using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Web.Languages;

/// <summary>Times and dates in words.</summary>
public static class Times
{
    /// <summary>"15 days ago", "15 天前". A time to come is "just now".</summary>
    public static string Ago(this Words words, DateTimeOffset then, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(words);
        TimeSpan age = now - then;
        return age.TotalSeconds < 60 ? words["time.now"]
            : age.TotalMinutes < 60 ? words.Count("time.minutes", (long)age.TotalMinutes)
            : age.TotalHours < 24 ? words.Count("time.hours", (long)age.TotalHours)
            : age.TotalDays < 60 ? words.Count("time.days", (long)age.TotalDays)
            : age.TotalDays < 730 ? words.Count("time.months", (long)(age.TotalDays / 30.44))
            : words.Count("time.years", (long)(age.TotalDays / 365.25));
    }

    /// <summary>How long something lasts or how soon it comes: "15 minutes", "2 hours".</summary>
    public static string Span(this Words words, TimeSpan span)
    {
        ArgumentNullException.ThrowIfNull(words);
        return span.TotalMinutes < 1 ? words["span.moment"]
            : span.TotalHours < 1 ? words.Count("span.minutes", (long)span.TotalMinutes)
            : span.TotalDays < 2 ? words.Count("span.hours", (long)span.TotalHours)
            : words.Count("span.days", (long)span.TotalDays);
    }

    /// <summary>"Monday, 23 November 2026", "2026年11月23日 星期一".</summary>
    public static string LongDay(this Words words, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(words);
        return day.ToString(words["date.long"], words.Culture);
    }

    /// <summary>"November 2026", "2026年11月".</summary>
    public static string Month(this Words words, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(words);
        return month.ToString("Y", words.Culture);
    }

    public static string ShortDay(this Words words, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(words);
        return day.ToString(words["date.short"], words.Culture);
    }

    /// <summary>The full time in the site's zone, with the zone's offset: what stands on hover.</summary>
    public static string Exact(this Words words, DateTimeOffset time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(words);
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
        string offset = local.Offset == TimeSpan.Zero ? "UTC" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"UTC{(local.Offset < TimeSpan.Zero ? '−' : '+')}{local.Offset:h\\:mm}");
        return $"{local.ToString(words["date.exact"], words.Culture)} {offset}";
    }

    /// <summary>A timeline's date, no more exact than its sentence was.</summary>
    public static string Chip(this Words words, DateOnly start, DateOnly end, DatePrecision precision)
    {
        ArgumentNullException.ThrowIfNull(words);
        return precision switch
        {
            DatePrecision.Month => start.ToString(words["date.month"], words.Culture),
            DatePrecision.Quarter => words.Say("date.quarter", start.Year.ToString(words.Culture), (start.Month + 2) / 3),
            DatePrecision.Year => start.ToString(words["date.year"], words.Culture),
            DatePrecision.Range when end > start => words.Say("date.range", words.ShortDay(start), words.ShortDay(end)),
            _ => words.ShortDay(start),
        };
    }

    /// <summary>The same for programs: 2026-11-23, 2026-11, 2026.</summary>
    public static string Machine(DateOnly start, DatePrecision precision) => start.ToString(
        precision switch { DatePrecision.Month => "yyyy-MM", DatePrecision.Year => "yyyy", _ => "yyyy-MM-dd" }, System.Globalization.CultureInfo.InvariantCulture);
}
