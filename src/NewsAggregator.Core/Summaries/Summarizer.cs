using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Summaries;

/// <summary>
/// Chooses an article's key sentences by place, centrality (degree in the graph of shared words, after LexRank, Erkan and Radev 2004), likeness to
/// the title, and no repetition (maximal marginal relevance, Carbonell and Goldstein 1998). It never writes a word of its own.
/// </summary>
public static class Summarizer
{
    /// <summary>With fewer sentences or words than these the text is its own summary.</summary>
    private const int FewestSentences = 4;
    private const int FewestWords = 60;

    /// <summary>Sentences beyond this are not weighed: the graph grows with their square.</summary>
    private const int MostWeighed = 150;

    /// <summary>Indexes into the body's sentences, in text order; empty where there is too little text to choose from.</summary>
    /// <param name="language">BCP 47, or null; the words themselves tell Latin from CJK.</param>
    /// <param name="most">Two to four make a summary.</param>
    public static IReadOnlyList<int> Choose(string title, ArticleBody body, string? language, int most = 3)
    {
        _ = language;
        List<Candidate> candidates = Candidates(body);
        int words = 0;
        foreach (Candidate candidate in candidates)
        {
            words += candidate.Words;
        }

        return candidates.Count < FewestSentences || words < FewestWords ? [] : Choose(title, candidates, new SummaryBudget(most));
    }

    /// <summary>As <see cref="Choose(string, ArticleBody, string?, int)"/>, however short the text.</summary>
    public static IReadOnlyList<int> Choose(string title, ArticleBody body, SummaryBudget budget) => Choose(title, Candidates(body), budget);

    private static List<int> Choose(string title, List<Candidate> candidates, SummaryBudget budget)
    {
        SummaryScores scores = new(title, candidates);
        List<int> chosen = [];
        int words = 0;
        while (chosen.Count < budget.Sentences && words < budget.Words && scores.Next() is int next)
        {
            scores.Take(next);
            chosen.Add(candidates[next].Sentence);
            words += candidates[next].Words;
        }

        chosen.Sort();
        return chosen;
    }

    private static List<Candidate> Candidates(ArticleBody body)
    {
        List<Candidate> candidates = [];
        for (int i = 0; i < body.Sentences.Count && candidates.Count < MostWeighed; i++)
        {
            Sentence sentence = body.Sentences[i];
            if (sentence.Unit is not (TextUnit.Paragraph or TextUnit.ListItem or TextUnit.Quote))
            {
                continue;
            }

            ReadOnlySpan<char> text = body.Text.AsSpan(sentence.Start, sentence.Length);
            if (Promotion.Is(text) || CreditLine.Is(text))
            {
                continue;
            }

            int opening = Openings.Length(text);
            int[] terms = SentenceTerms.Of(text[opening..], out int words);
            if (words >= 4 && terms.Length >= 2)
            {
                candidates.Add(new Candidate(i, candidates.Count, terms, words, sentence.Unit, Standing.Of(text[opening..])));
            }
        }

        return candidates;
    }
}

/// <summary>A sentence that may be chosen.</summary>
/// <param name="Place">How many candidates stand before it.</param>
/// <param name="Alone">How well it stands alone, see <see cref="Standing"/>.</param>
internal readonly record struct Candidate(int Sentence, int Place, int[] Terms, int Words, TextUnit Unit, double Alone);
