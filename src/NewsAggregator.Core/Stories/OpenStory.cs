namespace NewsAggregator.Core.Stories;

/// <summary>A story in memory.</summary>
internal sealed class OpenStory(int number, long id)
{
    /// <summary>A member seen so long before the last one weighs the story no more.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <summary>In the order in which stories were opened.</summary>
    public int Number { get; } = number;

    public long Id { get; set; } = id;

    public List<MatchedArticle> Members { get; } = [];

    /// <summary>How many members have a term; only kept where there are two members or more.</summary>
    public Dictionary<int, int>? Terms { get; set; }

    public DateTimeOffset Last { get; set; }

    /// <summary>Members that brought a body; headlines alone are compared more leniently.</summary>
    public int WithBody { get; set; }

    /// <summary>An admin wants it as it is: nothing joins it.</summary>
    public bool IsLocked { get; set; }

    /// <summary>An admin put a member there: such a story is never joined with another by matching.</summary>
    public bool IsHeld => Members.Any(member => member.IsPinned);

    /// <summary>Members that say what the story is about now: no near-copies, and none from long before the last.</summary>
    public int Speakers => Math.Max(1, Members.Count(member => member.Handle >= 0 && Last - member.FirstSeen <= Recent));
}

/// <summary>An article in memory: its vector, in two halves of equal length (see <see cref="StoryTerms"/>).</summary>
internal sealed class MatchedArticle(StoryArticle article, TextSketch sketch)
{
    /// <summary>A text that is shorter is a teaser at most.</summary>
    private const int ShortestBody = 200;

    private readonly ulong text = article.TextHash;

    public long Id { get; } = article.Id;

    public DateTimeOffset FirstSeen { get; } = article.FirstSeen;

    public string Title { get; } = article.Title;

    public TextSketch Sketch { get; } = sketch;

    public bool HasBody { get; } = article.Text.Length > ShortestBody;

    /// <summary>Place in the index; -1 outside of it, where a near-copy beside its original is.</summary>
    public int Handle { get; set; } = -1;

    /// <summary>Ascending, see <see cref="StoryTerms.CodeOf"/>.</summary>
    public int[] Codes { get; set; } = [];

    /// <summary>How strongly the article speaks of each, before rarity.</summary>
    public float[] Strengths { get; set; } = [];

    public float[] Weights { get; set; } = [];

    public StoryNames Names { get; set; } = StoryNames.None;

    public bool IsPinned { get; set; }

    public OpenStory? Story { get; set; }

    public StoryMatch? Match { get; set; }

    public bool Tells(int term) =>
        Array.BinarySearch(Codes, StoryTerms.CodeOf(term, false)) >= 0 || Array.BinarySearch(Codes, StoryTerms.CodeOf(term, true)) >= 0 || Array.BinarySearch(Names.All, term) >= 0;

    /// <summary>Orders articles by what they say, so that the order of arrival tells nothing.</summary>
    public static int Compare(MatchedArticle a, MatchedArticle b)
    {
        int byTitle = string.CompareOrdinal(a.Title, b.Title);
        int byText = byTitle != 0 ? byTitle : a.text.CompareTo(b.text);
        return byText != 0 ? byText : a.Id.CompareTo(b.Id);
    }
}
