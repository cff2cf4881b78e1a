using System.Globalization;

namespace NewsAggregator.Core.Feeds;

/// <summary>Dates that are digits only: Unix time, the basic and ordinal forms of ISO 8601, with or without century.</summary>
internal static class FeedDateDigits
{
    /// <param name="utc">Where <paramref name="zoned"/> is false, the time that a clock at the place shows.</param>
    /// <param name="zoned">Unix time, or a zone was written.</param>
    public static bool TryParse(string text, out DateTimeOffset utc, out bool zoned)
    {
        utc = default;
        zoned = false;
        string digits = text;
        bool dashed = false;
        if (text.Length > 10 && text[8] is 'T' or ' ' && All(text.AsSpan(0, 8)))
        {
            zoned = text.AsSpan(9).ContainsAny("Zz+-");
            return DateTimeOffset.TryParseExact(text[..8] + "T" + text[9..], ["yyyyMMddTHHmmssK", "yyyyMMddTHHmmK", "yyyyMMddTHHmmsszzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
        }

        // "2003-335" and "-03-12", "-0312": forms of ISO 8601 of 1988.
        if (text.Length == 8 && text[4] == '-')
        {
            digits = text.Remove(4, 1);
            dashed = digits.Length == 7;
        }
        else if (text.Length == 6 && text[2] == '-')
        {
            digits = text.Remove(2, 1);
        }
        else if (text.Length is 5 or 6 && text[0] == '-')
        {
            digits = text.Replace("-", "", StringComparison.Ordinal);
            return digits.Length == 4 && All(digits) && TryDay(Century(Int(digits, 0, 2)), Int(digits, 2, 2), 1, out utc);
        }

        if (!All(digits))
        {
            return false;
        }

        switch (digits.Length)
        {
            case 4:
                return TryDay(Int(digits, 0, 4), 1, 1, out utc);
            case 5:
                return TryOrdinal(Century(Int(digits, 0, 2)), Int(digits, 2, 3), out utc);
            case 6:
                return TryDay(Century(Int(digits, 0, 2)), Int(digits, 2, 2), Int(digits, 4, 2), out utc)
                    || TryDay(Int(digits, 0, 4), Int(digits, 4, 2), 1, out utc);
            case 7 when dashed || !text.Contains('-', StringComparison.Ordinal):
                return TryOrdinal(Int(digits, 0, 4), Int(digits, 4, 3), out utc);
            case 8:
                return TryDay(Int(digits, 0, 4), Int(digits, 4, 2), Int(digits, 6, 2), out utc);
            case 9 or 10:
                zoned = true;
                utc = DateTimeOffset.FromUnixTimeSeconds(long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
                return true;
            case 13:
                zoned = true;
                utc = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
                return true;
            case 14:
                return DateTimeOffset.TryParseExact(digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out utc);
            default:
                return false;
        }
    }

    public static int Century(int twoDigits) => twoDigits + (twoDigits < 70 ? 2000 : 1900);

    private static bool TryOrdinal(int year, int day, out DateTimeOffset utc)
    {
        bool ok = year is > 0 and < 9999 && day >= 1 && day <= (DateTime.IsLeapYear(year) ? 366 : 365);
        utc = ok ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1) : default;
        return ok;
    }

    private static bool TryDay(int year, int month, int day, out DateTimeOffset utc)
    {
        bool ok = year is > 0 and <= 9999 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month);
        utc = ok ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) : default;
        return ok;
    }

    private static bool All(ReadOnlySpan<char> digits) => digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');

    private static int Int(string digits, int start, int length) => int.Parse(digits.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
