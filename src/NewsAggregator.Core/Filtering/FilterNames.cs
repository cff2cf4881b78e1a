namespace NewsAggregator.Core.Filtering;

/// <summary>A source, group or topic as rules may call it.</summary>
/// <param name="Slug">What an article's facts carry.</param>
/// <param name="Name">As the site prints it.</param>
/// <param name="Others">Its name in the site's other language, earlier slugs.</param>
public sealed record FilterName(string Slug, string Name, IReadOnlyList<string>? Others = null);

/// <summary>The names that this site knows: they give quoted names their slugs, warn of unknown ones, and put rules into words.</summary>
public sealed class FilterNames
{
    private readonly Dictionary<FilterField, Dictionary<string, FilterName>> known = [];

    /// <param name="authors">Null: not known here, so that nothing is warned of; the same for the other lists.</param>
    public FilterNames(
        IEnumerable<FilterName>? sources = null,
        IEnumerable<FilterName>? groups = null,
        IEnumerable<FilterName>? topics = null,
        IEnumerable<string>? authors = null,
        IEnumerable<string>? domains = null)
    {
        Take(FilterField.Source, sources);
        Take(FilterField.Group, groups);
        Take(FilterField.Topic, topics);
        Take(FilterField.Author, authors?.Select(name => new FilterName(name, name)));
        Take(FilterField.Domain, domains?.Select(name => new FilterName(name, name)));
    }

    public static FilterNames None { get; } = new();

    /// <summary>The name as the site prints it; the value itself where it is not known.</summary>
    public string NameOf(FilterField field, string value) => Find(field, value)?.Name ?? value;

    /// <summary>A warning for each unknown source, group, topic, author or domain, with the nearest known one.</summary>
    public IReadOnlyList<FilterProblem> Check(FilterParse filter) => Check(filter.Rules.SelectMany(rule => rule.Conditions));

    public IReadOnlyList<FilterProblem> Check(IEnumerable<FilterCondition> conditions)
    {
        List<FilterProblem> warnings = [];
        foreach (FilterCondition condition in conditions)
        {
            if (!known.TryGetValue(condition.Field, out Dictionary<string, FilterName>? names))
            {
                continue;
            }

            foreach (FilterValue value in condition.Values)
            {
                if (value.Kind == FilterValueKind.Pattern || IsKnown(condition.Field, names, value.Text))
                {
                    continue;
                }

                warnings.Add(new FilterProblem(
                    FilterProblemKind.UnknownName, condition.Line, value.Column, value.Text.Length, Languages.PlainText.Cut(value.Text, 40),
                    FilterFields.NameOf(condition.Field), warnings.Count < FilterLimits.Problems ? Nearest.Of(Folding.Fold(value.Text), names.Keys) : null));
            }
        }

        return warnings;
    }

    /// <summary>The rules that name this source (by slug, alias or name), by number from 1: what deleting it would leave behind.</summary>
    public IReadOnlyList<int> RulesNaming(FilterParse filter, FilterField field, string slug)
    {
        List<int> naming = [];
        for (int i = 0; i < filter.Rules.Count; i++)
        {
            bool names = filter.Rules[i].Conditions.Any(condition =>
                condition.Field == field
                && condition.Values.Any(value => string.Equals(value.Text, slug, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(Find(field, value.Text)?.Slug, slug, StringComparison.OrdinalIgnoreCase)));
            if (names)
            {
                naming.Add(i + 1);
            }
        }

        return naming;
    }

    internal IEnumerable<string> Meant(FilterField field, string value) => Find(field, value) is { } name ? [name.Slug] : [];

    private FilterName? Find(FilterField field, string value) =>
        known.TryGetValue(field, out Dictionary<string, FilterName>? names) ? names.GetValueOrDefault(Folding.Fold(value)) : null;

    private static bool IsKnown(FilterField field, Dictionary<string, FilterName> names, string value)
    {
        string folded = Folding.Fold(value);
        return names.ContainsKey(folded)
            || (field == FilterField.Domain && names.Keys.Any(host => host.EndsWith("." + folded, StringComparison.Ordinal)));
    }

    private void Take(FilterField field, IEnumerable<FilterName>? names)
    {
        if (names is null)
        {
            return;
        }

        Dictionary<string, FilterName> table = new(StringComparer.Ordinal);
        List<FilterName> all = [.. names];

        // Slugs first: a name that is another one's slug must not take it.
        foreach (FilterName name in all)
        {
            table.TryAdd(Folding.Fold(name.Slug), name);
        }

        foreach (FilterName name in all)
        {
            table.TryAdd(Folding.Fold(name.Name), name);
        }

        // What a source was once called yields to what another is called now.
        foreach (FilterName name in all)
        {
            foreach (string other in name.Others ?? [])
            {
                table.TryAdd(Folding.Fold(other), name);
            }
        }

        known[field] = table;
    }
}
