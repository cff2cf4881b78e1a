using NewsAggregator.Core.Sources;

namespace NewsAggregator.Core.Tests;

public sealed class FeedNeedsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly FeedCondition Well = new(FeedState.Active, null, Now.AddHours(-1), TimeSpan.FromHours(3), null, 0, 40, null);

    [Fact]
    public void A_feed_that_is_well_needs_nobody() => Assert.Empty(FeedNeeds.Of(Well, Now));

    [Fact]
    public void Failing_needs_somebody_after_a_day()
    {
        Assert.Empty(FeedNeeds.Of(Well with { FailingSince = Now.AddHours(-23) }, Now));
        Assert.Equal(FeedNeed.Failing, Assert.Single(FeedNeeds.Of(Well with { FailingSince = Now.AddHours(-25) }, Now)).Need);
    }

    [Theory]
    [InlineData(24, 3, false)] // five gaps of three hours, but no more than a weekend
    [InlineData(97, 3, true)]
    [InlineData(97, 24, false)] // not five gaps of a day
    [InlineData(121, 24, true)]
    public void Silent_is_five_usual_gaps_and_over_four_days(int hoursSince, int gapHours, bool silent) =>
        Assert.Equal(silent, FeedNeeds.Of(Well with { LastNewAt = Now.AddHours(-hoursSince), UsualGap = TimeSpan.FromHours(gapHours) }, Now).Any(need => need.Need == FeedNeed.Silent));

    [Fact]
    public void A_feed_too_young_to_have_a_gap_is_never_silent() => Assert.Empty(FeedNeeds.Of(Well with { LastNewAt = Now.AddDays(-90), UsualGap = null }, Now));

    [Fact]
    public void Moved_refused_learned_and_warned_are_told_each_and_gone_alone()
    {
        FeedCondition much = Well with { MovedTo = "https://new.example/feed", PageFailures = 10, LearnedBlocks = 601, Warnings = "2 items without a date" };
        Assert.Equal([FeedNeed.Moved, FeedNeed.PagesRefused, FeedNeed.LearnedTooMuch, FeedNeed.Warned], FeedNeeds.Of(much, Now).Select(need => need.Need));
        Assert.Equal(FeedNeed.Gone, Assert.Single(FeedNeeds.Of(much with { State = FeedState.Gone }, Now)).Need);
    }
}
