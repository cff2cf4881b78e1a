using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>A zone as a date names it: an offset, or a name of RFC 822 section 5.1 and those that are in use beside.</summary>
internal sealed partial record FeedZone(TimeSpan Offset, bool IsCentralOrChina = false)
{
    private static readonly FrozenDictionary<string, double> Hours = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["WEST"] = 1, ["BST"] = 1, ["IST"] = 5.5, ["CET"] = 1, ["CEST"] = 2, ["MET"] = 1, ["MEST"] = 2, ["MESZ"] = 2, ["MEZ"] = 1,
        ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3, ["MSD"] = 4, ["TRT"] = 3, ["SAST"] = 2, ["GST"] = 4, ["PKT"] = 5, ["ICT"] = 7, ["WIB"] = 7,
        ["HKT"] = 8, ["SGT"] = 8, ["MYT"] = 8, ["PHT"] = 8, ["AWST"] = 8, ["JST"] = 9, ["KST"] = 9, ["AEST"] = 10, ["AEDT"] = 11, ["ACST"] = 9.5, ["ACDT"] = 10.5, ["NZST"] = 12, ["NZDT"] = 13,
        ["ET"] = -5, ["EST"] = -5, ["EDT"] = -4, ["CT"] = -6, ["CST"] = -6, ["CDT"] = -5, ["MT"] = -7, ["MST"] = -7, ["MDT"] = -6, ["PT"] = -8, ["PST"] = -8, ["PDT"] = -7,
        ["AT"] = -4, ["AST"] = -4, ["ADT"] = -3, ["NST"] = -3.5, ["NDT"] = -2.5, ["AKST"] = -9, ["AKDT"] = -8, ["HST"] = -10, ["HDT"] = -9, ["BRT"] = -3, ["ART"] = -3, ["CLT"] = -4,
        ["A"] = -1, ["M"] = -12, ["N"] = 1, ["Y"] = 12,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone at the start of what follows a time, taken off it.</summary>
    public static FeedZone? Take(ref string after)
    {
        Match match = Leading().Match(after);
        return match.Success ? Use(match, ref after) : null;
    }

    /// <summary>The zone at the end of a date without time.</summary>
    public static FeedZone? TakeAtEnd(ref string date)
    {
        Match match = Trailing().Match(date);
        return match.Success ? Use(match, ref date) : null;
    }

    /// <summary>A zone of the tz database, "America/New_York", anywhere in what follows a time, taken off it.</summary>
    public static TimeZoneInfo? TakeRegion(ref string after)
    {
        Match match = Region().Match(after);
        if (!match.Success)
        {
            return null;
        }

        after = after.Remove(match.Index, match.Length);
        return TimeZoneInfo.TryFindSystemTimeZoneById(match.Value, out TimeZoneInfo? zone) ? zone : null;
    }

    private static FeedZone? Use(Match match, ref string text)
    {
        string name = match.Groups["name"].Value;
        bool known = name.Length == 0 || Hours.ContainsKey(name);
        if (!known)
        {
            return null;
        }

        TimeSpan offset = TimeSpan.FromHours(name.Length == 0 ? 0 : Hours[name]);
        if (match.Groups["sign"].Success)
        {
            int hours = int.Parse(match.Groups["h"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            int minutes = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
            if (hours > 15 || minutes > 59)
            {
                // No place on earth: the digits are kept from being read as a day, the offset is not believed.
                (hours, minutes) = (0, 0);
            }

            // "EST-0500" says the same twice; "GMT+8" says it once.
            TimeSpan given = new(hours, minutes, 0);
            offset = match.Groups["sign"].ValueSpan[0] is '-' or '\u2212' ? -given : given;
        }

        text = text.Remove(match.Index, match.Length);
        return new FeedZone(offset, name.Equals("CST", StringComparison.OrdinalIgnoreCase) && !match.Groups["sign"].Success);
    }

    [GeneratedRegex(@"^\s*(?:(?<name>[A-Za-z]{1,5})(?![A-Za-z]))?\s*(?:(?<sign>[+\-\u2212])\s?(?<h>\d{1,2})(?::?(?<m>\d{2}))?(?!\d))?(?<=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"(?<![A-Za-z])[A-Z][a-z]+/[A-Z][A-Za-z_+\-0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?<=\d\s*)(?:\s(?<name>GMT|UTC|UT|[ECMP][SD]?T)|(?<name>Z)|\s(?<sign>[+\-])(?<h>\d{2}):?(?<m>\d{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}
