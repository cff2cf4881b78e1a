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
        SourceFilter old = SourceFilter.Compile(before, known);
        SourceFilter next = SourceFilter.Compile(after, known);
        Dictionary<string, int> oldNumbers = NumbersByText(before);
        string[] nextTexts = [.. after.Rules.Select(Saying)];
        Counting counting = new(after.Rules);
        List<FilterChange> disappear = [];
        List<FilterChange> comeBack = [];
        List<FilterChange> move = [];
        int articles = 0;
        int shownBefore = 0;
        int shownAfter = 0;
        foreach ((long id, FilterFacts fact) in facts)
        {
            articles++;
            FilterDecision was = old.Decide(fact);
            FilterDecision becomes = next.Decide(fact);
            counting.Count(becomes.Rule, next.AllThatHold(fact));
            shownBefore += was.Verdict == Verdict.Show ? 1 : 0;
            shownAfter += becomes.Verdict == Verdict.Show ? 1 : 0;
            if (was.Verdict != becomes.Verdict)
            {
                (becomes.Verdict == Verdict.Hide ? disappear : comeBack).Add(new FilterChange(id, was, becomes));
            }
            else if (was.Rule != (becomes.Rule == 0 ? 0 : oldNumbers.GetValueOrDefault(nextTexts[becomes.Rule - 1], -1)))
            {
                move.Add(new FilterChange(id, was, becomes));
            }
        }

        return new FilterEffect(articles, shownBefore, shownAfter, disappear, comeBack, move, counting.Finish());
    }

    private static Dictionary<string, int> NumbersByText(FilterParse filter)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int i = 0; i < filter.Rules.Count; i++)
        {
            numbers.TryAdd(Saying(filter.Rules[i]), i + 1);
        }

        return numbers;
    }

    private static string Saying(FilterRule rule) => FilterPrinter.Print(rule with { Note = null });

    private sealed class Counting(IReadOnlyList<FilterRule> rules)
    {
        private readonly int[] decides = new int[rules.Count + 1];
        private readonly int[] holds = new int[rules.Count + 1];
        private readonly Dictionary<int, int>?[] takenBy = new Dictionary<int, int>?[rules.Count + 1];

        public void Count(int decided, IEnumerable<int> holding)
        {
            decides[decided]++;
            foreach (int rule in holding)
            {
                holds[rule]++;
                if (rule != decided)
                {
                    Dictionary<int, int> taken = takenBy[rule] ??= [];
                    taken[decided] = taken.GetValueOrDefault(decided) + 1;
                }
            }
        }

        public List<FilterRuleEffect> Finish()
        {
            List<FilterRuleEffect> effects = [];
            for (int i = 1; i <= rules.Count; i++)
            {
                effects.Add(new FilterRuleEffect(i, decides[i], holds[i], takenBy[i] ?? [], rules[i - 1].IsOff));
            }

            effects.Add(new FilterRuleEffect(0, decides[0], decides[0], new Dictionary<int, int>(), false));
            return effects;
        }
    }
}
