using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Tests.Pages;

public sealed class CoverageChartTests
{
    private static readonly DateOnly Day = new(2026, 2, 11);

    [Fact]
    public void Days_of_a_short_story_stand_at_the_end_of_two_weeks()
    {
        CoverageChart chart = CoverageChart.Of([Day, Day.AddDays(2), Day.AddDays(2)]);
        Assert.Equal((14, 1, Day.AddDays(2)), (chart.Bars.Count, chart.DaysEach, chart.Last));
        Assert.Equal([1, 0, 2], chart.Bars.TakeLast(3));
    }

    [Fact]
    public void A_long_story_is_told_in_bars_of_several_days_and_none_is_lost()
    {
        CoverageChart chart = CoverageChart.Of([.. Enumerable.Range(0, 400).Select(i => Day.AddDays(i))]);
        Assert.InRange(chart.Bars.Count, 30, 60);
        Assert.Equal(400, chart.Bars.Sum());
    }

    [Fact]
    public void One_day_needs_no_chart() => Assert.Empty(CoverageChart.Of([Day, Day]).Bars);
}
