namespace NewsAggregator.Core.Articles;

/// <summary>A text that is not believed: the last good one stays until an admin releases or refuses it. One an article.</summary>
public sealed class HeldRevision
{
    public long ArticleId { get; set; }
    public int SourceId { get; set; }

    /// <summary>Sanitised, packed; see RevisionCodec.</summary>
    public byte[] Html { get; set; } = [];
    public long TextHash { get; set; }
    public TextOrigin Origin { get; set; }

    /// <summary>Words, or characters for Chinese, Japanese, Korean.</summary>
    public int Words { get; set; }
    public HoldReason Reason { get; set; }
    public DateTimeOffset HeldAt { get; set; }

    /// <summary>What the text's relative dates count from, and its zone: needed when it is released.</summary>
    public DateTimeOffset ToldAt { get; set; }
    public int ZoneMinutes { get; set; }

    /// <summary>As the page prints it.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>An admin said no: the same text is not asked about again.</summary>
    public DateTimeOffset? RefusedAt { get; set; }
}

/// <summary>Why a text is not believed. Values are stored.</summary>
public enum HoldReason
{
    /// <summary>Less than half of the words are left.</summary>
    SuddenlyShort = 0,

    /// <summary>It speaks of something else: a consent page, a wall, an error.</summary>
    OtherMatter = 1,

    /// <summary>Other articles of the source changed by the very same blocks.</summary>
    AllAlike = 2,
}
