namespace NewsAggregator.Core.Feeds;

/// <summary>
/// What a feed document said, before judgement. Text fields that feeds define as HTML (title, summary, content, description, rights)
/// are HTML fragments exactly as the document meant them; addresses are absolute where a base was known; instants are UTC.
/// </summary>
public sealed record ParsedFeed
{
    /// <summary>False when the bytes are no feed at all; <see cref="Error"/> then says why, in words for an admin.</summary>
    public bool Ok { get; init; }
    public string? Error { get; init; }
    public FeedFormat Format { get; init; }
    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? Description { get; init; }
    public string? Language { get; init; }
    public string? Id { get; init; }
    public IReadOnlyList<ParsedPerson> Authors { get; init; } = [];
    public DateTimeOffset? Updated { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Created { get; init; }
    public string? Generator { get; init; }
    public string? Rights { get; init; }

    /// <summary>RSS ttl as written: minutes.</summary>
    public string? Ttl { get; init; }

    /// <summary>How often the document says it changes (ttl, sy:updatePeriod and sy:updateFrequency), in seconds; null: not said.</summary>
    public int? UpdateSeconds { get; init; }
    public string? Logo { get; init; }
    public string? Icon { get; init; }
    public string? Image { get; init; }
    public string? ImageTitle { get; init; }
    public string? ImageLink { get; init; }
    public string? Docs { get; init; }
    public string? Publisher { get; init; }
    public string? Info { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public bool? ItunesExplicit { get; init; }
    public bool? ItunesBlock { get; init; }

    /// <summary>WebSub hub and the feed's own address, where named (rel=hub, rel=self).</summary>
    public string? Hub { get; init; }
    public string? Self { get; init; }

    /// <summary>Which texts the document declared as plain text; they are given escaped, so that they are HTML like all others.</summary>
    public PlainFields Plain { get; init; }
    public IReadOnlyList<ParsedItem> Items { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

public enum FeedFormat
{
    Unknown = 0,
    Rss = 1,
    Rdf = 2,
    Atom = 3,
    Json = 4,
}

/// <summary>One item of a feed document; see <see cref="ParsedFeed"/> for what its texts are.</summary>
public sealed record ParsedItem
{
    public string? Title { get; init; }
    public string? Link { get; init; }

    /// <summary>The publisher's own address where <see cref="Link"/> is a counting proxy's (feedburner:origLink).</summary>
    public string? OriginalLink { get; init; }
    public string? Id { get; init; }

    /// <summary>The guid is itself the item's address (RSS isPermaLink).</summary>
    public bool GuidIsLink { get; init; }
    public string? Summary { get; init; }

    /// <summary>The fullest content given.</summary>
    public string? Content { get; init; }
    public IReadOnlyList<string> Contents { get; init; } = [];
    public IReadOnlyList<ParsedPerson> Authors { get; init; } = [];
    public DateTimeOffset? Published { get; init; }

    /// <summary><see cref="Published"/> was written without a zone: it stands as it would in <see cref="FeedParserOptions.TimeZone"/>.</summary>
    public bool IsZoneless { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public DateTimeOffset? Created { get; init; }
    public DateTimeOffset? Expired { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public string? Comments { get; init; }
    public string? CommentsFeed { get; init; }
    public string? Rights { get; init; }
    public string? Language { get; init; }
    public string? Publisher { get; init; }
    public string? License { get; init; }
    public string? Subtitle { get; init; }
    public IReadOnlyList<ParsedEnclosure> Enclosures { get; init; } = [];
    public IReadOnlyList<string> Thumbnails { get; init; } = [];
    public string? Image { get; init; }
    public IReadOnlyList<ParsedMedia> Media { get; init; } = [];
    public string? SourceTitle { get; init; }
    public string? SourceLink { get; init; }
    public string? SourceId { get; init; }
    public bool? ItunesExplicit { get; init; }
    public bool? ItunesBlock { get; init; }

    /// <summary>Which texts the document declared as plain text (Atom type="text", JSON Feed's title and summary); they are given escaped.</summary>
    public PlainFields Plain { get; init; }
}

/// <summary>Texts of a feed or an item that were declared plain.</summary>
[Flags]
public enum PlainFields
{
    None = 0,
    Title = 1,
    Summary = 2,
    Content = 4,
    Rights = 8,
    Description = 16,
    SourceTitle = 32,
    Info = 64,
}

/// <summary>An author, contributor or owner; at least one part is set.</summary>
public sealed record ParsedPerson(string? Name, string? Email = null, string? Url = null);

/// <summary>Length is in bytes, as written.</summary>
public sealed record ParsedEnclosure(string Url, string? Type, string? Length);

/// <summary>A media:content element; sizes are pixels.</summary>
public sealed record ParsedMedia(string Url, string? Type, string? Medium, int? Width = null, int? Height = null);
