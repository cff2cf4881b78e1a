namespace NewsAggregator.Core.Syndication;

/// <summary>A list as its subscribers get it: one value behind RSS, Atom and JSON Feed. All addresses are absolute, all instants UTC.</summary>
public sealed record SyndicationFeed
{
    /// <summary>A URI, the same for ever, whatever the host: see <see cref="SyndicationId"/>.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>The page of the same list.</summary>
    public required string PageUrl { get; init; }

    /// <summary>This document's own public address.</summary>
    public required string SelfUrl { get; init; }

    /// <summary>Where older items go on, and the newest document, where this one is an older part (RFC 5005, section 3).</summary>
    public string? NextUrl { get; init; }
    public string? CurrentUrl { get; init; }

    /// <summary>The first part of a feed that has several; null where this document is all of it.</summary>
    public string? FirstUrl => CurrentUrl ?? (NextUrl is null ? null : SelfUrl);

    /// <summary>BCP 47, of the feed's own words.</summary>
    public required string Language { get; init; }
    public string? IconUrl { get; init; }

    /// <summary>When the list itself last changed; never "generated at".</summary>
    public required DateTimeOffset Updated { get; init; }
    public required IReadOnlyList<SyndicationItem> Items { get; init; }
}

/// <summary>One article as a subscriber gets it, already cut to its publication level.</summary>
public sealed record SyndicationItem
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>Where the title leads.</summary>
    public required string Url { get; init; }

    /// <summary>The publisher's page, where <see cref="Url"/> is this site's.</summary>
    public string? OriginalUrl { get; init; }
    public string? Author { get; init; }
    public required string SourceName { get; init; }

    /// <summary>The list of everything this site has of the source; null where an item comes from none in particular.</summary>
    public SyndicationSource? Source { get; init; }

    /// <summary>Plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Sanitised HTML with absolute addresses.</summary>
    public string? Html { get; init; }

    /// <summary>BCP 47, of the article's words.</summary>
    public string? Language { get; init; }
    public required DateTimeOffset Published { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public SyndicationPicture? Picture { get; init; }
    public SyndicationEnclosure? Enclosure { get; init; }
}

/// <param name="Id">Of the source's own list here, as in that list's feed.</param>
/// <param name="PageUrl">That list's page.</param>
/// <param name="FeedUrl">That list's RSS feed.</param>
public sealed record SyndicationSource(string Id, string Name, string PageUrl, string FeedUrl);

/// <summary>Sizes are pixels, where known.</summary>
public sealed record SyndicationPicture(string Url, int? Width, int? Height, string? Alt);

/// <param name="Length">Bytes; 0: not known.</param>
public sealed record SyndicationEnclosure(string Url, string Type, long Length);
