using System.Text.RegularExpressions;

namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>
/// When something happens, counted from the first seeding: "-3h 20m" from its minute, "-2d 09:30" at that clock time,
/// in the publisher's zone, of the second day before its day (UTC). Days of several publishers so agree with one another.
/// </summary>
internal sealed partial record DemoTime(int Days, TimeSpan Clock, bool IsClock)
{
    public static DemoTime Parse(string text)
    {
        if (!Shape().IsMatch(text))
        {
            throw new FormatException($"“{text}” is not an offset.");
        }
        var sign = text[0] == '-' ? -1 : 1;
        var days = Part(text, 'd');
        return text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
            ? new DemoTime(sign * days, new TimeSpan(DemoDates.Number(text[(colon - 2)..colon]), DemoDates.Number(text[(colon + 1)..]), 0), true)
            : new DemoTime(sign * days, sign * new TimeSpan(Part(text, 'h'), Part(text, 'm'), 0), false);
    }

    public DateTimeOffset At(DateTimeOffset seededAt, TimeZoneInfo zone)
    {
        if (!IsClock)
        {
            return TimeZoneInfo.ConvertTime(DemoDates.WholeSecond(seededAt).AddDays(Days) + Clock, zone);
        }
        var local = DateTime.SpecifyKind(seededAt.UtcDateTime.Date.AddDays(Days) + Clock, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static int Part(string text, char unit)
    {
        var match = Regex.Match(text, $@"(\d+){unit}", RegexOptions.CultureInvariant);
        return match.Success ? DemoDates.Number(match.Groups[1].Value) : 0;
    }

    [GeneratedRegex(@"^[+-](\d+d)?( ?\d\d:\d\d| ?\d+h)?( ?\d+m)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
