using NewsAggregator.Core.Sources;

namespace NewsAggregator.Core.Tests.Sources;

public sealed class ZoneEvidenceTests
{
    private static readonly ZoneEvidence Nothing = new(null, null, 0);

    [Theory]
    [InlineData(480, 477, 468, 440)]
    [InlineData(330, 329, 320, 310)]
    [InlineData(60, 58, 41, 20)]
    [InlineData(540, 539, 500, 520)]
    public void Items_ahead_by_the_same_hours_on_three_visits_teach_the_zone(int offset, params int[] minutesAhead) =>
        Assert.Equal(offset, After(Nothing, minutesAhead).LearnedMinutes);

    [Fact]
    public void Older_items_do_not_speak_against_a_larger_offset() => Assert.Equal(480, After(Nothing, 478, 200, 470, -300, 90, 475).LearnedMinutes);

    [Fact]
    public void Two_visits_are_no_evidence() => Assert.Null(After(Nothing, 478, 470).LearnedMinutes);

    [Theory]
    [InlineData(5)]
    [InlineData(-60)]
    [InlineData(60 * 24 * 30)]
    [InlineData(15 * 60)]
    public void Items_of_now_of_yesterday_and_of_next_month_teach_nothing(int ahead) => Assert.Equal(Nothing, After(Nothing, ahead, ahead, ahead, ahead));

    [Fact]
    public void Smaller_offset_is_learned_only_when_a_dozen_visits_speak_for_it_alone()
    {
        ZoneEvidence summer = After(Nothing, 118, 118, 118);
        Assert.Equal(120, summer.LearnedMinutes);
        Assert.Equal(120, After(summer, [.. Enumerable.Repeat(55, 11)]).LearnedMinutes);
        Assert.Equal(120, After(summer, [.. Enumerable.Repeat(55, 8), 118, .. Enumerable.Repeat(55, 8)]).LearnedMinutes);
        Assert.Equal(60, After(summer, [.. Enumerable.Repeat(55, 12)]).LearnedMinutes);
    }

    [Fact]
    public void Larger_offset_replaces_the_learned_one_after_three_visits() => Assert.Equal(180, After(After(Nothing, 118, 118, 118), 178, 178, 178).LearnedMinutes);

    [Fact]
    public void Admins_zone_wins_over_the_learned_one()
    {
        Source source = new() { LearnedZoneMinutes = 480 };
        Assert.Equal(TimeSpan.FromHours(8), SourceZone.Of(source)?.BaseUtcOffset);
        source.TimeZone = "Asia/Tokyo";
        Assert.Equal(TimeSpan.FromHours(9), SourceZone.Of(source)?.BaseUtcOffset);
        source.TimeZone = "Nowhere/Atlantis";
        Assert.Equal(TimeSpan.FromHours(8), SourceZone.Of(source)?.BaseUtcOffset);
        Assert.Equal("UTC+08:00", SourceZone.NameOf(480));
        Assert.Equal("UTC-03:30", SourceZone.NameOf(-210));
    }

    private static ZoneEvidence After(ZoneEvidence before, params int[] minutesAhead) =>
        minutesAhead.Aggregate(before, (evidence, minutes) => evidence.After(TimeSpan.FromMinutes(minutes)));
}
