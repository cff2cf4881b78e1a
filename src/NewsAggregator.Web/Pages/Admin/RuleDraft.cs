using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>The form that builds a rule by picking: as posted, and as filled from a rule that stands in the text.</summary>
public sealed class RuleDraft
{
    private const int MostRows = 20;

    public bool Shows { get; set; }

    /// <summary>Rows without a value count as not there.</summary>
    public List<ConditionDraft> Conditions { get; set; } = [];

    /// <summary>The rule that it goes before; 0: behind the last.</summary>
    public int Before { get; set; }

    /// <summary>The rule that it takes the place of; 0: it is a new one.</summary>
    public int Replaces { get; set; }

    /// <summary>That rule's text when the form was filled from it: the number alone could mean another one by now.</summary>
    public string? Was { get; set; }

    public static RuleDraft Of(FilterRule rule, int number)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleDraft
        {
            Shows = rule.Verdict == Verdict.Show,
            Conditions = [.. rule.Conditions.Select(condition => ConditionDraft.Of(ConditionForm.Of(condition)))],
            Replaces = number,
            Was = FilterPrinter.Print(rule),
        };
    }

    /// <summary>Number of the rule that it takes the place of, wherever that stands now; null where it is there no more.</summary>
    public int? FindReplaced(IReadOnlyList<FilterRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        int at = rules.ElementAtOrDefault(Replaces - 1) is FilterRule there && FilterPrinter.Print(there) == Was
            ? Replaces
            : rules.Select(FilterPrinter.Print).ToList().IndexOf(Was ?? "") + 1;
        return at > 0 ? at : null;
    }

    /// <summary>At least so many rows, to be filled in.</summary>
    public void Open(int rows)
    {
        while (Conditions.Count < Math.Min(rows, MostRows))
        {
            Conditions.Add(new ConditionDraft { Field = Conditions.Count == 0 ? FilterField.Source : FilterField.Title });
        }
    }

    /// <summary>The rule, and what is wrong with it; no rule where nothing was filled in.</summary>
    /// <param name="old">The rule whose note and state it keeps.</param>
    public (FilterRule? Rule, IReadOnlyList<FilterProblem> Problems) Read(FilterRule? old)
    {
        FilterCondition[] conditions = [.. Conditions.Take(MostRows).Select(row => row.Form().Read()).OfType<FilterCondition>()];
        if (conditions.Length == 0)
        {
            return (null, []);
        }

        FilterRule rule = new(Shows ? Verdict.Show : Verdict.Hide, conditions, old?.IsOff ?? false, null, old?.Note);
        FilterParse printed = FilterText.Parse(FilterPrinter.Print(rule));
        return (printed.IsSound ? rule : null, printed.Problems);
    }
}

/// <summary>One row of the form.</summary>
public sealed class ConditionDraft
{
    public bool Not { get; set; }
    public FilterField Field { get; set; } = FilterField.Source;
    public FilterOperator How { get; set; }
    public string? Values { get; set; }

    public static ConditionDraft Of(ConditionForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new ConditionDraft { Not = form.Negated, Field = form.Field, How = form.Operator, Values = form.Values };
    }

    // Whoever picks "length" and leaves "is" beside it means something that the language has another sign for: its own message says so.
    public ConditionForm Form() => new(Enum.IsDefined(Field) ? Field : FilterField.Anywhere, Enum.IsDefined(How) ? How : FilterOperator.Is, Values ?? "", Not);
}
