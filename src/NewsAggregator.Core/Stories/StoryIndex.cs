using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Stories;

/// <summary>The articles of the open stories, found by their terms.</summary>
internal sealed class StoryIndex
{
    /// <summary>Articles gone before the index is made anew without them.</summary>
    private const int MostGone = 20_000;

    private StoryVocabulary vocabulary = new();
    private StoryTerms reader;
    private readonly TermRarity rarity = new();
    private readonly HashSet<OpenStory> stories = [];
    private readonly List<MatchedArticle?> articles = [];
    private readonly List<List<int>> postings = [];
    private readonly NearSearch search;
    private int[] storiesWith = [];

    /// <summary>How long each posting is, where all of them can be read in a row.</summary>
    private int[] articlesWith = [];
    private int founded;
    private int live;

    public StoryIndex()
    {
        reader = new StoryTerms(vocabulary);
        search = new NearSearch(postings, articles);
    }

    public int Count => stories.Count;

    public IEnumerable<OpenStory> Stories => stories;

    public OpenStory Found(long id)
    {
        OpenStory story = new(founded++, id);
        stories.Add(story);
        return story;
    }

    /// <summary>Takes the terms of an article that is new here.</summary>
    public void Read(MatchedArticle article, string text, ReadOnlySpan<char> folded, List<Range> tokens)
    {
        (article.Codes, article.Strengths, article.Names) = reader.Read(article.Title, text, folded, tokens);
        article.Weights = new float[article.Codes.Length];
    }

    /// <summary>
    /// Weighs an article's terms by what the index knows now; each half of the vector gets the same length. Where there is a body, a
    /// term counts by articles. Headlines are so few words that all that tell of one story repeat them: there it counts by stories.
    /// </summary>
    public void Weigh(MatchedArticle article)
    {
        Reserve();
        Span<double> squares = stackalloc double[2];
        int last = -1;
        float rare = 0;
        for (int i = 0; i < article.Codes.Length; i++)
        {
            int term = StoryTerms.TermOf(article.Codes[i]);
            if (term != last)
            {
                last = term;
                rare = rarity.Of(article.HasBody ? articlesWith[term] : storiesWith[term], vocabulary.IsFrequent(term), live);
            }

            float weight = article.Strengths[i] * rare;
            article.Weights[i] = weight;
            squares[article.Codes[i] & 1] += weight * weight;
        }

        Span<float> scales = [Scale(squares[0]), Scale(squares[1])];
        for (int i = 0; i < article.Codes.Length; i++)
        {
            article.Weights[i] *= scales[article.Codes[i] & 1];
        }

        static float Scale(double square) => square > 0 ? (float)(1 / Math.Sqrt(2 * square)) : 0;
    }

    /// <summary>From now on the article is found.</summary>
    public void Post(MatchedArticle article)
    {
        Reserve();
        article.Handle = articles.Count;
        articles.Add(article);
        live++;
        foreach (int term in Distinct(article))
        {
            postings[term].Add(article.Handle);
            articlesWith[term]++;
        }
    }

    public void Unpost(MatchedArticle article)
    {
        if (article.Handle < 0)
        {
            return;
        }

        foreach (int term in Distinct(article))
        {
            List<int> posting = postings[term];
            posting.RemoveAt(posting.BinarySearch(article.Handle));
            articlesWith[term]--;
        }

        articles[article.Handle] = null;
        article.Handle = -1;
        live--;
    }

    public void Join(OpenStory story, MatchedArticle article)
    {
        Reserve();
        if (story.Terms is null && story.Members is [MatchedArticle first])
        {
            story.Terms = Distinct(first).ToDictionary(term => term, _ => 1);
        }

        foreach (int term in Distinct(article))
        {
            int having = 1;
            if (story.Terms is not null)
            {
                ref int members = ref CollectionsMarshal.GetValueRefOrAddDefault(story.Terms, term, out _);
                having = ++members;
            }

            storiesWith[term] += having == 1 ? 1 : 0;
        }

        story.Members.Add(article);
        story.WithBody += article.HasBody ? 1 : 0;
        story.Last = article.FirstSeen > story.Last ? article.FirstSeen : story.Last;
        article.Story = story;
    }

