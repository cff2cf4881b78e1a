using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Stories;

/// <summary>The open stories, found by their terms. A term weighs by how few stories have it.</summary>
internal sealed class StoryIndex
{
    /// <summary>Terms that propose stories to compare with, the heaviest of an article.</summary>
    private const int Proposing = 16;

    /// <summary>Stories compared in full.</summary>
    private const int Compared = 32;

    /// <summary>A term in more stories than this proposes none: the rarer ones do.</summary>
    private const int LongestPosting = 1_000;

    /// <summary>Terms kept of an article.</summary>
    private const int Kept = 120;

    // The weight of a term before anything is known: as if it stood in Base of Prior stories.
    private const double Prior = 3_000;
    private const double RareBase = 1;
    private const double FrequentBase = 100;
    private const double Sharpness = 1.75;
    private const double LargeShare = 0.15;
    private const double LeastArticles = 1_500;
    private static readonly double LogPrior = Math.Log(Prior);
    private const float NameWeight = 1.3f;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<List<int>> postings = [];
    private readonly List<bool> frequent = [];
    private readonly List<string> surfaces = [];
    private readonly List<int> holding = [];
    private int articles;

    /// <summary>By handle; all zero between two calls of <see cref="Near"/>.</summary>
    private float[] proposed = [];
    private readonly List<OpenStory?> stories = [];

    public int Count { get; private set; }

    public IEnumerable<OpenStory> Stories => stories.OfType<OpenStory>();

    public OpenStory Found(long id)
    {
        OpenStory story = new(stories.Count) { Id = id };
        stories.Add(story);
        Count++;
        return story;
    }

    public void Close(OpenStory story)
    {
        foreach ((int term, (_, int members)) in story.Terms)
        {
            postings[term].Remove(story.Handle);
            holding[term] -= members;
        }

        articles -= story.Members.Count;
        stories[story.Handle] = null;
        Count--;
    }

    /// <summary>Takes the terms of an article that is new here.</summary>
    public void Read(MatchedArticle article, List<StoryTerm> terms)
    {
        article.Terms = new int[terms.Count];
        article.Strengths = new float[terms.Count];
        for (int i = 0; i < terms.Count; i++)
        {
            article.Terms[i] = NumberOf(terms[i]);
            article.Strengths[i] = (1 + MathF.Log(terms[i].Count)) * (terms[i].IsName ? NameWeight : 1);
        }
    }

