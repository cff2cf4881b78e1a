using System.Globalization;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Articles;

/// <summary>Times that a visit cannot believe: those after it, and those before the web. Articles carry none of them.</summary>
public static class DateDoubts
{
    public static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Clocks are a little wrong: a minute ahead is nothing to tell an admin about.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>A time after first sight is first sight; one before the web is none. UTC.</summary>
    public static DateTimeOffset? Believed(DateTimeOffset? said, DateTimeOffset now) =>
        said is not DateTimeOffset time || time < Earliest ? null : time > now ? now : time.ToUniversalTime();

    /// <summary>What to tell the admin of a document's dates, a sentence each.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<ParsedItem> items, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(items);
        List<TimeSpan> ahead = [.. items.Where(item => item.Published - now > Slack).Select(item => item.Published!.Value - now)];
        if (ahead.Count > 0)
        {
            TimeSpan most = ahead.Max();
            string far = most < TimeSpan.FromDays(2) ? $"{Math.Ceiling(most.TotalHours):0} hours" : $"{Math.Floor(most.TotalDays):0} days";
            yield return string.Create(CultureInfo.InvariantCulture, $"dates {ahead.Count} items after this visit, up to {far}; they are shown with the time they were first seen");
        }

        if (items.Count(item => item.Published < Earliest) is > 0 and int early)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"dates {early} items before {Earliest.Year}; these dates are not believed");
        }
    }
}
