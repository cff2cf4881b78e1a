namespace NewsAggregator.Core.Sources;

/// <summary>One URL of a source that we visit, with everything the next visit must know and what the last one met.</summary>
public sealed class Feed
{
    public int Id { get; set; }
    public int SourceId { get; set; }
    public string Url { get; set; } = "";
    public string? Title { get; set; }
    public FeedState State { get; set; }

    /// <summary>Validators of the last good answer, sent back as they came (RFC 9110, 13.1).</summary>
    public string? ETag { get; set; }
    public string? LastModified { get; set; }

    /// <summary>XxHash64 of the last good answer's decoded bytes: an unchanged document ends the visit.</summary>
    public long? ContentHash { get; set; }

    public DateTimeOffset NextVisitAt { get; set; }
    public DateTimeOffset? LastVisitAt { get; set; }
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>When an item was last new here.</summary>
    public DateTimeOffset? LastNewItemAt { get; set; }

    /// <summary>Seconds between visits as learned from this feed; see <see cref="Schedule"/>.</summary>
    public int IntervalSeconds { get; set; }

    /// <summary>Seconds between visits as an admin set them; null: learned.</summary>
    public int? FixedIntervalSeconds { get; set; }

    /// <summary>Failed visits in a row; 0 after a good one.</summary>
    public int Failures { get; set; }
    public FeedFailure LastFailure { get; set; }

    /// <summary>The last failure in words, for the admin; null after a good visit.</summary>
    public string? LastFailureText { get; set; }
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>What the parser warned of on the last visit, in words; null: nothing.</summary>
    public string? Warnings { get; set; }

    /// <summary>Where a permanent redirect leads, and since when; stored as the address only after a week.</summary>
    public string? MovedTo { get; set; }
    public DateTimeOffset? MovedSince { get; set; }

    /// <summary>A visit is under way until this instant at the latest; another process may then claim it again.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }
    public string? LeasedBy { get; set; }
}

public enum FeedState
{
    Active = 0,
    Paused = 1,

    /// <summary>The publisher answered 410: paused, and the admin is told.</summary>
    Gone = 2,
}

/// <summary>Why a visit failed. Values are stored: never renumber.</summary>
public enum FeedFailure
{
    None = 0,
    Refused = 1,
    NameNotFound = 2,
    ConnectionFailed = 3,
    Timeout = 4,
    TlsFailed = 5,
    HttpStatus = 6,
    TooLarge = 7,
    TooManyRedirects = 8,
    NotAFeed = 9,
    Unreadable = 10,
    Gone = 11,
    RobotsRefused = 12,
    ConnectionCut = 13,
    RateLimited = 14,
}
