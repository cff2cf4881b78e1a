namespace NewsAggregator.Core.Feeds;

/// <summary>The categories, tags and keywords of a feed or an item, each once, in document order.</summary>
internal sealed class FeedCategories
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public List<string> All { get; } = [];

    public void Add(string? category)
    {
        string? trimmed = category?.Trim();
        if (!string.IsNullOrEmpty(trimmed) && seen.Add(trimmed))
        {
            All.Add(trimmed);
        }
    }

    public void AddList(string keywords)
    {
        foreach (string keyword in keywords.Split([',', '，', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(keyword);
        }
    }

    /// <summary>An Atom, RSS, iTunes or Media RSS category: its term, which entries share (its label where the term is an address or
    /// a number), else its text; nested ones follow.</summary>
    public void Add(FeedElement element)
    {
        string? term = element.Attribute("term") is { Length: > 0 } said ? said : null;
        string? label = element.Attribute("label") is { Length: > 0 } called ? called : null;
        bool opaque = term is null || FeedAddress.IsWeb(term) || !term.AsSpan().ContainsAnyExceptInRange('0', '9');
        Add((opaque ? label ?? term : term) ?? element.Attribute("text") ?? (element.HasElements ? null : element.Text));
        foreach (FeedElement inner in element.Elements)
        {
            Add(inner);
        }
    }
}
