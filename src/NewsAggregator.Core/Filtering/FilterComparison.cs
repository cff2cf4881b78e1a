namespace NewsAggregator.Core.Filtering;

/// <summary>Makes an effect report of articles given one after the other: only what changes is kept.</summary>
public sealed class FilterComparison
{
    private readonly SourceFilter old;
    private readonly SourceFilter next;
    private readonly Dictionary<string, int> oldNumbers;
    private readonly string[] nextTexts;
    private readonly Counting counting;
    private readonly List<FilterChange> disappear = [];
    private readonly List<FilterChange> comeBack = [];
    private readonly List<FilterChange> move = [];
    private int articles;
    private int shownBefore;
    private int shownAfter;

    /// <exception cref="ArgumentException">One of the filters has errors.</exception>
    public FilterComparison(FilterParse before, FilterParse after, FilterNames known)
    {
        old = SourceFilter.Compile(before, known);
        next = SourceFilter.Compile(after, known);
        oldNumbers = NumbersByText(before);
        nextTexts = [.. after.Rules.Select(Saying)];
        counting = new Counting(after.Rules);
    }

    public void Add(long articleId, FilterFacts facts)
    {
        articles++;
        FilterDecision was = old.Decide(facts);
        FilterDecision becomes = next.DecideCounting(facts, counting.Holding);
        counting.Count(becomes.Rule);
        shownBefore += was.Verdict == Verdict.Show ? 1 : 0;
        shownAfter += becomes.Verdict == Verdict.Show ? 1 : 0;
        if (was.Verdict != becomes.Verdict)
        {
            (becomes.Verdict == Verdict.Hide ? disappear : comeBack).Add(new FilterChange(articleId, was, becomes));
        }
        else if (was.Rule != (becomes.Rule == 0 ? 0 : oldNumbers.GetValueOrDefault(nextTexts[becomes.Rule - 1], -1)))
        {
            move.Add(new FilterChange(articleId, was, becomes));
        }
    }

    public FilterEffect Finish() => new(articles, shownBefore, shownAfter, disappear, comeBack, move, counting.Finish());

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

        /// <summary>The rules that hold of the article at hand, in order.</summary>
        public List<int> Holding { get; } = [];

        public void Count(int decided)
        {
            decides[decided]++;
            foreach (int rule in Holding)
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
