namespace NewsAggregator.Web.Pages;

/// <summary>A story's articles over time, as bars of so many days each.</summary>
/// <param name="DaysEach">1, or more where the story lasts long.</param>
/// <param name="Bars">None where all came on one day.</param>
public sealed record CoverageChart(DateOnly First, DateOnly Last, int DaysEach, IReadOnlyList<int> Bars)
{
    private const int MostBars = 60;

    /// <summary>A short story ends the chart, and does not fill it with three broad bars.</summary>
    private const int LeastDays = 14;

    public static CoverageChart Of(IReadOnlyList<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Distinct().Count() < 2)
        {
            return new CoverageChart(default, default, 1, []);
        }

        DateOnly last = days.Max();
        DateOnly first = new[] { days.Min(), last.AddDays(1 - LeastDays) }.Min();
        int each = (last.DayNumber - first.DayNumber) / MostBars + 1;
        int[] bars = new int[((last.DayNumber - first.DayNumber) / each) + 1];
        foreach (DateOnly day in days)
        {
            bars[(day.DayNumber - first.DayNumber) / each]++;
        }

        return new CoverageChart(first, last, each, bars);
    }
}
