namespace NewsAggregator.Core.Extraction;

/// <summary>What is known about a page before it is read.</summary>
public sealed record ExtractionOptions
{
    public static ExtractionOptions Default { get; } = new();

    /// <summary>CSS selector of the article's container, set by an admin; null: the extractor chooses.</summary>
    public string? Selector { get; init; }

    /// <summary>Fingerprints of blocks that stand on several pages of the source (see <see cref="BlockFingerprint"/>); they are left out.</summary>
    public IReadOnlySet<long> Boilerplate { get; init; } = new HashSet<long>();

    /// <summary>The title as the feed gave it, plain text.</summary>
    public string? FeedTitle { get; init; }

    /// <summary>Names of rules that are not applied: for measuring one rule at a time.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}
