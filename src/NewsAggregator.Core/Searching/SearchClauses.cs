using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Searching;

/// <summary>Turns conditions into what the index can be asked. A clause is necessary, never sufficient.</summary>
internal static class SearchClauses
{
    /// <summary>More alternatives or terms cost the index more than reading texts does.</summary>
    private const int MostAlternatives = 12;
    private const int MostWordClauses = 8;
    private const int MostDates = 48;

    /// <summary>A shorter beginning stands for too many words.</summary>
    private const int ShortestBeginning = 3;

    /// <param name="days">Between which days, both included, all that the search matches was published.</param>
    public static SearchProposal Of(IReadOnlyList<FilterCondition> conditions, (DateOnly First, DateOnly Last) days)
    {
        IEnumerable<SearchClause> languages = conditions.Where(c => c is { Negated: false, Field: FilterField.Lang }).Select(c => SearchProposal.OfLanguages(c.Values.Select(v => v.Text)));
        IEnumerable<SearchClause> dates = DatesOf(days) is { } clause ? [clause] : [];

        // The longest words first: they are the rarest.
        IEnumerable<SearchClause> words = conditions.Where(c => !c.Negated && FilterFields.KindOf(c.Field) == FilterFieldKind.Contain)
            .OrderByDescending(c => c.Values.Min(v => v.Text.Length)).Select(WordsOf).OfType<SearchClause>().Take(MostWordClauses);
        return new SearchProposal([.. languages, .. dates, .. words]);
    }

    /// <summary>Months, years and decades that a range of days touches; null where it leaves too much to be worth asking for.</summary>
    private static SearchClause? DatesOf((DateOnly First, DateOnly Last) days)
    {
        if (days.First == DateOnly.MinValue)
        {
            // "before": nearly always most of what there is.
            return null;
        }

        HashSet<string> facts = [];
        int month = MonthNumber(days.First), end = MonthNumber(days.Last) + 1;
        while (month < end && facts.Count <= MostDates)
        {
            int year = month / 12;
            (string fact, int months) = month % 120 == 0 && month + 120 <= end ? (SearchTokens.DecadeFact(year / 10), 120)
                : month % 12 == 0 && month + 12 <= end ? (SearchTokens.YearFact(year), 12)
                : (SearchTokens.MonthFact(year, (month % 12) + 1), 1);
            facts.Add(fact);
            month += months;
        }

        return facts.Count > MostDates ? null : new SearchClause([.. facts.Select(fact => new[] { new SearchTerm([fact]) })]);
    }

    private static int MonthNumber(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static SearchClause? WordsOf(FilterCondition condition)
    {
        if (condition.Values.Count > MostAlternatives)
        {
            return null;
        }

        List<IReadOnlyList<SearchTerm>> alternatives = [];
        foreach (FilterValue value in condition.Values)
        {
            List<SearchTerm> terms = TermsOf(SearchFolding.Fold(value.Text), value.Kind == FilterValueKind.Beginning);
            if (terms.Count == 0)
            {
                return null;
            }

            alternatives.Add(terms);
        }

        return new SearchClause(alternatives);
    }

    /// <summary>A word or phrase as tokens side by side. At its two ends a single character may stand inside a longer run of the text: it is asked for by itself.</summary>
    private static List<SearchTerm> TermsOf(string word, bool begins)
    {
        List<SearchTerm> terms = [];
        List<string> phrase = [];
        foreach ((int start, int end, bool isUnspaced) in SearchTokens.Runs(word))
        {
            if (!isUnspaced)
            {
                bool open = begins && end == word.Length;
                if (open && end - start < ShortestBeginning)
                {
                    continue;
                }

                phrase.Add(SearchTokens.Word(word, start, end));
                if (open)
                {
                    terms.Add(new SearchTerm([.. phrase], Begins: true));
                    phrase.Clear();
                }
            }
            else if (end - start > 1)
            {
                phrase.AddRange(Enumerable.Range(start, end - start - 1).Select(i => word.Substring(i, 2)));
            }
            else if (start > 0 && end < word.Length)
            {
                phrase.Add(word[start..end]);
            }
            else
            {
                terms.Add(new SearchTerm([word[start..end]], IsCharacter: true));
            }
        }

        if (phrase.Count > 0)
        {
            terms.Insert(0, new SearchTerm(phrase));
        }

        return terms;
    }
}
