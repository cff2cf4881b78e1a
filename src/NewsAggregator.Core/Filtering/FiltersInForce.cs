using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Core.Filtering;

/// <summary>One compiled version of one edition's filter.</summary>
public sealed record CompiledVersion(int EditionId, long VersionId, SourceFilter Filter);

/// <summary>What rules may ask of an article's source.</summary>
public sealed record SourceFacts(Source Source, IReadOnlyList<string> Aliases, IReadOnlyList<string> Groups);

/// <summary>Every version that arrivals are decided under: the one in force of each edition, and those being prepared.</summary>
public sealed record FiltersInForce(IReadOnlyList<CompiledVersion> Versions)
{
    private const int MostMatched = 200;

    /// <summary>The verdicts of all versions on one article. Its id may still be 0; the caller sets it.</summary>
    public IReadOnlyList<StoredDecision> Decide(Article article, SourceFacts source, Feed? feed, IReadOnlyList<string> topics, Func<string> text)
    {
        FilterFacts facts = FactsOf(article, source, feed, topics, text);
        StoredDecision[] decisions = new StoredDecision[Versions.Count];
        for (int i = 0; i < decisions.Length; i++)
        {
            CompiledVersion version = Versions[i];
            decisions[i] = Decide(article, source.Source, version, facts);
        }

        return decisions;
    }

    /// <summary>Whether some edition shows the article, or its verdict could turn on the whole text: only then is its page fetched.</summary>
    public bool IsWorthReading(Article article, SourceFacts source, Feed? feed, IReadOnlyList<string> topics, Func<string> text)
    {
        FilterFacts facts = FactsOf(article, source, feed, topics, text);
        return Versions.Any(version => version.Filter.Decide(facts).Verdict == Verdict.Show || version.Filter.TurnsOnText(facts));
    }

    /// <param name="searchedAt">Set when a search asks: ages count to then, and a description counts only where readers see it.</param>
    public static FilterFacts FactsOf(Article article, SourceFacts source, Feed? feed, IReadOnlyList<string> topics, Func<string> text, DateTimeOffset? searchedAt = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(source);
        return new FilterFacts
        {
            Source = source.Source.Slug,
            SourceAliases = source.Aliases,
            SourceName = source.Source.Name,
            Groups = source.Groups,
            Feed = feed is null ? [] : feed.Title is null ? [feed.Url] : [feed.Url, feed.Title],
            Topics = topics,
            Authors = article.Author?.Split(", ", StringSplitOptions.RemoveEmptyEntries) ?? [],
            Title = article.Title,
            Summary = searchedAt is not null && source.Source.PublicationLevel == PublicationLevel.Headline ? "" : article.Summary ?? "",
            TextSource = text,
            Url = article.Url,
            Domain = article.Domain,
            Language = article.Language,
            Age = AgeOf(article, searchedAt),
            Words = article.Words,
            Date = DateOnly.FromDateTime((article.PublishedAt ?? article.FirstSeenAt).UtcDateTime),
            IsSearched = searchedAt is not null,
        };
    }

    private static TimeSpan AgeOf(Article article, DateTimeOffset? searchedAt)
    {
        DateTimeOffset published = article.PublishedAt ?? article.FirstSeenAt;
        DateTimeOffset to = searchedAt ?? article.FirstSeenAt;
        return published < to ? to - published : TimeSpan.Zero;
    }

    private static StoredDecision Decide(Article article, Source source, CompiledVersion version, FilterFacts facts)
    {
        StoredDecision stored = new()
        {
            EditionId = version.EditionId,
            VersionId = version.VersionId,
            SortTime = article.SortTime,
            ArticleId = article.Id,
        };
        if (article.WithdrawnAt is not null)
        {
            stored.Rule = StoredDecision.Withdrawn;
            return stored;
        }

        if (source.State == SourceState.Trial)
        {
            stored.Rule = StoredDecision.OnTrial;
            return stored;
        }

        FilterDecision decision = version.Filter.Decide(facts);
        stored.Verdict = decision.Verdict;
        stored.Rule = decision.Rule;
        stored.Matched = decision.Matched is { Length: > 0 } words ? Languages.PlainText.Cut(words, MostMatched) : null;
        return stored;
    }
}