    /// <summary>Weighs an article's terms by what the index knows now. The weights stay while the article is in a story.</summary>
    public void Weigh(MatchedArticle article)
    {
        int[] terms = article.Terms;
        float[] strengths = article.Strengths;
        float[] weights = new float[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            weights[i] = -strengths[i] * Rarity(terms[i]);
        }

        int[] order = new int[terms.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // Negative, so that the heaviest come first.
        Array.Sort(weights, order);
        int kept = Math.Min(Kept, terms.Length);
        double square = 0;
        for (int i = 0; i < kept; i++)
        {
            square += weights[i] * weights[i];
        }

        float length = square > 0 ? -(float)Math.Sqrt(square) : 1;
        article.Terms = new int[kept];
        article.Strengths = new float[kept];
        article.Weights = new float[kept];
        for (int i = 0; i < kept; i++)
        {
            article.Terms[i] = terms[order[i]];
            article.Strengths[i] = strengths[order[i]];
            article.Weights[i] = weights[i] / length;
        }
    }

    private float Rarity(int term)
    {
        // A term counts by stories, so that one story told by many does not make its own words common. What stands in a large share
        // of all articles is common whatever the stories are: the little words of a language we have no list of.
        double everywhere = Math.Max(0, holding[term] - (LargeShare * (articles + LeastArticles)));
        double known = (frequent[term] ? FrequentBase : RareBase) + postings[term].Count + everywhere + 0.5;
        return (float)Math.Pow(Math.Max(0.05, Math.Log((Prior + Count + 1) / known) / LogPrior), Sharpness);
    }

    public void Join(OpenStory story, MatchedArticle article)
    {
        for (int i = 0; i < article.Terms.Length; i++)
        {
            int term = article.Terms[i];
            ref (float Weight, int Members) entry = ref CollectionsMarshal.GetValueRefOrAddDefault(story.Terms, term, out bool known);
            story.Square += article.Weights[i] * ((2.0 * entry.Weight) + article.Weights[i]);
            entry.Weight += article.Weights[i];
            entry.Members++;
            holding[term]++;
            if (!known)
            {
                postings[term].Add(story.Handle);
            }
        }

        story.Members.Add(article);
        story.WithBody += article.HasBody ? 1 : 0;
        story.Last = article.FirstSeen > story.Last ? article.FirstSeen : story.Last;
        article.Story = story;
        articles++;
    }

    /// <summary>Closes the story where nobody stays.</summary>
    public void Leave(MatchedArticle article)
    {
        OpenStory story = article.Story!;
        for (int i = 0; i < article.Terms.Length; i++)
        {
            int term = article.Terms[i];
            (float weight, int members) = story.Terms[term];
            story.Square -= article.Weights[i] * ((2.0 * weight) - article.Weights[i]);
            holding[term]--;
            if (members == 1)
            {
                story.Terms.Remove(term);
                postings[term].Remove(story.Handle);
            }
            else
            {
                story.Terms[term] = (weight - article.Weights[i], members - 1);
            }
        }

        story.Members.Remove(article);
        story.WithBody -= article.HasBody ? 1 : 0;
        article.Story = null;
        articles--;
        if (story.Members.Count == 0)
        {
            stories[story.Handle] = null;
            Count--;
            return;
        }

        story.Last = story.Members.Max(member => member.FirstSeen);
    }

    /// <summary>The stories that share the heaviest terms, by the weight of what they share, best first.</summary>
    public List<OpenStory> Near(int[] terms, float[] weights)
    {
        if (proposed.Length < stories.Count)
        {
            Array.Resize(ref proposed, stories.Count * 2);
        }

        List<int> touched = [];
        int proposing = 0;
        for (int i = 0; i < terms.Length && proposing < Proposing; i++)
        {
            List<int> posting = postings[terms[i]];
            if (posting.Count == 0 || posting.Count > LongestPosting)
            {
                continue;
            }

            proposing++;
            foreach (int handle in posting)
            {
                if (proposed[handle] == 0)
                {
                    touched.Add(handle);
                }

                proposed[handle] += weights[i] * weights[i];
            }
        }

        touched.Sort((a, b) => proposed[b] != proposed[a] ? proposed[b].CompareTo(proposed[a]) : a.CompareTo(b));
        List<OpenStory> near = [.. touched.Take(Compared).Select(handle => stories[handle]!)];
        foreach (int handle in touched)
        {
            proposed[handle] = 0;
        }

        return near;
    }

    /// <summary>Cosine of an article and a story, 0 to 1.</summary>
    public static float Likeness(MatchedArticle article, OpenStory story)
    {
        float sum = 0;
        for (int i = 0; i < article.Terms.Length; i++)
        {
            if (story.Terms.TryGetValue(article.Terms[i], out (float Weight, int Members) entry))
            {
                sum += article.Weights[i] * entry.Weight;
            }
        }

        return story.Norm > 0 ? sum / story.Norm : 0;
    }

    /// <summary>Cosine of two stories, 0 to 1.</summary>
    public static float Likeness(OpenStory a, OpenStory b)
    {
        (OpenStory less, OpenStory more) = a.Terms.Count <= b.Terms.Count ? (a, b) : (b, a);
        float sum = 0;
        foreach ((int term, (float weight, _)) in less.Terms)
        {
            sum += more.Terms.TryGetValue(term, out (float Weight, int Members) entry) ? weight * entry.Weight : 0;
        }

        return sum / (a.Norm * b.Norm);
    }

    /// <summary>The heaviest terms that both have, as they were first written, at most four.</summary>
    public string Reason(MatchedArticle article, OpenStory story)
    {
        IEnumerable<int> shared = Enumerable.Range(0, article.Terms.Length)
            .Where(i => story.Terms.ContainsKey(article.Terms[i]))
            .OrderByDescending(i => article.Weights[i] * story.Terms[article.Terms[i]].Weight)
            .ThenBy(i => article.Terms[i])
            .Take(4);
        return string.Join(", ", shared.Select(i => surfaces[article.Terms[i]]));
    }

    private int NumberOf(StoryTerm term)
    {
        if (!numbers.TryGetValue(term.Stem, out int number))
        {
            number = postings.Count;
            numbers.Add(term.Stem, number);
            postings.Add([]);
            surfaces.Add(term.Surface);
            holding.Add(0);
            frequent.Add(CommonWords.Frequent.Contains(term.Stem) || CommonWords.FrequentPairs.Contains(term.Stem));
        }

        return number;
    }
}
