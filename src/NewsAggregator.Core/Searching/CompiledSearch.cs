using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Searching;

/// <summary>A search ready to judge: immutable, safe for any number of threads. Conditions are those of rules, so that both mean the same.</summary>
public sealed class CompiledSearch
{
    private readonly CompiledCondition[] conditions;
    private readonly CompiledCondition[] onSource;
    private readonly WordMatch[] words;
    private readonly WordMatch[] titleOnly;

    /// <param name="known">Gives the names of sources, groups and topics their slugs.</param>
    public CompiledSearch(SearchQuery query, FilterNames known)
    {
        ArgumentNullException.ThrowIfNull(query);
        conditions = [.. query.Conditions.Select(c => CompiledCondition.Of(c, known, forSearch: true)).OrderBy(c => c.Cost)];
        onSource = [.. query.Conditions.Where(c => c.Field is FilterField.Source or FilterField.Group).Select(c => CompiledCondition.Of(c, known, forSearch: true))];
        AsksForNames = query.Conditions.Any(c => c.Field is FilterField.Source or FilterField.Group or FilterField.Feed or FilterField.Topic);
        Topic = query.Only(FilterField.Topic) is string topic ? known.Meant(FilterField.Topic, topic).FirstOrDefault() : null;
        words = Words(query.Conditions.Where(c => c.Field is FilterField.Anywhere or FilterField.Summary or FilterField.Text));
        titleOnly = Words(query.Conditions.Where(c => c.Field == FilterField.Title));
    }

    /// <summary>The one topic of the site that all it matches must have; null: none, or any of several.</summary>
    public string? Topic { get; }

    /// <summary>Whether it asks for what an article's row does not say: its feed's, source's, groups' or topics' names.</summary>
    public bool AsksForNames { get; }

    public bool AsksForSources => onSource.Length > 0;

    /// <summary>Whether articles of a source may match: what is asked of its name and groups holds.</summary>
    public bool MayHoldOf(FilterFacts source) => Array.TrueForAll(onSource, condition => condition.Holds(source));

    /// <summary>Whether all conditions hold of the article.</summary>
    /// <param name="facts">What readers may read of it, <see cref="FilterFacts.IsSearched"/>.</param>
    public bool Holds(FilterFacts facts) => Array.TrueForAll(conditions, condition => condition.Holds(facts));

    /// <summary>How well the article fits, from its title and description; more is better.</summary>
    /// <param name="age">Since its place in the list of all.</param>
    public double Score(string title, string? summary, TimeSpan age, bool repeatsAnother)
    {
        string foldedTitle = SearchFolding.Fold(title);
        string? foldedSummary = null;
        double sum = 0;
        foreach (WordMatch word in words.Concat(titleOnly))
        {
            int at = word.Find(foldedTitle, 0);

            // In a short title, and early in it, a word says more.
            sum += at >= 0 ? 8 + (4.0 / (1 + (foldedTitle.Length / 30.0))) + (1.0 / (1 + at)) : word.IsIn(foldedSummary ??= SearchFolding.Fold(summary ?? "")) ? 4 : 1;
        }

        double fit = sum / Math.Max(1, words.Length + titleOnly.Length);
        double fresh = Math.Pow(0.5, Math.Max(0, age.TotalDays) / 14);
        return (repeatsAnother ? 0.7 : 1) * fit * (0.4 + (0.6 * fresh));
    }

    /// <summary>What of the article the search's words stand in, for a list.</summary>
    /// <param name="text">Called where title and description do not have all of them.</param>
    public SearchExtract Extract(string title, string? summary, Func<string> text)
    {
        IReadOnlyList<TextSpan> inTitle = SearchMarks.Find(title, [.. words, .. titleOnly]);
        bool inDescription = words.Length > 0 && summary is not null && Has(summary, words);
        bool isInTitle = words.Length == 0 || (summary is { Length: > 0 } && Has(title, words));
        string best = inDescription || isInTitle ? summary ?? "" : text();
        (string Text, IReadOnlyList<TextSpan> Marks) passage = SearchMarks.Passage(best, words) ?? SearchMarks.Passage(summary ?? "", words) ?? (SearchMarks.Beginning(summary ?? ""), []);
        return new SearchExtract(inTitle, passage.Text, passage.Marks);
    }

    private static bool Has(string text, WordMatch[] all)
    {
        string folded = SearchFolding.Fold(text);
        return Array.TrueForAll(all, word => word.IsIn(folded));
    }

    private static WordMatch[] Words(IEnumerable<FilterCondition> conditions) =>
        [.. conditions.Where(c => !c.Negated).SelectMany(c => c.Values).Where(v => v.Kind != FilterValueKind.Pattern).Select(v => new WordMatch(v, forSearch: true)).Where(w => w.Word.Length > 0)];
}

/// <summary>Where a search's words stand in what a list shows of an article.</summary>
/// <param name="Passage">Of description or body, cut; empty where readers may read neither.</param>
/// <param name="Marks">Places in the passage.</param>
public sealed record SearchExtract(IReadOnlyList<TextSpan> TitleMarks, string Passage, IReadOnlyList<TextSpan> Marks);

/// <summary>A place in a text, in UTF-16 units; <paramref name="End"/> is behind it.</summary>
public readonly record struct TextSpan(int Start, int End);
