using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>
/// Which list of an edition is asked for. A page and its feeds are built from the same value: a feed is a rendering.
/// Null parts do not narrow. At most one of source, group, topic, day, story, search and most read is the list itself; the picker narrows any of them.
/// </summary>
public sealed record ArticleList
{
    public string? Source { get; init; }
    public string? Group { get; init; }
    public string? Topic { get; init; }

    /// <summary>A day in the site's zone.</summary>
    public DateOnly? Day { get; init; }
    public long? Story { get; init; }
    public string? Search { get; init; }

    /// <summary>What was opened most often in the last days, in that order; its feed goes by time.</summary>
    public bool MostRead { get; init; }

    /// <summary>A search's best first instead of its newest. Pages only: a feed goes by time.</summary>
    public bool ByRelevance { get; init; }
    public Picker Picker { get; init; } = Picker.Everything;

    public static ArticleList Front { get; } = new();
}

/// <summary>The reader's own choice: narrows further, never widens. Slugs; a leading "-" in the address excludes.</summary>
public sealed record Picker(
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> WithoutSources,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Languages)
{
    public static Picker Everything { get; } = new([], [], [], [], []);

    public bool IsEverything => Sources.Count + WithoutSources.Count + Groups.Count + Topics.Count + Languages.Count == 0;
}

/// <summary>
/// Where a page of a list goes on: strictly older than this (sort time, then id). In a search by relevance, which has no such order, the time
/// is 0 and the id a place among the candidates.
/// </summary>
/// <param name="SortTime">Unix milliseconds.</param>
public readonly record struct ListCursor(long SortTime, long ArticleId)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SortTime}-{ArticleId}");

    public static ListCursor? Parse(string? text)
    {
        int dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0
            && long.TryParse(text.AsSpan(0, dash), System.Globalization.CultureInfo.InvariantCulture, out long time)
            && time is >= 0 and <= 253402300799999
            && long.TryParse(text.AsSpan(dash + 1), System.Globalization.CultureInfo.InvariantCulture, out long id)
            ? new ListCursor(time, id)
            : null;
    }
}

/// <summary>One article as lists show it; no text beyond what its publication level allows.</summary>
public sealed record ArticleLine
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public string? Url { get; init; }
    public string? Domain { get; init; }
    public required string Guid { get; init; }
    public required int SourceId { get; init; }
    public required string SourceSlug { get; init; }
    public required string SourceName { get; init; }
    public string? Author { get; init; }

    /// <summary>The publisher's own description, plain text; null where the level is headline.</summary>
    public string? Summary { get; init; }
    public string? Language { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When this site saw the last change worth telling; null: none.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset SortTime { get; init; }
    public int Revision { get; init; }
    public int Words { get; init; }
    /// <summary>Null where the level is headline.</summary>
    public string? ImageUrl { get; init; }
    public int? ImageWidth { get; init; }
    public int? ImageHeight { get; init; }
    public string? ImageAlt { get; init; }

    /// <summary>A recording; null unless the whole is published.</summary>
    public string? EnclosureUrl { get; init; }
    public string? EnclosureType { get; init; }

    /// <summary>Bytes; 0: not known.</summary>
    public long EnclosureLength { get; init; }
    public long? StoryId { get; init; }
    public long? NearCopyOfId { get; init; }
    public PublicationLevel PublicationLevel { get; init; }
    public bool IsDemo { get; init; }

    /// <summary>Topic slugs, in the vocabulary's order.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Where a search's words stand; null in other lists.</summary>
    public SearchExtract? Extract { get; init; }

    /// <summary>Sanitised HTML of the newest revision, cut to the publication level; only where the list was asked with contents.</summary>
    public string? Html { get; init; }

    public ListCursor Cursor => new(SortTime.ToUnixTimeMilliseconds(), Id);

    /// <summary>The time printed: the publisher's, else first sight.</summary>
    public DateTimeOffset PrintedAt => PublishedAt ?? FirstSeenAt;
}

/// <summary>A page of a list.</summary>
/// <param name="Next">Where older articles go on; null at the end.</param>
/// <param name="NotShown">How many articles the filter hides in the time this page spans, at most 1,000 (that is "999+").</param>
/// <param name="NotShownSources">From how many sources.</param>
public sealed record ArticleListPage(IReadOnlyList<ArticleLine> Articles, ListCursor? Next, int NotShown, int NotShownSources)
{
    /// <summary>What of a search could not be read, and names in it that nobody here has.</summary>
    public IReadOnlyList<FilterProblem> Problems { get; init; } = [];

    /// <summary>The search had looked at enough before the page was full: it goes on at <see cref="Next"/>.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>The same articles in the order in which they came.</summary>
    public ArticleListPage ByTime() => this with { Articles = [.. Articles.OrderByDescending(line => line.SortTime).ThenByDescending(line => line.Id)] };
}
