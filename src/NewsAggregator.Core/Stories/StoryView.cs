using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Stories;

/// <summary>A sentence with the place where it stands, word for word.</summary>
public sealed record CitedSentence(SentenceRef Evidence, string Text);

/// <summary>A dated statement of one member.</summary>
/// <param name="EventId">As <see cref="TimelineEvent.Id"/>: made once.</param>
public sealed record StoryMemberEvent(
    long EventId, DateOnly Start, DateOnly End, DatePrecision Precision, EventKind Kind, CitedSentence Sentence, DateTimeOffset LearnedAt);

/// <summary>What composing sees of one member. Give only members that the reader may see: nothing else is ever quoted.</summary>
/// <param name="SortTime">Its place in lists.</param>
/// <param name="NearCopyOf">The member whose text it repeats; it then counts, and is not quoted where that one is visible.</param>
public sealed record StoryMemberView(
    long ArticleId,
    int SourceId,
    string SourceName,
    string Title,
    string? Language,
    DateTimeOffset SortTime,
    long? NearCopyOf,
    IReadOnlyList<CitedSentence> Summary,
    IReadOnlyList<StoryMemberEvent> Events);

/// <summary>Who says it.</summary>
public sealed record StorySource(long ArticleId, int SourceId, string SourceName, SentenceRef Evidence);

/// <summary>A sentence of the story's summary and the member it is taken from.</summary>
public sealed record StorySentence(string Text, StorySource Source);

/// <summary>One event as told by one or more members.</summary>
/// <param name="EventId">The smallest of the events that it joins: made once, it stays when further members tell it.</param>
/// <param name="Text">As the first of its sources says it.</param>
/// <param name="LearnedAt">When it was first learned of.</param>
/// <param name="Sources">Every member that tells it, who was heard first standing first.</param>
public sealed record StoryEvent(
    long EventId, DateOnly Start, DateOnly End, DatePrecision Precision, string Text, DateTimeOffset LearnedAt, IReadOnlyList<StorySource> Sources);

/// <summary>A story as one reader sees it.</summary>
/// <param name="TitleFrom">The member that gives the title.</param>
/// <param name="Articles">Visible members, near-copies included.</param>
/// <param name="Sources">Different publishers among them.</param>
/// <param name="First">Sort time of the earliest member; <paramref name="Last"/> of the latest.</param>
public sealed record StoryView(
    long StoryId,
    string Title,
    long TitleFrom,
    IReadOnlyList<StorySentence> Summary,
    IReadOnlyList<StoryEvent> Timeline,
    int Articles,
    int Sources,
    int NearCopies,
    DateTimeOffset First,
    DateTimeOffset Last);
