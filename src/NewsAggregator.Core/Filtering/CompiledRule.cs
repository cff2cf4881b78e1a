namespace NewsAggregator.Core.Filtering;

/// <summary>A rule's conditions, the cheap ones first.</summary>
internal sealed class CompiledRule
{
    private readonly CompiledCondition[] conditions;
    private readonly bool isOff;

    public CompiledRule(FilterRule rule, FilterNames known)
    {
        Verdict = rule.Verdict;
        isOff = rule.IsOff;
        conditions = isOff ? [] : [.. rule.Conditions.Select(condition => CompiledCondition.Of(condition, known)).OrderBy(condition => condition.Cost)];
        ReadsText = Array.Exists(conditions, condition => condition.ReadsText);
    }

    public Verdict Verdict { get; }

    public bool ReadsText { get; }

    public bool Holds(FilterFacts facts)
    {
        foreach (CompiledCondition condition in conditions)
        {
            if (!condition.Holds(facts))
            {
                return false;
            }
        }

        return !isOff;
    }

    public bool HoldsButForText(FilterFacts facts)
    {
        foreach (CompiledCondition condition in conditions)
        {
            if (!condition.ReadsText && !condition.Holds(facts))
            {
                return false;
            }
        }

        return !isOff;
    }

    public string Matched(FilterFacts facts)
    {
        List<string> words = [];
        foreach (CompiledCondition condition in conditions)
        {
            if (condition.Matched(facts) is { Length: > 0 } matched && !words.Contains(matched))
            {
                words.Add(matched);
            }
        }

        return Languages.PlainText.Cut(string.Join(", ", words), FilterLimits.MatchedLength);
    }
}
