using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>
/// Dates inside prose. <c>{{date:-2d}}</c> counts from the article's own day, <c>{{date:@-2d}}</c> from the day of the first
/// seeding (UTC), so that several articles name the same day of one happening. A third part is a .NET format.
/// </summary>
internal static partial class DemoDates
{
    private const string Weekdays = "日一二三四五六";
    private static readonly string[] Months = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    /// <summary>Every placeholder replaced; one that nobody knows is a mistake in a seed and throws.</summary>
    public static string Resolve(string text, DateTimeOffset articleTime, DateTimeOffset seededAt, Func<string, string> link) =>
        Placeholder().Replace(text, match =>
        {
            var (kind, argument, format) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
            if (kind == "link")
            {
                return link(argument);
            }
            if (kind == "picture")
            {
                return $"{DemoNewswire.BaseUrl}/pictures/{argument}";
            }
            var origin = argument.StartsWith('@') ? seededAt.UtcDateTime.Date : articleTime.DateTime.Date;
            var day = origin.AddDays(int.Parse(argument.TrimStart('@').TrimEnd('d'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            var sameYear = day.Year == articleTime.Year;
            return kind switch
            {
                _ when format.Length > 0 => day.ToString(format, CultureInfo.InvariantCulture),
                "date" => $"{Months[day.Month - 1]} {day.Day}{(sameYear ? "" : $", {day.Year}")}",
                "weekday" => day.DayOfWeek.ToString(),
                "zhdate" => $"{(sameYear ? "" : $"{day.Year} 年 ")}{day.Month} 月 {day.Day} 日",
                "zhweekday" => $"週{Weekdays[(int)day.DayOfWeek]}",
                "minguo" => $"民國 {day.Year - 1911} 年 {day.Month} 月 {day.Day} 日",
                _ => throw new FormatException($"No placeholder is called {match.Value}."),
            };
        });

    /// <summary>Fills {yyyy}, {MM} and {dd} of an address.</summary>
    public static string Format(DateTimeOffset day, string shape) => shape
        .Replace("{yyyy}", day.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{MM}", day.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{dd}", day.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>As a reader of that language sees it printed over an article.</summary>
    public static string Printed(DateTimeOffset time, bool chinese) => chinese
        ? time.ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture)
        : time.ToString("h:mm tt · MMMM d, yyyy", CultureInfo.InvariantCulture);

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    public static DateTimeOffset WholeSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    [GeneratedRegex(@"\{\{(\w+):(@?[^}:]+)(?::([^}]*))?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
