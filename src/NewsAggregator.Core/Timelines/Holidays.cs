using System.Globalization;
using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>Days that have names. Lunar ones by the Chinese lunisolar calendar of the runtime (1901 to 2100).</summary>
internal static class Holidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <param name="holiday">Christmas, Thanksgiving, Halloween, Valentine's, Independence, Veterans, Labor, Memorial, Boxing, Presidents' Day; 10: New Year's.</param>
    public static DateOnly? Western(int year, int holiday, bool eve)
    {
        DateOnly? day = holiday switch
        {
            0 => Day(year, 12, 25),
            1 => NthWeekday(year, 11, DayOfWeek.Thursday, 4),
            2 => Day(year, 10, 31),
            3 => Day(year, 2, 14),
            4 => Day(year, 7, 4),
            5 => Day(year, 11, 11),
            6 => NthWeekday(year, 9, DayOfWeek.Monday, 1),
            7 => Day(year, 5, 31) is DateOnly end ? Weekday(end, DayOfWeek.Monday, Tense.Past) : null,
            8 => Day(year, 12, 26),
            9 => NthWeekday(year, 2, DayOfWeek.Monday, 3),
            10 => Day(eve ? year + 1 : year, 1, 1),
            _ => null,
        };
        return eve && day is DateOnly known ? Add(known, -1) : day;
    }

    /// <param name="nth">-1: the last of the month.</param>
    public static DateOnly? Counted(int year, int month, DayOfWeek weekday, int nth)
    {
        DateOnly? day = nth > 0 ? NthWeekday(year, month, weekday, nth)
            : Day(year, month, 1) is DateOnly first ? Weekday(Add(first, DateTime.DaysInMonth(year, month) - 1), weekday, Tense.Past) : null;
        return day?.Month == month ? day : null;
    }

    /// <summary>A day of the Chinese calendar; the leap month does not count.</summary>
    public static DateOnly? Chinese(int year, int month, int day)
    {
        if (year is < 1902 or > 2099)
        {
            return null;
        }

        int leap = Lunar.GetLeapMonth(year);
        int counted = leap > 0 && leap <= month ? month + 1 : month;
        return day <= Lunar.GetDaysInMonth(year, counted) ? DateOnly.FromDateTime(Lunar.ToDateTime(year, counted, day, 0, 0, 0, 0)) : null;
    }

    /// <summary>The one the clause means: past, ahead, or the nearest.</summary>
    public static DateOnly? Nearest(DateContext context, Tense tense, Func<int, DateOnly?> ofYear)
    {
        DateOnly from = context.Published;
        DateOnly? best = null;
        int distance = int.MaxValue;
        for (int year = from.Year - 1; year <= from.Year + 1; year++)
        {
            if (ofYear(year) is not DateOnly day || (tense == Tense.Past && day > context.Latest) || (tense == Tense.Future && day < from))
            {
                continue;
            }

            int away = Math.Abs(day.DayNumber - from.DayNumber);
            if (away < distance)
            {
                best = day;
                distance = away;
            }
        }

        return best;
    }

    private static DateOnly? NthWeekday(int year, int month, DayOfWeek weekday, int nth) =>
        Day(year, month, 1) is DateOnly first ? Add(Weekday(first, weekday, Tense.Future), 7 * (nth - 1)) : null;
}
