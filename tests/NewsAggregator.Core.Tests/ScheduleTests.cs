using NewsAggregator.Core.Sources;

namespace NewsAggregator.Core.Tests;

public sealed class ScheduleTests
{
    [Fact]
    public void A_lively_feed_is_visited_ever_more_often_and_a_quiet_one_ever_more_rarely()
    {
        int lively = 0;
        int quiet = 0;
        for (int i = 0; i < 40; i++)
        {
            lively = Schedule.NextInterval(lively, somethingNew: true, asked: null);
            quiet = Schedule.NextInterval(quiet, somethingNew: false, asked: null);
        }

        Assert.Equal(Schedule.Shortest.TotalSeconds, lively);
        Assert.Equal(Schedule.Longest.TotalSeconds, quiet);
    }

    [Fact]
    public void What_the_publisher_asks_for_is_kept_up_to_an_hour()
    {
        Assert.Equal(45 * 60, Schedule.NextInterval(600, true, TimeSpan.FromMinutes(45)));
        Assert.Equal(60 * 60, Schedule.NextInterval(600, true, TimeSpan.FromDays(30)));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(10_000, 24 * 60)]
    public void Failures_in_a_row_double_the_wait_up_to_a_day(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Schedule.BackOff(failures, null));

    [Fact]
    public void Retry_After_is_kept_when_longer_up_to_a_day()
    {
        Assert.Equal(TimeSpan.FromHours(2), Schedule.BackOff(1, TimeSpan.FromHours(2)));
        Assert.Equal(TimeSpan.FromHours(24), Schedule.BackOff(1, TimeSpan.FromDays(90)));
    }
}
