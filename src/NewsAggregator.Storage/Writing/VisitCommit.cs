using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>Everything one visit to one feed leaves behind, stored in one transaction.</summary>
/// <param name="New">Articles not known when the document was judged.</param>
/// <param name="Changed">Known articles whose item says something else now, with their ids.</param>
public sealed record VisitCommit(
    Feed Feed,
    SourceFacts Source,
    FiltersInForce Filters,
    FeedOutcome Outcome,
    IReadOnlyList<ArticleDraft> New,
    IReadOnlyList<(long ArticleId, ArticleDraft Draft)> Changed)
{
    /// <summary>What the visits so far say of the source's zone; null: nothing that was not known.</summary>
    public ZoneEvidence? Zone { get; init; }
}

/// <summary>What the visit makes of the feed's row. Null values of validators and warnings clear them.</summary>
public sealed record FeedOutcome
{
    public required DateTimeOffset VisitedAt { get; init; }
    public required DateTimeOffset NextVisitAt { get; init; }
    public required int IntervalSeconds { get; init; }
    public FeedFailure Failure { get; init; }
    public string? FailureText { get; init; }

    /// <summary>In a row, this visit included; 0 for a good one.</summary>
    public int Failures { get; init; }

    /// <summary>The document was read (or unchanged), so validators and warnings are those of this visit.</summary>
    public bool ReadDocument { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public long? ContentHash { get; init; }
    public string? Title { get; init; }
    public string? Warnings { get; init; }
    public string? MovedTo { get; init; }
    public DateTimeOffset? MovedSince { get; init; }

    /// <summary>The new address of the feed, once a permanent redirect has stood for a week.</summary>
    public string? NewUrl { get; init; }
    public bool Gone { get; init; }
}

/// <param name="New">Articles stored for the first time.</param>
/// <param name="Revised">Articles whose title or text changed.</param>
public sealed record VisitResult(int New, int Revised);
