namespace NewsAggregator.Core.Filtering;

/// <summary>What a change of filter would do to one article that it changes.</summary>
public sealed record FilterChange(long ArticleId, FilterDecision Before, FilterDecision After);

/// <summary>What one rule of the new filter does.</summary>
/// <param name="Rule">From 1; 0: the default.</param>
/// <param name="Decides">Articles it decides.</param>
/// <param name="Holds">Articles of which its conditions hold.</param>
/// <param name="TakenBy">Of those, how many an earlier rule took, by that rule's number.</param>
/// <param name="IsOff">Switched off, so that it neither holds nor decides.</param>
public sealed record FilterRuleEffect(int Rule, int Decides, int Holds, IReadOnlyDictionary<int, int> TakenBy, bool IsOff)
{
    public bool NeverActs => Rule > 0 && Decides == 0 && !IsOff;
}

/// <summary>The effect report: two filters over the same articles.</summary>
/// <param name="Articles">How many were compared.</param>
/// <param name="ShownBefore">Of them, shown by the old filter.</param>
/// <param name="Disappear">Shown before, hidden after.</param>
/// <param name="ComeBack">Hidden before, shown after.</param>
/// <param name="Move">The same verdict by another rule. Rules are the same where they say the same, whatever their numbers.</param>
/// <param name="Rules">Of the new filter, the default (0) last.</param>
public sealed record FilterEffect(
    int Articles,
    int ShownBefore,
    int ShownAfter,
    IReadOnlyList<FilterChange> Disappear,
    IReadOnlyList<FilterChange> ComeBack,
    IReadOnlyList<FilterChange> Move,
    IReadOnlyList<FilterRuleEffect> Rules)
{
    public IEnumerable<FilterRuleEffect> NeverActing => Rules.Where(rule => rule.NeverActs);

    /// <summary>The save must then be confirmed by typing the number.</summary>
    public bool HidesOverHalf => Disappear.Count * 2 > ShownBefore;

    /// <param name="facts">Read once, in order; each article's id with what rules see of it.</param>
    public static FilterEffect Compare(FilterParse before, FilterParse after, FilterNames known, IEnumerable<(long ArticleId, FilterFacts Facts)> facts)
    {
        FilterComparison comparison = new(before, after, known);
        foreach ((long id, FilterFacts fact) in facts)
        {
            comparison.Add(id, fact);
        }

        return comparison.Finish();
    }
}
