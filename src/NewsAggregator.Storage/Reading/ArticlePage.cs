using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Reading;

/// <summary>Everything the page of one article shows, already cut to its publication level.</summary>
public sealed record ArticlePage
{
    public required ArticleLine Line { get; init; }

    /// <summary>Sanitised HTML with the sentences to wrap; empty where the level is headline.</summary>
    public required ArticleBody Body { get; init; }

    /// <summary>Number of the revision shown, and the newest one's.</summary>
    public required int Revision { get; init; }
    public required TextOrigin Origin { get; init; }

    /// <summary>Key sentences: verbatim, each with the anchor of its sentence in the body.</summary>
    public required IReadOnlyList<CitedSentence> Summary { get; init; }

    /// <summary>The whole text may be shown, and is too short to choose key sentences from.</summary>
    public bool IsShort { get; init; }

    /// <summary>The publisher's own description beside a short text that does not say it itself; null: there is none.</summary>
    public string? Description { get; init; }

    /// <summary>All the text there is is the publisher's own description.</summary>
    public bool IsDescription { get; init; }

    /// <summary>Dated statements of this article and of its story's other visible articles, by date.</summary>
    public required IReadOnlyList<EventLine> Timeline { get; init; }
    public required IReadOnlyList<RevisionLine> Revisions { get; init; }

    /// <summary>What each revision changed, the newest first; empty while there is only one.</summary>
    public IReadOnlyList<RevisionChange> Changes { get; init; } = [];

    /// <summary>Its page says that it is not free to read.</summary>
    public bool IsPaywalled { get; init; }

    /// <summary>The publisher's note of a correction, as printed; null where there is none, or the text shown says it itself.</summary>
    public string? CorrectionNote { get; init; }

    /// <summary>The story's other visible articles, newest first.</summary>
    public required IReadOnlyList<ArticleLine> SameStory { get; init; }

    /// <summary>Title of the story's first member, for its address; null without a story.</summary>
    public string? StoryTitle { get; init; }

    /// <summary>Older article of the same list, for "next".</summary>
    public ArticleLine? Next { get; init; }
}

/// <param name="Text">Verbatim words of the sentence, white space folded.</param>
/// <param name="ArticleId">Whose sentence it is.</param>
public sealed record CitedSentence(string Text, string Anchor, long ArticleId);

/// <param name="Text">Verbatim sentence; null for publication and update events, which the page words itself.</param>
/// <param name="Anchor">Of the sentence in its article's page; null for publication and update.</param>
/// <param name="SourceName">Who says it; on a story, everyone who does, joined by ", ".</param>
public sealed record EventLine(
    long Id,
    EventKind Kind,
    DateOnly Start,
    DateOnly End,
    DatePrecision Precision,
    string? Text,
    string? Anchor,
    long ArticleId,
    string SourceName,
    string? Language,
    DateTimeOffset LearnedAt)
{
    /// <summary>On a story: everyone who tells it, each with the sentence of its own; the first gives the text.</summary>
    public IReadOnlyList<EventTeller> Tellers { get; init; } = [];
}

public sealed record EventTeller(long ArticleId, string SourceName, string? Language, string Anchor);

public sealed record RevisionLine(int Number, string Title, DateTimeOffset CreatedAt, TextOrigin Origin);

/// <summary>What an address of an article leads to.</summary>
public enum ArticleAccess
{
    Found,

    /// <summary>No such article.</summary>
    Unknown,

    /// <summary>The article is shown, and has no such revision.</summary>
    NoRevision,

    /// <summary>Stored, but no public edition shows it: 404 that says so and links the original.</summary>
    Hidden,

    /// <summary>An admin withdrew it: 410.</summary>
    Withdrawn,
}

/// <param name="Edition">The edition in whose context it is shown: the one asked for, else the default, else the first that shows it.</param>
/// <param name="OriginalUrl">The publisher's page, also where the article is not shown.</param>
public sealed record ArticlePageAnswer(ArticleAccess Access, ArticlePage? Page, EditionView? Edition, string? OriginalUrl);
