namespace NewsAggregator.Core.Articles;

/// <summary>One stored piece of reading. Its text stands in its revisions.</summary>
public sealed class Article
{
    public long Id { get; set; }
    public int SourceId { get; set; }
    public int FeedId { get; set; }

    /// <summary>The guid as the feed gave it, else the canonical address: what identity was made from.</summary>
    public string Guid { get; set; } = "";

    /// <summary>The publisher's page as linked (absolute, http or https), or null for items without a page.</summary>
    public string? Url { get; set; }

    /// <summary>Lower-case host of <see cref="Url"/> without "www.".</summary>
    public string? Domain { get; set; }

    /// <summary>Plain text, at most 1,000 characters, cut on a grapheme boundary.</summary>
    public string Title { get; set; } = "";

    /// <summary>Author names joined by ", ".</summary>
    public string? Author { get; set; }

    /// <summary>The publisher's own description as plain text.</summary>
    public string? Summary { get; set; }

    /// <summary>BCP 47 of the text: en, zh-Hant, zh-Hans, ja …</summary>
    public string? Language { get; set; }

    /// <summary>As the publisher printed them; a time after first sight is stored as first sight.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When we saw the last change worth telling (see Changes.ChangeRule): "updated" in feeds, and the mark "corrected". Null: none yet.</summary>
    public DateTimeOffset? CorrectedAt { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }

    /// <summary>Place in every list: first seen; for back-fill, published. Never in the future, never moved.</summary>
    public DateTimeOffset SortTime { get; set; }

    /// <summary>Hash of the feed item as last seen: an unchanged item costs no more than this.</summary>
    public long ItemHash { get; set; }

    /// <summary>Number of the newest revision, from 1.</summary>
    public int Revision { get; set; }

    /// <summary>Words of the text; characters for Chinese, Japanese, Korean.</summary>
    public int Words { get; set; }
    public string? ImageUrl { get; set; }
    public int? ImageWidth { get; set; }
    public int? ImageHeight { get; set; }
    public string? ImageAlt { get; set; }

    /// <summary>A recording that the feed attached: audio or video.</summary>
    public string? EnclosureUrl { get; set; }
    public string? EnclosureType { get; set; }

    /// <summary>Bytes; 0: not known.</summary>
    public long EnclosureLength { get; set; }

    /// <summary>Its page says that it is not free to read.</summary>
    public bool IsPaywalled { get; set; }

    /// <summary>The publisher's note of a correction or update, as printed on the page.</summary>
    public string? CorrectionNote { get; set; }

    /// <summary>Topics that came from the page, apart by spaces: a later item of the feed does not take them away.</summary>
    public string? PageTopics { get; set; }

    public PageState PageState { get; set; }

    /// <summary>When its page is to be looked at (first or again); null: not to be.</summary>
    public DateTimeOffset? NextPageLookAt { get; set; }
    public int PageLooks { get; set; }
    public string? PageETag { get; set; }
    public string? PageLastModified { get; set; }
    public string? PageFailure { get; set; }

    /// <summary>The headline as its page gave it at the last look: another one now is a changed title.</summary>
    public string? PageTitle { get; set; }
    public DateTimeOffset? PageLeasedUntil { get; set; }

    /// <summary>The source's reading stamp when its page was last read; another one now: a changed text may be our doing, and is no revision.</summary>
    public int ReadWith { get; set; }

    /// <summary>The article whose text this one repeats; folded beneath it.</summary>
    public long? NearCopyOfId { get; set; }

    /// <summary>Set when an admin withdrew it: gone from every output, 410.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>Where the article's page stands. Values are stored.</summary>
public enum PageState
{
    /// <summary>The feed's text is whole, or the source takes the feed's only.</summary>
    NotWanted = 0,
    Wanted = 1,
    Read = 2,

    /// <summary>Refused by robots.txt, the guard, or the publisher; the feed's text stays.</summary>
    Refused = 3,
}

/// <summary>A key under which an item is recognised again; it outlives the article's retention.</summary>
public sealed class ArticleKey
{
    public int SourceId { get; set; }

    /// <summary>First 64 bits of SHA-256 over the kind and the key's text; see ArticleIdentity.</summary>
    public long Key { get; set; }
    public long ArticleId { get; set; }
}

/// <summary>A topic of an article, in its own table because lists are read by it.</summary>
public sealed class ArticleTopic
{
    public string Topic { get; set; } = "";
    public DateTimeOffset SortTime { get; set; }
    public long ArticleId { get; set; }
}
