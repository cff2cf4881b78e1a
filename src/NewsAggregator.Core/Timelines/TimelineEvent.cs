using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Timelines;

/// <summary>A dated statement of an article with the sentence that says it. The id is made once.</summary>
public sealed class TimelineEvent
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public int Revision { get; set; }

    /// <summary>Index of the sentence in that revision; -1 for the publication's and the update's own events.</summary>
    public int Sentence { get; set; }
    public EventKind Kind { get; set; }

    /// <summary>First day of the date, in the article's zone.</summary>
    public DateOnly Start { get; set; }

    /// <summary>Last day, inclusive; equal to <see cref="Start"/> for a day.</summary>
    public DateOnly End { get; set; }
    public DatePrecision Precision { get; set; }

    /// <summary>When we learned of it: events' feeds are dated by this.</summary>
    public DateTimeOffset LearnedAt { get; set; }

    public SentenceRef Evidence => new(ArticleId, Revision, Sentence);
}

public enum EventKind
{
    Statement = 0,
    Published = 1,
    Updated = 2,
}

public enum DatePrecision
{
    Day = 0,
    Month = 1,
    Quarter = 2,
    Year = 3,
    Range = 4,
}
