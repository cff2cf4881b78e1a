namespace NewsAggregator.Web.Pages;

/// <summary>A story's articles over time, as bars of so many days each.</summary>
/// <param name="DaysEach">1, or more where the story lasts long.</param>
public sealed record CoverageChart(DateOnly First, DateOnly Last, int DaysEach, IReadOnlyList<int> Bars)
{
    private const int MostBars = 60;

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public static CoverageChart Of(IReadOnlyList<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count == 0)
        {
            return new CoverageChart(default, default, 1, []);
        }

        (DateOnly first, DateOnly last) = (days.Min(), days.Max());
        int each = (last.DayNumber - first.DayNumber) / MostBars + 1;
        int[] bars = new int[((last.DayNumber - first.DayNumber) / each) + 1];
        foreach (DateOnly day in days)
        {
            bars[(day.DayNumber - first.DayNumber) / each]++;
        }

        return new CoverageChart(first, last, each, bars);
    }
}
