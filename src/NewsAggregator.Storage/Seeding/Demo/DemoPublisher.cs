namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>An invented publisher of the newswire, as <c>seeds/demo/publishers.json</c> describes it.</summary>
public sealed record DemoPublisher
{
    public required string Slug { get; init; }
    public required string Name { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>IANA zone of its clock times and printed dates.</summary>
    public required string TimeZone { get; init; }
    public required string Tagline { get; init; }

    /// <summary>feed.xml (RSS 2.0), feed.atom (Atom 1.0) or feed.json (JSON Feed 1.1).</summary>
    public required string FeedFile { get; init; }

    /// <summary>The feed carries whole texts; otherwise excerpts, and the text stands on the page.</summary>
    public bool FullText { get; init; }
    public required string Template { get; init; }

    /// <summary>Shape of an article's path below the publisher's: {yyyy} {MM} {dd} {slug} {number}.</summary>
    public required string ArticlePath { get; init; }

    /// <summary>HTML after an excerpt in the feed, as publishers add it; {url} is the article's address.</summary>
    public string ExcerptTail { get; init; } = "";
    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Author boxes: name to a line about them.</summary>
    public IReadOnlyDictionary<string, string> Authors { get; init; } = new Dictionary<string, string>();

    public string HomeUrl => $"{DemoNewswire.BaseUrl}/{Slug}/";
    public string FeedUrl => $"{DemoNewswire.BaseUrl}/{Slug}/{FeedFile}";

    internal bool IsChinese => Language.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>A machine without zone data shows UTC rather than nothing.</summary>
    internal TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
