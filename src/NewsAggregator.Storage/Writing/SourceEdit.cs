using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>Everything an admin may set of a source, as it shall stand after the save.</summary>
public sealed record SourceEdit
{
    public required string Name { get; init; }

    /// <summary>Lower case, unique over sources and their earlier slugs.</summary>
    public required string Slug { get; init; }
    public required string HomeUrl { get; init; }
    public string? Language { get; init; }
    public string? TimeZone { get; init; }

    /// <summary>Topic slugs.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Slugs or names of groups; a name that is not known makes a new group.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Fixed seconds between visits to each of its feeds; null: learned.</summary>
    public int? IntervalSeconds { get; init; }
    public TextMode TextMode { get; init; }
    public string? TextSelector { get; init; }
    public PublicationLevel PublicationLevel { get; init; }
    public SourceState State { get; init; }
}

public enum SourceSaveKind
{
    Saved,

    /// <summary>It stood so already: nothing was written.</summary>
    Unchanged,

    /// <summary>Somebody saved since the form was opened: nothing was written.</summary>
    ChangedMeanwhile,

    /// <summary>Another source has this slug, or had it.</summary>
    SlugTaken,

    /// <summary>Another source, or this one, has this feed already.</summary>
    FeedTaken,

    /// <summary>The source is not there any more.</summary>
    Missing,
}

/// <param name="Slug">Of the source saved; where slug or feed are taken, of the source that has them.</param>
/// <param name="Changes">Names of what changed, each with what stood before and after.</param>
public sealed record SourceSaved(SourceSaveKind Kind, string Slug, IReadOnlyList<SourceChange> Changes);

/// <param name="Field">name, slug, home, language, zone, topics, groups, interval, textMode, selector, level, state.</param>
public sealed record SourceChange(string Field, string Before, string After);
