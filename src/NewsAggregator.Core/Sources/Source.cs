namespace NewsAggregator.Core.Sources;

/// <summary>A publisher. Filter rules are about sources, never about single feeds.</summary>
public sealed class Source
{
    public int Id { get; set; }

    /// <summary>Short name in addresses and rules, lower case, unique. A renamed source keeps its old slug as an alias.</summary>
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public string HomeUrl { get; set; } = "";

    /// <summary>BCP 47, as far as known: what its articles are written in when neither feed nor text says so.</summary>
    public string? Language { get; set; }

    /// <summary>IANA zone in which dates without a zone are read, as an admin set it; null: the learned one, see <see cref="SourceZone"/>.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Minutes east of UTC as learned from visits, and what they speak for since; see <see cref="ZoneEvidence"/>.</summary>
    public int? LearnedZoneMinutes { get; set; }
    public int? ZoneCandidateMinutes { get; set; }
    public int ZoneCandidateVisits { get; set; }
    public SourceState State { get; set; }
    public PublicationLevel PublicationLevel { get; set; }
    public TextMode TextMode { get; set; }

    /// <summary>CSS selector of the article's container, set by an admin; null: the extractor chooses.</summary>
    public string? TextSelector { get; set; }

    /// <summary>Topic slugs that every article of this source carries.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>Part of the built-in newswire: marked as such and removed by one button.</summary>
    public bool IsDemo { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Health of page reading, apart from the feeds' health: pages refused in a row, and the last reason in words.</summary>
    public int PageFailures { get; set; }
    public string? LastPageFailure { get; set; }
    public DateTimeOffset? LastPageFailureAt { get; set; }
    public DateTimeOffset? LastPageSuccessAt { get; set; }

    /// <summary>Raised by every edit: who saves an older one is shown what changed meanwhile.</summary>
    public int Version { get; set; }

    /// <summary>Raised when its pages are to be read differently (text mode, selector, a block kept as text); see <see cref="ReadingStamp"/>.</summary>
    public int ReadingNumber { get; set; }

    /// <summary>What rules see of it changed: its articles above this id wait to be decided again. Null: none do.</summary>
    public long? DecideAgainFromId { get; set; }

    /// <summary>What was learned of its pages changed: stored texts of articles above this id wait to be cleaned again. Null: none do.</summary>
    public long? CleanAgainFromId { get; set; }

    /// <summary>By what a text that changed because we read differently is told from one that its publisher changed.</summary>
    public int ReadingStamp => (ReadingNumber * 1000) + Extraction.ContentExtractor.Reading;
}

public enum SourceState
{
    /// <summary>Visited and decided by the filters.</summary>
    Active = 0,

    /// <summary>Not visited; what is stored stays as it is.</summary>
    Paused = 1,

    /// <summary>Visited, but seen in admin only.</summary>
    Trial = 2,
}

/// <summary>How much of an article this site publishes. Every page, feed and API obeys it.</summary>
public enum PublicationLevel
{
    Full = 0,
    Excerpt = 1,
    Headline = 2,
}

/// <summary>Which text an article takes: what the feed carries, the page's, or whichever is whole.</summary>
public enum TextMode
{
    Auto = 0,
    Feed = 1,
    Page = 2,
}
