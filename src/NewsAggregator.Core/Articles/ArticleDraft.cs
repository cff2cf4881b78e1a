namespace NewsAggregator.Core.Articles;

/// <summary>An article worked out and not stored yet, or a known one as its feed tells it now.</summary>
/// <param name="Article">Without an id, and without what only storing decides.</param>
/// <param name="Topics">Slugs, each once.</param>
/// <param name="Categories">As the publisher wrote them.</param>
public sealed record ArticleDraft(Article Article, ArticleIdentity Identity, ArticleText Text, IReadOnlyList<string> Topics, IReadOnlyList<string> Categories);
