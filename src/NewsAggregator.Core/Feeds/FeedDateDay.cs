using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>The day of a date: numbers and words in the orders that are in use.</summary>
internal static partial class FeedDateDay
{
    // What the calendars of Taiwan (since 1912) and Thailand (Buddhist) are apart from the common one.
    private const int Minguo = 1911;
    private const int Buddhist = -543;

    public static bool TryParse(string text, out DateTime day)
    {
        day = default;
        if (IsoWeek().Match(text) is { Success: true } week)
        {
            return Week(Int(week.Groups[1].Value), Int(week.Groups[2].Value), week.Groups[3].Success ? Int(week.Groups[3].Value) : 1, out day);
        }

        List<string> numbers = [];
        int month = 0;
        int numbersBeforeMonth = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (char.IsAsciiDigit(match.Value[0]))
            {
                numbers.Add(match.Value);
            }
            else if (month == 0 && MonthNames.Find(match.Value) is > 0 and int named)
            {
                month = named;
                numbersBeforeMonth = numbers.Count;
            }
        }

        if (numbers.Count > 4 || numbers.Exists(number => number.Length > 4))
        {
            return false;
        }

        if (text.Contains('國', StringComparison.Ordinal) && text.Contains("民國", StringComparison.Ordinal) && numbers.Count >= 3)
        {
            return Make(Int(numbers[0]) + Minguo, Int(numbers[1]), Int(numbers[2]), out day);
        }

        if (month > 0 ? !Named(numbers, month, numbersBeforeMonth, out day) : !Numeric(numbers, out day))
        {
            return false;
        }

        if (day.Year > 2400 && text.AsSpan().ContainsAnyInRange('\u0E00', '\u0E7F'))
        {
            day = day.AddYears(Buddhist);
        }

        // Where both orders are days, the weekday knows which is meant: "Tue, 03/05/2024" is in March.
        if (month == 0 && day.Day <= 12 && day.Day != day.Month && Weekday(text) is { } weekday && weekday != day.DayOfWeek
            && new DateTime(day.Year, day.Day, day.Month, 0, 0, 0, DateTimeKind.Unspecified) is { } other && other.DayOfWeek == weekday && numbers[0].Length < 4)
        {
            day = other;
        }

        return true;
    }

    private static DayOfWeek? Weekday(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        for (int i = 0; i < 7; i++)
        {
            string name = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames[i];
            if (start.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return (DayOfWeek)i;
            }
        }

        return null;
    }

    private static bool Week(int year, int week, int weekday, out DateTime day)
    {
        bool ok = year is > 0 and < 9999 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year) && weekday is >= 1 and <= 7;
        day = ok ? ISOWeek.ToDateTime(year, week, (DayOfWeek)(weekday % 7)) : default;
        return ok;
    }

    private static bool Named(List<string> numbers, int month, int before, out DateTime day)
    {
        day = default;
        int year = numbers.FindIndex(number => number.Length == 4);
        if (year >= 0)
        {
            int other = numbers.FindIndex(number => number.Length <= 3);
            return Make(Int(numbers[year]), month, other < 0 ? 1 : Int(numbers[other]), out day);
        }

        // "02 Oct 24": the day stands first, also after the name: "Oct 2, 24".
        return numbers.Count >= 2 && before <= 2 && Make(FeedDateDigits.Century(Int(numbers[1])), month, Int(numbers[0]), out day);
    }

    private static bool Numeric(List<string> numbers, out DateTime day)
    {
        day = default;
        if (numbers.Count < 2)
        {
            return false;
        }

        int first = Int(numbers[0]);
        int second = Int(numbers[1]);
        if (numbers[0].Length == 4)
        {
            if (numbers.Count == 2)
            {
                return numbers[1].Length == 3 ? false : Make(first, second, 1, out day);
            }

            return Make(first, second, Int(numbers[2]), out day);
        }

        if (numbers.Count < 3)
        {
            return false;
        }

        int third = Int(numbers[2]);
        if (numbers[2].Length == 4)
        {
            return second > 12 && first <= 12 ? Make(third, first, second, out day) : Make(third, second, first, out day);
        }

        // All short: year first as ISO 8601 has it, else day first.
        return numbers[2].Length <= 2 && (Make(FeedDateDigits.Century(first), second, third, out day) || Make(FeedDateDigits.Century(third), second, first, out day));
    }

    private static bool Make(int year, int month, int day, out DateTime made)
    {
        bool ok = year is > 0 and <= 9999 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month);
        made = ok ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) : default;
        return ok;
    }

    private static int Int(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([0-9]{4})-?W([0-9]{2})(?:-?([0-9]))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoWeek();

    [GeneratedRegex(@"[0-9]+|[\p{L}\p{M}]+\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
