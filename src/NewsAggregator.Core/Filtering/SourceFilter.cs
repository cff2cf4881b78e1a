using System.Collections.Frozen;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// A filter ready to decide: compiled once per version, immutable, safe for any number of threads. The one evaluator: ingestion,
/// re-application, preview, explanation, the reader's picker and the commands all ask it.
/// </summary>
public sealed class SourceFilter
{
    private readonly CompiledRule[] rules;

    private SourceFilter(CompiledRule[] rules, Verdict end, IReadOnlySet<FilterField> reads)
    {
        this.rules = rules;
        Default = end;
        Reads = reads;
    }

    public Verdict Default { get; }

    /// <summary>How many rules it has, those switched off included.</summary>
    public int Rules => rules.Length;

    /// <summary>The fields that some rule in use reads: an article is decided again when one of them changes.</summary>
    public IReadOnlySet<FilterField> Reads { get; }

    public bool ReadsText => Reads.Contains(FilterField.Text);

    /// <param name="known">Gives quoted names (of sources, groups, topics) their slugs; names it does not know are taken as slugs.</param>
    /// <exception cref="ArgumentException">The filter has errors: such a one can be neither saved nor compiled.</exception>
    public static SourceFilter Compile(FilterParse filter, FilterNames known)
    {
        if (!filter.IsSound)
        {
            throw new ArgumentException("A filter with errors cannot be compiled: " + filter.Errors.First(), nameof(filter));
        }

        HashSet<FilterField> reads = [];
        CompiledRule[] rules = new CompiledRule[filter.Rules.Count];
        for (int i = 0; i < rules.Length; i++)
        {
            FilterRule rule = filter.Rules[i];
            rules[i] = new CompiledRule(rule, known);
            if (!rule.IsOff)
            {
                reads.UnionWith(rule.Conditions.Select(condition => condition.Field));
            }
        }

        if (reads.Remove(FilterField.Anywhere))
        {
            reads.Add(FilterField.Title);
            reads.Add(FilterField.Summary);
        }

        return new SourceFilter(rules, filter.Default, reads.ToFrozenSet());
    }

    /// <summary>The first rule whose conditions all hold decides; the default where none does.</summary>
    public FilterDecision Decide(FilterFacts facts)
    {
        for (int i = 0; i < rules.Length; i++)
        {
            if (rules[i].Holds(facts))
            {
                return Decision(i, facts);
            }
        }

        return new FilterDecision(Default, 0, null);
    }

    /// <summary>
    /// Whether the verdict could change with the body: some rule that reads it is reached, and its other conditions hold. Reads no body.
    /// </summary>
    public bool TurnsOnText(FilterFacts facts)
    {
        bool? certain = null;
        bool seen = false;
        foreach (CompiledRule rule in rules)
        {
            if (!rule.HoldsButForText(facts))
            {
                continue;
            }

            bool shows = rule.Verdict == Verdict.Show;
            if (certain is { } other && other != shows)
            {
                return true;
            }

            if (!rule.ReadsText)
            {
                return false;
            }

            certain = shows;
            seen = true;
        }

        return seen && certain != (Default == Verdict.Show);
    }

    /// <summary>Whether a rule's conditions hold, whatever stands above it.</summary>
    /// <param name="rule">From 1.</param>
    public bool Holds(int rule, FilterFacts facts) => rules[rule - 1].Holds(facts);

    /// <summary>Decides, and tells all rules whose conditions hold, in order, from 1: the first decides, from the others it took.</summary>
    internal FilterDecision DecideCounting(FilterFacts facts, List<int> holding)
    {
        holding.Clear();
        for (int i = 0; i < rules.Length; i++)
        {
            if (rules[i].Holds(facts))
            {
                holding.Add(i + 1);
            }
        }

        return holding.Count == 0 ? new FilterDecision(Default, 0, null) : Decision(holding[0] - 1, facts);
    }

    private FilterDecision Decision(int rule, FilterFacts facts) => new(rules[rule].Verdict, rule + 1, rules[rule].Matched(facts));
}
