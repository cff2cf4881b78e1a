using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>What a draft would do, compared with the version in force.</summary>
/// <param name="Filter">The draft as it was read; where it has errors everything else is empty.</param>
/// <param name="InForce">Number of the version it is compared with; 0: none is in force yet.</param>
/// <param name="Since">From which sort time on articles were compared; null: all.</param>
/// <param name="Articles">How many were compared. Withdrawn ones and those of sources on trial are not: no filter shows them.</param>
/// <param name="Disappear">Shown now, hidden by the draft.</param>
/// <param name="ComeBack">Hidden now, shown by the draft.</param>
/// <param name="Move">The same verdict by another rule.</param>
/// <param name="Rules">Of the draft, the default (0) last.</param>
public sealed record FilterReport(
    FilterParse Filter,
    int InForce,
    DateTimeOffset? Since,
    int Articles,
    int ShownBefore,
    int ShownAfter,
    ReportedChanges Disappear,
    ReportedChanges ComeBack,
    ReportedChanges Move,
    IReadOnlyList<FilterRuleEffect> Rules)
{
    public IEnumerable<FilterRuleEffect> NeverActing => Rules.Where(rule => rule.NeverActs);

    /// <summary>Of the articles compared. The save counts anew, over everything the edition shows.</summary>
    public bool HidesOverHalf => Disappear.Count * 2 > ShownBefore;
}

/// <param name="Count">How many there are; <paramref name="Newest"/> lists no more than was asked for.</param>
public sealed record ReportedChanges(int Count, IReadOnlyList<ReportedChange> Newest)
{
    public static ReportedChanges None { get; } = new(0, []);
}

/// <summary>One article that the draft changes.</summary>
public sealed record ReportedChange(
    long ArticleId, string Title, string? Url, string SourceSlug, string SourceName, DateTimeOffset SortTime, FilterDecision Before, FilterDecision After);

/// <summary>How far a report is: articles compared, of how many.</summary>
public readonly record struct FilterReportProgress(int Done, int Total);
