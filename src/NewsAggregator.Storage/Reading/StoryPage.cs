namespace NewsAggregator.Storage.Reading;

/// <summary>A story composed from the members visible in one edition; nothing hidden is ever quoted.</summary>
public sealed record StoryPage
{
    public required long Id { get; init; }

    /// <summary>The visible member that stands for it: the first seen one that repeats no other.</summary>
    public required ArticleLine First { get; init; }

    /// <summary>That one's, as on the front page and in the address.</summary>
    public string Title => First.Title;
    public string? Language => First.Language;

    public required IReadOnlyList<CitedSentence> Summary { get; init; }
    public required IReadOnlyList<EventLine> Timeline { get; init; }

    /// <summary>Visible members, newest first.</summary>
    public required IReadOnlyList<ArticleLine> Articles { get; init; }
    public required int Sources { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
}

/// <param name="Page">Null when unknown, or when none of its members is visible.</param>
/// <param name="MovedTo">The story it was merged into: answer 301.</param>
/// <param name="IsGone">An admin withdrew all of its articles: answer 410.</param>
public sealed record StoryPageAnswer(StoryPage? Page, long? MovedTo, bool IsGone = false);

/// <summary>A story on the front page: two or more sources, something first seen in the last 24 hours.</summary>
/// <param name="Lead">The visible member that stands for it.</param>
/// <param name="Fresh">The newest visible member: what is new in it.</param>
public sealed record LeadStory(long Id, ArticleLine Lead, ArticleLine Fresh, int Sources, int Articles);
