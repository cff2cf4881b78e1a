using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>One source as the directory and the picker show it.</summary>
public sealed record SourceLine(
    int Id,
    string Slug,
    string Name,
    string HomeUrl,
    string? Language,
    SourceState State,
    bool IsDemo,
    IReadOnlyList<string> Groups,
    int Articles,
    DateTimeOffset? NewestAt);

public sealed record GroupLine(string Slug, string Name, string? NameZh, int Sources);

/// <param name="Aliases">What else it is called; slugs of topics that were joined to it are among them.</param>
public sealed record TopicLine(string Slug, string NameEn, string NameZh, int Articles, IReadOnlyList<string> Aliases);

/// <param name="Tag">BCP 47.</param>
public sealed record LanguageLine(string Tag, int Articles);

/// <summary>One feed as the admin sees it.</summary>
public sealed record FeedHealthLine(
    int FeedId,
    int SourceId,
    string SourceSlug,
    string SourceName,
    string Url,
    SourceState SourceState,
    FeedState State,
    DateTimeOffset? LastVisitAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset NextVisitAt,
    int IntervalSeconds,
    int Failures,
    FeedFailure LastFailure,
    string? LastFailureText,
    DateTimeOffset? FailingSince,
    string? Warnings,
    int Articles,
    int PageFailures,
    string? LastPageFailure,
    int? LearnedZoneMinutes = null)
{
    public DateTimeOffset? LastNewItemAt { get; init; }

    /// <summary>Mean time between its articles over the last two months; null: fewer than five, too few to tell.</summary>
    public TimeSpan? UsualGap { get; init; }

    /// <summary>Where a permanent redirect leads, and since when.</summary>
    public string? MovedTo { get; init; }
    public DateTimeOffset? MovedSince { get; init; }

    /// <summary>Blocks of its source that are taken for furniture.</summary>
    public int LearnedBlocks { get; init; }

    public FeedCondition Condition => new(State, FailingSince, LastNewItemAt, UsualGap, MovedTo, PageFailures, LearnedBlocks, Warnings);
}

/// <summary>What the admin's first page counts.</summary>
/// <param name="PagesWaiting">Articles whose page was never read yet; later looks are not counted.</param>
public sealed record SiteFigures(
    int Sources,
    int PausedSources,
    int Feeds,
    int FailingFeeds,
    int Articles,
    int HiddenArticles,
    int Stories,
    int PagesWaiting,
    long DatabaseBytes,
    bool HasDemo);
