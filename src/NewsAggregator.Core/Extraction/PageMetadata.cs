namespace NewsAggregator.Core.Extraction;

/// <summary>What a page says about its article: from JSON-LD, meta elements, <c>time</c> elements and the visible text, in that order of trust.</summary>
public sealed record PageMetadata
{
    /// <summary>Without the site's name.</summary>
    public string? Title { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>With the page's own offset where it gave one, else UTC.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>False: <see cref="Published"/> is the publisher's clock, given at offset zero.</summary>
    public bool PublishedSaysZone { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public PagePicture? Picture { get; init; }

    /// <summary>BCP 47, as the page says.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute, http or https, of the page's own site.</summary>
    public Uri? Canonical { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];
    public string? Section { get; init; }
    public string? SiteName { get; init; }

    /// <summary>The page says itself that it is not free to read.</summary>
    public bool Paywalled { get; init; }

    /// <summary>The sentence that tells of a correction or update ("This story was updated …"), as printed.</summary>
    public string? CorrectionNote { get; init; }

    /// <summary>The article's text as the page's JSON-LD has it (schema.org/articleBody), with its line breaks; plain, or HTML.</summary>
    public string? ToldText { get; init; }

    /// <summary>Feeds that the page's link elements name.</summary>
    public IReadOnlyList<PageFeedLink> Feeds { get; init; } = [];
}

/// <summary>A picture as the page names it; sizes in pixels.</summary>
public sealed record PagePicture(Uri Address, int? Width = null, int? Height = null, string? Alt = null);

public sealed record PageFeedLink(Uri Address, string? Title);
