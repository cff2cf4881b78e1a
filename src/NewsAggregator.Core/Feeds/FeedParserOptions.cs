namespace NewsAggregator.Core.Feeds;

/// <summary>What a reader of feeds knows beside the bytes, and how much it takes.</summary>
public sealed record FeedParserOptions
{
    public static FeedParserOptions Default { get; } = new();

    /// <summary>The zone in which dates without one are meant, and in which "CST" is decided; null: UTC and North America.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>"CST" is China's time, not Chicago's: so it is in <see cref="TimeZone"/>s of UTC+8, and wherever the source writes Chinese.</summary>
    public bool CstIsChina { get; init; }

    /// <summary>The language where the document names none, such as the HTTP header Content-Language.</summary>
    public string? FallbackLanguage { get; init; }

    /// <summary>The HTTP header Content-Location: a base for relative addresses (RFC 2557 section 5), if it is http or https.</summary>
    public string? ContentLocation { get; init; }

    /// <summary>Items beyond are left out, with a warning.</summary>
    public int MaxItems { get; init; } = 500;

    /// <summary>A longer document is refused; the bytes are those after content decoding.</summary>
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Elements nested deeper are dissolved: their text is kept, their tags are not.</summary>
    public int MaxDepth { get; init; } = 128;
}
