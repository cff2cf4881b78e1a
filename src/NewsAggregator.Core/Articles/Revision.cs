using NewsAggregator.Core.Changes;

namespace NewsAggregator.Core.Articles;

/// <summary>One version of an article's cleaned text. The sanitised HTML is the only stored text.</summary>
public sealed class Revision
{
    public long ArticleId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }
    public string Title { get; set; } = "";

    /// <summary>The sanitised HTML, UTF-8, brotli; see RevisionCodec.</summary>
    public byte[] Html { get; set; } = [];

    /// <summary>The sentences' ranges, kinds and anchors, compact; see RevisionCodec.</summary>
    public byte[] Sentences { get; set; } = [];

    /// <summary>Indexes of the sentences that make the summary, in order.</summary>
    public byte[] Summary { get; set; } = [];

    /// <summary>Hash of the plain text: a page that says the same is no revision.</summary>
    public long TextHash { get; set; }
    public TextOrigin Origin { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>What it changed of the one before.</summary>
    public ChangeWeight Weight { get; set; }

    /// <summary>The source's reading stamp when a page was read for it; 0: the feed's text.</summary>
    public int ReadWith { get; set; }

    /// <summary>The HTML as it was read, packed, where learned boilerplate was taken out since: it comes back when somebody says "this is text".</summary>
    public byte[]? AsRead { get; set; }
}

/// <summary>Where a revision's text was read.</summary>
public enum TextOrigin
{
    Feed = 0,
    Page = 1,
}
