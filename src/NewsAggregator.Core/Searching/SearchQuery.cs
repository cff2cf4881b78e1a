using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Searching;

/// <summary>A search as a reader wrote it, in the language of rules: words, phrases, <c>-word</c>, fields.</summary>
/// <param name="Conditions">All must hold. Empty: nothing is searched for.</param>
/// <param name="Problems">What could not be read, with its place; the rest is searched.</param>
public sealed record SearchQuery(string Text, IReadOnlyList<FilterCondition> Conditions, IReadOnlyList<FilterProblem> Problems)
{
    private static readonly FilterField[] Named = [FilterField.Source, FilterField.Group, FilterField.Topic];

    /// <summary>Never throws, whatever the text.</summary>
    public static SearchQuery Parse(string text)
    {
        FilterQuery read = FilterText.ParseQuery(text);
        return new SearchQuery(text, [.. read.Conditions.Where(c => !HasNoWord(c)).Distinct()], read.Problems);
    }

    public SearchProposal Proposal => SearchClauses.Of(Conditions, Days);

    public bool IsEmpty => Conditions.Count == 0;

    /// <summary>Whether it must be told what the site calls its sources, groups and topics.</summary>
    public bool NamesThings => Conditions.Any(c => Named.Contains(c.Field));

    /// <summary>The one value that its articles' field must have, as written; null: none, or more than one will do.</summary>
    public string? Only(FilterField field) => Conditions.FirstOrDefault(c => c is { Negated: false, Values.Count: 1 } && c.Field == field)?.Values[0].Text;

    /// <summary>Between which days, both included, all it matches was published (else first seen), UTC.</summary>
    public (DateOnly First, DateOnly Last) Days
    {
        get
        {
            (DateOnly first, DateOnly last) = (DateOnly.MinValue, DateOnly.MaxValue);
            foreach (FilterCondition condition in Conditions.Where(c => c is { Field: FilterField.Date, Negated: false, Values.Count: > 0 }))
            {
                (DateOnly First, DateOnly Last)[] ranges = [.. condition.Values.Select(value => DaysOf(condition.Operator, value))];
                (DateOnly from, DateOnly to) = (ranges.Min(range => range.First), ranges.Max(range => range.Last));
                (first, last) = (from > first ? from : first, to < last ? to : last);
            }

            return (first, last);
        }
    }

    private static (DateOnly First, DateOnly Last) DaysOf(FilterOperator compared, FilterValue value) => (compared, FilterDate.Parse(value.Text)) switch
    {
        (_, null) => (DateOnly.MinValue, DateOnly.MaxValue),
        (FilterOperator.Is, { } date) => (date.First, date.Last),
        (FilterOperator.AtLeast, { } date) => (date.First, DateOnly.MaxValue),
        (FilterOperator.More, { } date) => (Next(date.Last, 1), DateOnly.MaxValue),
        (FilterOperator.Less, { } date) => (DateOnly.MinValue, Next(date.First, -1)),
        (_, { } date) => (DateOnly.MinValue, date.Last),
    };

    private static DateOnly Next(DateOnly day, int step) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + step, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>"…", "-" and other words made of signs alone: nothing to look for.</summary>
    private static bool HasNoWord(FilterCondition condition) =>
        condition.Field == FilterField.Anywhere && condition.Values.All(v => !SearchFolding.Fold(v.Text).Any(IsSought));

    private static bool IsSought(char c) => WordScripts.Of(c) != WordScript.None || char.IsSymbol(c);
}
