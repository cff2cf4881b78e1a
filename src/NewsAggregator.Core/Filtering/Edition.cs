namespace NewsAggregator.Core.Filtering;

/// <summary>A named view of the site with its own filter, page and feeds. The default one is the front page.</summary>
public sealed class Edition
{
    public int Id { get; set; }
    public string Slug { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string NameZh { get; set; } = "";
    public bool IsDefault { get; set; }

    /// <summary>The filter version whose decisions readers see. Put into force by changing this one value.</summary>
    public long VersionInForceId { get; set; }
}

/// <summary>An earlier slug of an edition: addresses and subscriptions that use it go on working.</summary>
public sealed class EditionAlias
{
    public string Slug { get; set; } = "";
    public int EditionId { get; set; }
}

/// <summary>One saved text of an edition's filter.</summary>
public sealed class FilterVersion
{
    public long Id { get; set; }
    public int EditionId { get; set; }

    /// <summary>From 1, per edition: "v7".</summary>
    public int Number { get; set; }
    public string Text { get; set; } = "";
    public string Author { get; set; } = "";

    /// <summary><see cref="Author"/> of the version that a new site begins with: nobody wrote it.</summary>
    public const string FirstStart = "first start";
    public string? Note { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public FilterVersionState State { get; set; }

    /// <summary>While preparing: articles up to this id are decided.</summary>
    public long DecidedUpToId { get; set; }
}

public enum FilterVersionState
{
    /// <summary>Being decided over what is stored; arrivals are decided under it too.</summary>
    Preparing = 0,
    InForce = 1,
    Past = 2,
}

/// <summary>
/// What a filter version said of one article. Its key is the list's index: (edition, version, verdict, sort time, article).
/// </summary>
public sealed class StoredDecision
{
    public int EditionId { get; set; }
    public long VersionId { get; set; }
    public Verdict Verdict { get; set; }
    public DateTimeOffset SortTime { get; set; }
    public long ArticleId { get; set; }

    /// <summary><see cref="Rule"/> of an article that an admin withdrew, and of one whose source is on trial: hidden whatever the filter says.</summary>
    public const int Withdrawn = -1;
    public const int OnTrial = -2;

    /// <summary>Number of the rule that decided, from 1; 0: the default; negative: see the constants.</summary>
    public int Rule { get; set; }

    /// <summary>The words of the article that made the rule match, at most 200 characters.</summary>
    public string? Matched { get; set; }
}

/// <summary>A version whose decisions nobody needs any more, waiting to be deleted in short ranges.</summary>
public sealed class DecisionLeftover
{
    public int EditionId { get; set; }
    public long VersionId { get; set; }

    /// <summary>When it was replaced: a request that began under it reads on for a while.</summary>
    public DateTimeOffset Since { get; set; }
}

public enum Verdict
{
    Hide = 0,
    Show = 1,
}
