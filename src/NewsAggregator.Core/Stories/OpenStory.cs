namespace NewsAggregator.Core.Stories;

/// <summary>A story in memory: the sum of its members' vectors.</summary>
internal sealed class OpenStory(int handle)
{
    /// <summary>Place in the index, never used again.</summary>
    public int Handle { get; } = handle;

    public long Id { get; set; }

    /// <summary>Term to summed weight, and how many members have it.</summary>
    public Dictionary<int, (float Weight, int Members)> Terms { get; } = [];

    public List<MatchedArticle> Members { get; } = [];

    /// <summary>Square of the summed vector's length, kept up with every member.</summary>
    public double Square { get; set; }

    /// <summary>Length of the summed vector.</summary>
    public float Norm => (float)Math.Sqrt(Math.Max(Square, 1e-9));

    public DateTimeOffset Last { get; set; }

    /// <summary>Members that brought a body; headlines alone are compared more leniently.</summary>
    public int WithBody { get; set; }

    /// <summary>Members that an admin put here: such a story is never joined with another by matching.</summary>
    public int Pinned { get; set; }

    /// <summary>An admin wants it as it is: nothing joins it.</summary>
    public bool IsLocked { get; set; }
}

/// <summary>An article in memory: its vector, of length 1, heaviest terms first.</summary>
internal sealed class MatchedArticle(StoryArticle article, ulong[] sketch)
{
    public long Id { get; } = article.Id;

    public DateTimeOffset FirstSeen { get; } = article.FirstSeen;

    /// <summary>Orders articles by what they say, so that the order of arrival tells nothing.</summary>
    public string Title { get; } = article.Title;

    public long Fingerprint { get; } = article.Fingerprint;

    public ulong[] Sketch { get; } = sketch;

    public bool HasBody { get; } = article.Text.Length > 200;

    public int[] Terms { get; set; } = [];

    /// <summary>How strongly the article itself speaks of each term, before rarity.</summary>
    public float[] Strengths { get; set; } = [];

    public float[] Weights { get; set; } = [];

    public bool IsPinned { get; set; }

    public OpenStory? Story { get; set; }

    public StoryMatch? Match { get; set; }
}
