namespace NewsAggregator.Core.Stories;

/// <summary>The articles about one happening. It stores members, never words: what it shows is composed from the members visible to the reader.</summary>
public sealed class Story
{
    public long Id { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>First sight of its newest member.</summary>
    public DateTimeOffset LastArticleAt { get; set; }
    public int Members { get; set; }

    /// <summary>The story it became part of; its address then answers 301.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>An admin wants it as it is: no article joins it, and it is joined with no other story.</summary>
    public bool IsLocked { get; set; }
}

/// <summary>Why an article belongs to a story. An article belongs to at most one.</summary>
public sealed class StoryMember
{
    public long ArticleId { get; set; }
    public long StoryId { get; set; }

    /// <summary>Likeness to the story when it joined, 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>The terms that joined it, in words: "Lumen, layoffs, Feb 11".</summary>
    public string Reason { get; set; } = "";

    /// <summary>Set by an admin: matching leaves it where it is.</summary>
    public bool Pinned { get; set; }
    public DateTimeOffset JoinedAt { get; set; }
}
