using NewsAggregator.Core.Searching;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// The stored facts of one article that rules see. One thread uses it at a time; it keeps what it has folded, so decide all editions
/// with the same instance.
/// </summary>
public sealed class FilterFacts
{
    private string? foldedTitle;
    private string? foldedSummary;
    private string? foldedText;
    private string? text;

    /// <summary>The source's slug.</summary>
    public required string Source { get; init; }

    /// <summary>Its earlier slugs.</summary>
    public IReadOnlyList<string> SourceAliases { get; init; } = [];
    public string SourceName { get; init; } = "";

    /// <summary>Slugs of the groups the source is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What the feed may be called by: its address, its title.</summary>
    public IReadOnlyList<string> Feed { get; init; } = [];

    /// <summary>Slugs of the site's topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string Title { get; init; } = "";

    /// <summary>The publisher's own description, plain.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Produces the cleaned body as plain text; called once at most, and only where a rule comes to read it.</summary>
    public Func<string>? TextSource { get; init; }
    public string? Url { get; init; }

    /// <summary>Lower-case host without "www."; null where there is no page.</summary>
    public string? Domain { get; init; }

    /// <summary>BCP 47; null: not known, which rules call <c>und</c>.</summary>
    public string? Language { get; init; }

    /// <summary>First seen less published; zero where nothing was printed. In search: to now.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Words of the body; characters for Chinese, Japanese, Korean.</summary>
    public int Words { get; init; }

    /// <summary>The day of publication, else of first sight, UTC.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Asked by a search, not by a rule: accents are folded too.</summary>
    public bool IsSearched { get; init; }

    /// <summary>Filled at the first need.</summary>
    public string Text => text ??= TextSource?.Invoke() ?? "";

    internal string FoldedTitle => foldedTitle ??= Fold(Title);

    internal string FoldedSummary => foldedSummary ??= Fold(Summary);

    internal string FoldedText => foldedText ??= Fold(Text);

    private string Fold(string words) => IsSearched ? SearchFolding.Fold(words) : Folding.Fold(words);
}
