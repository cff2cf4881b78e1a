namespace NewsAggregator.Core.Stories;

/// <summary>
/// Matches the articles of a window together. What stood before the window, and what an admin has put somewhere, stays in its story;
/// whole stories may prove to be one.
/// </summary>
internal sealed class StoryWindow
{
    private readonly MatchingMemory memory;
    private readonly List<MatchedArticle> window;
    private readonly Dictionary<MatchedArticle, StoryMatch> before;
    private readonly List<MatchedArticle> speakers = [];
    private readonly Dictionary<MatchedArticle, (MatchedArticle Original, double Share)> copies = [];
    private readonly Dictionary<MatchedArticle, long> lockedOut = [];
    private readonly Dictionary<MatchedArticle, List<(MatchedArticle Article, float Likeness)>> near = [];

    /// <param name="window">In an order that the order of arrival does not change.</param>
    public StoryWindow(MatchingMemory memory, List<MatchedArticle> window)
    {
        this.memory = memory;
        this.window = window;
        before = window.ToDictionary(article => article, article => article.Match!);
    }

    public StoryRematch Match()
    {
        window.ForEach(memory.Leave);
        foreach (MatchedArticle article in window)
        {
            Seat(article);
        }

        if (speakers.Exists(article => !article.HasBody))
        {
            // Headlines count a term by the stories that have it, which are not known yet: a first grouping tells about how many they are.
            Weigh([.. speakers.Select(_ => 0)]);
            Weigh(Group().Groups);
        }
        else
        {
            speakers.ForEach(memory.Index.Weigh);
        }

        (int[] groups, List<OpenStory> standing, Dictionary<(int A, int B), double> likenesses) = Group();
        speakers.ForEach(memory.Index.Unpost);
        new StorySeating(memory, before, speakers, near).Seat(groups, standing, likenesses);
        foreach (MatchedArticle article in window)
        {
            if (copies.TryGetValue(article, out (MatchedArticle Original, double Share) copy))
            {
                OpenStory story = copy.Original.Story!;
                memory.Join(story, article, new StoryMatch(article.Id, story.Id, false, Math.Min(1, copy.Share), memory.Reason(article, copy.Original), copy.Original.Id));
            }
        }

        foreach ((MatchedArticle article, long original) in lockedOut)
        {
            article.Match = article.Match! with { NearCopyOf = original };
        }

        return Changes();
    }

    /// <summary>A copy goes where its original goes, unless nothing may; everything else is found by its terms from here on.</summary>
    private void Seat(MatchedArticle article)
    {
        article.Match = null;
        (MatchedArticle Original, double Share)? text = memory.TextOf(article);
        if (text is { Original.Story.IsLocked: true } locked)
        {
            lockedOut.Add(article, locked.Original.Id);
        }

        if (text is { Original.Story: not { IsLocked: true } } copy)
        {
            copies.Add(article, copies.TryGetValue(copy.Original, out (MatchedArticle Original, double Share) first) ? (first.Original, copy.Share) : copy);
        }
        else
        {
            speakers.Add(article);
            memory.Index.Post(article);
        }

        memory.Hold(article);
    }

    /// <summary>Weighs the window as if its articles were in these groups.</summary>
    private void Weigh(int[] groups)
    {
        Dictionary<int, OpenStory> supposed = [];
        for (int i = 0; i < speakers.Count; i++)
        {
            if (!supposed.TryGetValue(groups[i], out OpenStory? story))
            {
                supposed.Add(groups[i], story = memory.Index.Found(0));
            }

            memory.Index.Join(story, speakers[i]);
        }

        speakers.ForEach(memory.Index.Weigh);
        speakers.ForEach(memory.Index.Leave);
    }

    /// <summary>Groups the window's articles, which are the first nodes, and the stories that they are like.</summary>
    private (int[] Groups, List<OpenStory> Standing, Dictionary<(int A, int B), double> Likenesses) Group()
    {
        List<StoryNode> nodes = [.. speakers.Select(article => new StoryNode(1, article.HasBody, article.FirstSeen))];
        Dictionary<MatchedArticle, int> numbers = [];
        for (int i = 0; i < speakers.Count; i++)
        {
            numbers.Add(speakers[i], i);
            near[speakers[i]] = [.. memory.Index.Near(speakers[i]).Where(other => other.Article.Story is not { IsLocked: true })];
        }

        List<OpenStory> standing = [.. near.Values.SelectMany(others => others).Select(other => other.Article.Story).OfType<OpenStory>().Distinct().OrderBy(story => story.Number)];
        Dictionary<OpenStory, int> places = [];
        foreach (OpenStory story in standing)
        {
            places.Add(story, nodes.Count);
            nodes.Add(new StoryNode(story.Speakers, story.WithBody > 0, story.Last, IsStanding: true, story.IsHeld));
        }

        Dictionary<(int A, int B), double> likenesses = [];
        for (int i = 0; i < speakers.Count; i++)
        {
            foreach ((MatchedArticle other, float likeness) in near[speakers[i]])
            {
                if (other.Story is { } story)
                {
                    (int A, int B) pair = (i, places[story]);
                    likenesses[pair] = likenesses.GetValueOrDefault(pair) + StoryLikeness.Cube(likeness);
                }
                else
                {
                    int k = numbers[other];
                    likenesses[(Math.Min(i, k), Math.Max(i, k))] = StoryLikeness.Cube(likeness);
                }
            }
        }

        return (StoryGrouping.Group(nodes, likenesses), standing, likenesses);
    }

    private StoryRematch Changes()
    {
        List<StoryMatch> changed = [.. before.Keys.Where(article => article.Match != before[article]).OrderBy(article => article.Id).Select(article => article.Match!)];
        List<StoryMerge> merged = [.. before.Values.Select(match => match.StoryId).Distinct().Where(id => !memory.Stories.ContainsKey(id)).Order().Select(id => new StoryMerge(id, WhereMostWent(id)))];
        return new StoryRematch(changed, merged);
    }

    private long WhereMostWent(long storyId) =>
        before.Where(entry => entry.Value.StoryId == storyId)
            .GroupBy(entry => entry.Key.Match!.StoryId)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
}
