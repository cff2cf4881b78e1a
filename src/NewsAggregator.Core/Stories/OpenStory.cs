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

    /// <summary>Length of the summed vector.</summary>
    public float Norm { get; set; }

    public DateTimeOffset Last { get; set; }

    /// <summary>Members that brought a body; headlines alone are compared more leniently.</summary>
    public int WithBody { get; set; }
}

/// <summary>An article in memory: its vector, of length 1, heaviest terms first.</summary>
internal sealed class MatchedArticle(StoryArticle article, List<StoryTerm> source, ulong[] sketch)
{
    public long Id { get; } = article.Id;

    public DateTimeOffset FirstSeen { get; } = article.FirstSeen;

    /// <summary>Orders articles by what they say, so that the order of arrival tells nothing.</summary>
    public string Title { get; } = article.Title;

    public long Fingerprint { get; } = article.Fingerprint;

    public List<StoryTerm> Source { get; } = source;

    public ulong[] Sketch { get; } = sketch;

    public bool HasBody { get; } = article.Text.Length > 200;

    public int[] Terms { get; set; } = [];

    public float[] Weights { get; set; } = [];

    public bool IsPinned { get; set; }

    public OpenStory? Story { get; set; }

    public StoryMatch? Match { get; set; }
}
