using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>A day, month or year as rules and searches write it: its first and last day.</summary>
public readonly record struct FilterDate(DateOnly First, DateOnly Last)
{
    /// <summary>"2026", "2026-10", "2026-10-01"; null for anything else.</summary>
    public static FilterDate? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return new FilterDate(day, day);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
        {
            return new FilterDate(month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1));
        }

        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly year))
        {
            return new FilterDate(year, new DateOnly(year.Year, 12, 31));
        }

        return null;
    }
}
