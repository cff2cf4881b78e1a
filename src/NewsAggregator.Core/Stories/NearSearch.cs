using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Stories;

/// <summary>Finds the likest articles: the heaviest terms propose, the whole vectors decide.</summary>
/// <param name="postings">For each term the handles of the articles that have it, ascending.</param>
/// <param name="articles">By handle; null where one is gone.</param>
internal sealed class NearSearch(List<List<int>> postings, List<MatchedArticle?> articles)
{
    /// <summary>Terms that propose articles to compare with.</summary>
    private const int Proposing = 16;

    /// <summary>A term in more articles than this proposes none: the rarer ones do.</summary>
    private const int LongestPosting = 1_000;

    /// <summary>Proposals looked at; headlines are so few words that the right ones need not be among the first.</summary>
    private const int MostProposals = 2_500;
    private const int MostOfHeadline = 4_000;

    /// <summary>Articles compared in full, and those that were proposed as strongly as the last of them.</summary>
    private const int Compared = 20;
    private const int ComparedOfHeadline = 48;

    /// <summary>An article that shares less weight than this is not like it.</summary>
    private const float LeastProposed = 0.004f;

    /// <summary>What is less like is not told of: it would join nothing.</summary>
    private const float LeastLikeness = 0.03f;

    /// <summary>What tells, nearly always, whether the article at hand has a term: so little that it stays in the processor's cache.</summary>
    private const int Present = 8_192;

    // Scratch; the first three are all zero between two calls.
    private float[] proposed = [];
    private float[] dense = [];
    private readonly bool[] present = new bool[Present];
    private readonly List<int> touched = [];
    private readonly PriorityQueue<int, float> strongest = new();

    /// <summary>Best first; among equals by what they say.</summary>
    public List<(MatchedArticle Article, float Likeness)> Near(MatchedArticle article)
    {
        Propose(article);
        float least = LeastOfCompared(article.HasBody ? Compared : ComparedOfHeadline);
        List<(MatchedArticle Article, float Likeness)> near = new(ComparedOfHeadline);
        Scatter(article, 1);
        foreach (int handle in touched)
        {
            if (proposed[handle] >= least && handle != article.Handle && Dot(articles[handle]!) is >= LeastLikeness and float likeness && !StoryNames.TellApart(article, articles[handle]!, likeness))
            {
                near.Add((articles[handle]!, likeness));
            }

            proposed[handle] = 0;
        }

        touched.Clear();
        Scatter(article, 0);
        near.Sort(static (a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : MatchedArticle.Compare(a.Article, b.Article));
        return near;
    }

    /// <summary>Cosine of two articles, 0 to 1.</summary>
    public float Likeness(MatchedArticle a, MatchedArticle b)
    {
        Scatter(a, 1);
        Reserve(b);
        float likeness = Dot(b);
        Scatter(a, 0);
        return likeness;
    }

    private void Propose(MatchedArticle article)
    {
        if (proposed.Length < articles.Count)
        {
            Array.Resize(ref proposed, Math.Max(1_024, articles.Count * 2));
        }

        int proposing = 0;
        int proposals = 0;
        foreach (int i in Heaviest(article))
        {
            ReadOnlySpan<int> posting = CollectionsMarshal.AsSpan(postings[StoryTerms.TermOf(article.Codes[i])]);
            if (posting.Length is 0 or > LongestPosting)
            {
                continue;
            }

            float weight = article.Weights[i] * article.Weights[i];
            foreach (int handle in posting)
            {
                ref float sum = ref proposed[handle];
                if (sum == 0)
                {
                    touched.Add(handle);
                }

                sum += weight;
            }

            proposals += posting.Length;
            if (++proposing == Proposing || proposals > (article.HasBody ? MostProposals : MostOfHeadline))
            {
                break;
            }
        }
    }

    /// <summary>The terms of the whole, heaviest first; twice as many as propose, for those that stand too often.</summary>
    private static List<int> Heaviest(MatchedArticle article)
    {
        List<int> heaviest = new((Proposing * 2) + 1);
        for (int i = 0; i < article.Codes.Length; i++)
        {
            float weight = article.Weights[i];
            if (StoryTerms.IsOpening(article.Codes[i]) || weight <= 0 || (heaviest.Count == Proposing * 2 && weight <= article.Weights[heaviest[^1]]))
            {
                continue;
            }

            int place = heaviest.Count;
            while (place > 0 && article.Weights[heaviest[place - 1]] < weight)
            {
                place--;
            }

            heaviest.Insert(place, i);
            if (heaviest.Count > Proposing * 2)
            {
                heaviest.RemoveAt(Proposing * 2);
            }
        }

        return heaviest;
    }

    private float LeastOfCompared(int compared)
    {
        strongest.Clear();
        float least = LeastProposed;
        foreach (int handle in touched)
        {
            float weight = proposed[handle];
            if (weight < least)
            {
                continue;
            }

            if (strongest.Count < compared)
            {
                strongest.Enqueue(handle, weight);
                continue;
            }

            strongest.EnqueueDequeue(handle, weight);
            strongest.TryPeek(out _, out least);
        }

        return least;
    }

    /// <param name="factor">1 puts the article's weights in place, 0 takes them off.</param>
    private void Scatter(MatchedArticle article, int factor)
    {
        Reserve(article);
        for (int i = 0; i < article.Codes.Length; i++)
        {
            dense[article.Codes[i]] = article.Weights[i] * factor;
            present[article.Codes[i] & (Present - 1)] = factor != 0;
        }
    }

    private float Dot(MatchedArticle other)
    {
        float sum = 0;
        ReadOnlySpan<float> weights = other.Weights;
        ReadOnlySpan<int> codes = other.Codes;
        float[] factors = dense;
        bool[] maybe = present;
        for (int i = 0; i < codes.Length; i++)
        {
            if (maybe[codes[i] & (Present - 1)])
            {
                sum += weights[i] * factors[codes[i]];
            }
        }

        return sum;
    }

    /// <summary>Room for all codes there are.</summary>
    private void Reserve(MatchedArticle article)
    {
        int most = Math.Max(postings.Count * 2, article.Codes.Length == 0 ? 0 : article.Codes[^1] + 1);
        if (dense.Length < most)
        {
            Array.Resize(ref dense, Math.Max(2_048, most * 2));
        }
    }
}