    /// <summary>Closes the story where nobody stays.</summary>
    public void Leave(MatchedArticle article)
    {
        OpenStory story = article.Story!;
        foreach (int term in Distinct(article))
        {
            int left = 0;
            if (story.Terms is not null)
            {
                left = --CollectionsMarshal.GetValueRefOrNullRef(story.Terms, term);
                if (left == 0)
                {
                    story.Terms.Remove(term);
                }
            }

            storiesWith[term] -= left == 0 ? 1 : 0;
        }

        story.Members.Remove(article);
        story.WithBody -= article.HasBody ? 1 : 0;
        article.Story = null;
        if (story.Members.Count == 0)
        {
            stories.Remove(story);
            return;
        }

        story.Last = story.Members.Max(member => member.FirstSeen);
    }

    /// <summary>The articles that are likest by cosine, best first; among equals by what they say.</summary>
    public List<(MatchedArticle Article, float Likeness)> Near(MatchedArticle article) => search.Near(article);

    /// <summary>Cosine of two articles, 0 to 1.</summary>
    public float Likeness(MatchedArticle a, MatchedArticle b) => search.Likeness(a, b);

    /// <summary>The terms that weigh most in both, as they were first written.</summary>
    public IEnumerable<string> Shared(MatchedArticle a, MatchedArticle b)
    {
        Dictionary<int, float> weights = a.Codes.Zip(a.Weights).ToDictionary(entry => entry.First, entry => entry.Second);
        return b.Codes.Zip(b.Weights)
            .Where(entry => weights.ContainsKey(entry.First))
            .GroupBy(entry => StoryTerms.TermOf(entry.First), entry => entry.Second * weights[entry.First])
            .OrderByDescending(term => term.Sum()).ThenBy(term => term.Key)
            .Select(term => vocabulary.Surface(term.Key));
    }

    /// <summary>Frees what articles and words that are gone have left behind.</summary>
    public void Compact(IReadOnlyCollection<MatchedArticle> known)
    {
        if (articles.Count - live < MostGone)
        {
            return;
        }

        bool[] used = new bool[vocabulary.Count];
        foreach (MatchedArticle article in known)
        {
            foreach (int term in Distinct(article))
            {
                used[term] = true;
            }
        }

        vocabulary = vocabulary.Compact(used, out int[] numbers);
        reader = new StoryTerms(vocabulary);
        foreach (MatchedArticle article in known)
        {
            for (int i = 0; i < article.Codes.Length; i++)
            {
                article.Codes[i] = StoryTerms.CodeOf(numbers[StoryTerms.TermOf(article.Codes[i])], StoryTerms.IsOpening(article.Codes[i]));
            }

            article.Names = article.Names.Renumbered(numbers);
        }

        storiesWith = [];
        articlesWith = [];
        postings.Clear();
        List<MatchedArticle> posted = [.. articles.OfType<MatchedArticle>()];
        articles.Clear();
        live = 0;
        foreach (MatchedArticle article in posted)
        {
            Post(article);
        }

        foreach (OpenStory story in stories)
        {
            story.Terms = story.Terms?.ToDictionary(term => numbers[term.Key], term => term.Value);
            foreach (int term in story.Terms?.Keys ?? Distinct(story.Members[0]))
            {
                storiesWith[term]++;
            }
        }
    }

    private void Reserve()
    {
        while (postings.Count < vocabulary.Count)
        {
            postings.Add([]);
        }

        if (storiesWith.Length < vocabulary.Count)
        {
            Array.Resize(ref storiesWith, Math.Max(1_024, vocabulary.Count * 2));
            Array.Resize(ref articlesWith, storiesWith.Length);
        }
    }

    private static IEnumerable<int> Distinct(MatchedArticle article)
    {
        int last = -1;
        foreach (int code in article.Codes)
        {
            int term = StoryTerms.TermOf(code);
            if (term != last)
            {
                yield return last = term;
            }
        }
    }
}
