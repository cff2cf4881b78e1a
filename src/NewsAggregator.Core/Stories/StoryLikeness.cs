namespace NewsAggregator.Core.Stories;

/// <summary>How alike is alike enough. Headlines share fewer words than bodies do, so that they need less.</summary>
internal static class StoryLikeness
{
    /// <summary>Share of the shorter text that another one has.</summary>
    public const double ToBeACopy = 0.7;

    public static float ToJoin(MatchedArticle article, OpenStory story) => article.HasBody && story.WithBody > 0 ? 0.24f : 0.12f;

    public static float ToMerge(OpenStory a, OpenStory b) => a.WithBody > 0 && b.WithBody > 0 ? 0.5f : 0.3f;
}
