using System.Globalization;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>
/// One date as pages write them. A date without an offset is given at offset zero; years before 1990 and after 2100 are refused.
/// Day before month where both could be, unless the page is American.
/// </summary>
internal static partial class PageDate
{
    /// <summary>Whether the text says its zone itself.</summary>
    public static bool SaysZone(string text) => Zone().IsMatch(text);

    public static DateTimeOffset? Parse(string? text, bool monthFirst = false)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 80)
        {
            return null;
        }

        text = text.Trim();
        if (Unix().IsMatch(text) && long.TryParse(text, CultureInfo.InvariantCulture, out long unix))
        {
            return Sane(DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 10 ? unix * 1000 : unix));
        }

        if (Digits().Match(text) is { Success: true } digits)
        {
            text = $"{digits.Groups[1].Value}-{digits.Groups[2].Value}-{digits.Groups[3].Value}";
        }
        else if (Han().Match(text) is { Success: true } han)
        {
            text = $"{han.Groups[1].Value}-{han.Groups[2].Value}-{han.Groups[3].Value} {han.Groups[4].Value}".Trim();
        }
        else if (DayFirst().Match(text) is { Success: true } numeric)
        {
            int first = int.Parse(numeric.Groups[1].ValueSpan, CultureInfo.InvariantCulture), second = int.Parse(numeric.Groups[3].ValueSpan, CultureInfo.InvariantCulture);
            bool american = second > 12 || (monthFirst && numeric.Groups[2].Value == "/" && first <= 12);
            text = $"{numeric.Groups[4].Value}-{(american ? first : second):00}-{(american ? second : first):00}{numeric.Groups[5].Value}";
        }

        text = ZoneName().Replace(Ordinal().Replace(text, "$1"), "");
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset date))
        {
            return text.Any(char.IsAsciiDigit) && YearSaid().IsMatch(text) ? Sane(date) : null;
        }

        if (IsoStart().Match(text) is { Success: true } iso && DateTimeOffset.TryParse(iso.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date))
        {
            return Sane(date);
        }

        return YearSaid().IsMatch(text) && FeedDate.TryParse(text, null, out date) ? Sane(date) : null;
    }

    /// <summary>The first date with day, month and year that stands in a short text.</summary>
    public static DateTimeOffset? In(string text, bool monthFirst = false)
    {
        foreach (Match match in Written().Matches(text))
        {
            if (Parse(match.Value, monthFirst) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? Sane(DateTimeOffset date) => date.Year is >= 1990 and <= 2100 ? date : null;

    [GeneratedRegex(@"^\d{10}(?:\d{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Unix();

    [GeneratedRegex(@"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\D{0,6}(\d{1,2}:\d{2})?", RegexOptions.CultureInvariant)]
    private static partial Regex Han();

    [GeneratedRegex(@"(?<=\d)(?:st|nd|rd|th)\b()", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\s+(?:[ECMP][SD]?T|CEST|CET|BST|IST|UTC|HKT|JST)\b\.?$|\[[^\]]*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?", RegexOptions.CultureInvariant)]
    private static partial Regex IsoStart();

    [GeneratedRegex(@"^(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearSaid();

    [GeneratedRegex(@"(?:\d[zZ]|[+-]\d{2}:?\d{2}|\b(?:GMT|UTC|[ECMP][SD]T|CES?T|BST|HKT|JST|KST))$", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();

    [GeneratedRegex(@"(?<!\d)(?:(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*日)?|\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}\s*년\s*\d{1,2}\s*월\s*\d{1,2}\s*일|\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:de\s+|of\s+|d['’])?\p{L}{3,12}\.?,?\s+(?:del?\s+)?(?:19|20)\d{2})(?!\d)(?:[\s,T|–-]{1,4}(?:at |um |à |kl\.? ?|alle )?\d{1,2}:\d{2})?|\b\p{L}{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
