using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Searching;

/// <summary>Turns conditions into what the index can be asked. A clause is necessary, never sufficient.</summary>
internal static class SearchClauses
{
    /// <summary>More alternatives or terms cost the index more than reading texts does.</summary>
    private const int MostAlternatives = 12;
    private const int MostWordClauses = 8;

    /// <summary>A shorter beginning stands for too many words.</summary>
    private const int ShortestBeginning = 3;

    public static SearchProposal Of(IReadOnlyList<FilterCondition> conditions)
    {
        List<SearchClause> facts = [.. conditions.Where(c => !c.Negated).Select(FactsOf).OfType<SearchClause>()];

        // The longest words first: they are the rarest.
        IEnumerable<SearchClause> words = conditions.Where(c => !c.Negated && FilterFields.KindOf(c.Field) == FilterFieldKind.Contain)
            .OrderByDescending(c => c.Values.Min(v => v.Text.Length)).Select(WordsOf).OfType<SearchClause>().Take(MostWordClauses);
        return new SearchProposal([.. facts, .. words]);
    }

    private static SearchClause? FactsOf(FilterCondition condition) => condition.Field switch
    {
        FilterField.Lang => SearchProposal.OfLanguages(condition.Values.Select(v => v.Text)),
        FilterField.Date => DatesOf(condition),
        _ => null,
    };

    private static SearchClause? DatesOf(FilterCondition condition)
    {
        List<string> facts = [];
        foreach (FilterValue value in condition.Values)
        {
            if (FilterDate.Parse(value.Text) is not { } date)
            {
                return null;
            }

            switch (condition.Operator)
            {
                case FilterOperator.Is when date.First.Month == date.Last.Month:
                    facts.Add(SearchTokens.MonthFact(date.First.Year, date.First.Month));
                    break;
                case FilterOperator.Is:
                    facts.Add(SearchTokens.YearFact(date.First.Year));
                    break;
                case FilterOperator.AtLeast or FilterOperator.More:
                    facts.AddRange(Enumerable.Range(date.First.Month, 13 - date.First.Month).Select(month => SearchTokens.MonthFact(date.First.Year, month)));
                    facts.AddRange(Enumerable.Range(date.First.Year + 1, 9 - (date.First.Year % 10)).Select(SearchTokens.YearFact));
                    facts.AddRange(Enumerable.Range((date.First.Year / 10) + 1, Math.Max(0, SearchTokens.LastDecade - (date.First.Year / 10))).Select(SearchTokens.DecadeFact));
                    break;
                default:
                    // "before": nearly always most of what there is.
                    return null;
            }
        }

        return new SearchClause([.. facts.Select(fact => new[] { new SearchTerm([fact]) })]);
    }

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
