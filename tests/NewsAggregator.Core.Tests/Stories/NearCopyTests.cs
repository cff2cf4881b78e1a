using NewsAggregator.Core.Stories;

namespace NewsAggregator.Core.Tests.Stories;

public sealed class NearCopyTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 11, 8, 0, 0, TimeSpan.Zero);

    private static StoryArticle Article(long id, NewsText text, double hours = 0) => new(id, Start.AddHours(hours), text.Title, text.Text);

    private static bool IsJoined(NearCopyPair pair)
    {
        StoryMatcher matcher = new();
        long story = matcher.Add(Article(1, pair.First)).StoryId;
        StoryMatch match = matcher.Add(Article(2, pair.Second, 1));
        Assert.True(match.NearCopyOf is null || match.StoryId == story);
        return match.NearCopyOf == 1;
    }

    [Fact]
    public void Copies_are_joined_and_different_texts_are_not()
    {
        NearCopyPair[] pairs = [.. NearCopySet.Made(), .. NearCopySet.ByHand(), .. NearCopySet.AcrossScripts()];
        Assert.InRange(pairs.Length, 400, 2000);
        NearCopyPair[] missed = [.. pairs.Where(pair => pair.Relation == NearCopyRelation.Copy && !IsJoined(pair))];
        NearCopyPair[] wrong = [.. pairs.Where(pair => pair.Relation != NearCopyRelation.Copy && IsJoined(pair))];
        string found = string.Join('\n', ["", .. wrong.Select(pair => "JOINED " + pair), .. missed.Select(pair => "MISSED " + pair)]);
        Assert.True(wrong.Length == 0 && missed.Length <= pairs.Count(pair => pair.Relation == NearCopyRelation.Copy) / 100, found);
    }
}
