using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>An article as admins see it, shown or not, with what one edition says of it.</summary>
/// <param name="Verdict">Of the edition asked for, under its version in force; null: it has none yet.</param>
/// <param name="Rule">See <see cref="StoredDecision.Rule"/>.</param>
public sealed record AdminArticle(
    long Id,
    string Title,
    string? Url,
    string? Author,
    string? Language,
    int SourceId,
    string SourceSlug,
    string SourceName,
    SourceState SourceState,
    DateTimeOffset? PublishedAt,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset SortTime,
    DateTimeOffset? WithdrawnAt,
    long? NearCopyOfId,
    Verdict? Verdict = null,
    int? Rule = null,
    string? Matched = null)
{
    /// <summary>Why its page's text is not shown, in words; null: it is, or nobody looked.</summary>
    public string? PageFailure { get; init; }

    public ListCursor Cursor => new(SortTime.ToUnixTimeMilliseconds(), Id);
}

/// <summary>Why an article is shown or hidden, edition by edition.</summary>
/// <param name="NearCopyOf">The article whose text it repeats: it is folded beneath that one.</param>
/// <param name="Editions">In the editions' order.</param>
/// <param name="Proposals">Rules that would hide articles like it.</param>
public sealed record ArticleExplanation(AdminArticle Article, AdminArticle? NearCopyOf, IReadOnlyList<EditionVerdict> Editions, IReadOnlyList<FilterRule> Proposals);

/// <summary>What one edition's version in force says of an article.</summary>
/// <param name="Stored">What readers go by.</param>
/// <param name="Now">What the version says when it is asked again; null where it is not asked: withdrawn, or the source is on trial.</param>
/// <param name="RuleText">The deciding rule as it stands in the text; null for the default and where no rule was asked.</param>
/// <param name="InEnglish">The rule or default in words; empty where no rule was asked.</param>
public sealed record EditionVerdict(EditionView Edition, StoredDecision Stored, FilterDecision? Now, string? RuleText, string InEnglish, string InChinese)
{
    /// <summary>False only by a fault of this program.</summary>
    public bool Agrees => Now is not { } now || (now.Verdict == Stored.Verdict && now.Rule == Stored.Rule);
}
