namespace NewsAggregator.Core.Stories;

/// <summary>Puts grouped articles into stories: the standing one of their group, or one that keeps the id most of them had.</summary>
internal sealed class StorySeating(
    MatchingMemory memory,
    Dictionary<MatchedArticle, StoryMatch> before,
    List<MatchedArticle> speakers,
    Dictionary<MatchedArticle, List<(MatchedArticle Article, float Likeness)>> near)
{
    /// <param name="groups">For each article, then for each standing story, the number of its group.</param>
    public void Seat(int[] groups, List<OpenStory> standing, Dictionary<(int A, int B), double> likenesses)
    {
        (Dictionary<int, OpenStory> seats, List<(OpenStory From, OpenStory Into)> merged) = Standing(groups, standing);
        List<IGrouping<int, MatchedArticle>> all = [.. speakers.Zip(groups).GroupBy(pair => pair.Second, pair => pair.First).OrderByDescending(group => group.Count()).ThenBy(group => group.Min(article => article.Id))];
        foreach (IGrouping<int, MatchedArticle> group in all.Where(group => !seats.ContainsKey(group.Key)))
        {
            seats.Add(group.Key, memory.StoryOf(IdFor(group)));
        }

        double[] cubes = new double[speakers.Count];
        foreach (((int a, int b), double likeness) in likenesses)
        {
            if (groups[a] == groups[b])
            {
                cubes[a] += likeness;
                if (b < speakers.Count)
                {
                    cubes[b] += likeness;
                }
            }
        }

        Dictionary<MatchedArticle, int> numbers = speakers.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        foreach (IGrouping<int, MatchedArticle> group in all)
        {
            OpenStory story = seats[group.Key];
            int others = group.Count() - 1 + (story.Members.Count > 0 ? story.Speakers : 0);
            bool founded = story.Members.Count > 0;
            foreach (MatchedArticle article in group.OrderBy(article => article.FirstSeen).ThenBy(article => article.Id))
            {
                StoryMatch match = new(article.Id, story.Id, true, 1, "");
                if (founded)
                {
                    double likeness = StoryLikeness.OfPairs(cubes[numbers[article]], Math.Max(1, others));
                    match = new StoryMatch(article.Id, story.Id, false, Math.Round(likeness, 3), Reason(article, other => numbers.TryGetValue(other, out int k) ? groups[k] == group.Key : other.Story == story));
                }

                founded = true;
                memory.Join(story, article, match);
            }
        }

        foreach ((OpenStory from, OpenStory into) in merged)
        {
            Move(from, into);
        }
    }

    /// <summary>One story of a group takes the others in: the held one, else the largest, else the oldest.</summary>
    private static (Dictionary<int, OpenStory> Seats, List<(OpenStory From, OpenStory Into)> Merged) Standing(int[] groups, List<OpenStory> standing)
    {
        Dictionary<int, OpenStory> seats = [];
        List<(OpenStory From, OpenStory Into)> merged = [];
        int first = groups.Length - standing.Count;
        foreach (IGrouping<int, OpenStory> group in standing.Zip(groups.Skip(first)).GroupBy(pair => pair.Second, pair => pair.First))
        {
            OpenStory[] ranked = [.. group.OrderByDescending(story => story.IsHeld).ThenByDescending(story => story.Members.Count).ThenBy(story => story.Number)];
            seats.Add(group.Key, ranked[0]);
            merged.AddRange(ranked.Skip(1).Select(story => (story, ranked[0])));
        }

        return (seats, merged);
    }

    /// <summary>The id that most of them had, unless a story has it; else that of the first of them.</summary>
    private long IdFor(IEnumerable<MatchedArticle> group)
    {
        foreach (IGrouping<long, MatchedArticle> had in group.GroupBy(article => before[article].StoryId).OrderByDescending(had => had.Count()).ThenBy(had => had.Key))
        {
            if (!memory.Stories.ContainsKey(had.Key))
            {
                return had.Key;
            }
        }

        return memory.Free(group.MinBy(article => (article.FirstSeen, article.Id))!.Id);
    }

    private void Move(OpenStory from, OpenStory into)
    {
        foreach (MatchedArticle member in from.Members.ToList())
        {
            before.TryAdd(member, member.Match!);
            StoryMatch match = member.Match! with { IsNew = false };
            if (match.Reason.Length == 0)
            {
                MatchedArticle likest = into.Members.MaxBy(other => memory.Index.Likeness(member, other))!;
                match = match with { Score = Math.Round(Math.Min(1, memory.Index.Likeness(member, likest)), 3), Reason = memory.Reason(member, likest) };
            }

            memory.Leave(member);
            memory.Join(into, member, match);
        }
    }

    private string Reason(MatchedArticle article, Func<MatchedArticle, bool> isWith)
    {
        MatchedArticle? likest = near[article].Select(other => other.Article).FirstOrDefault(isWith)
            ?? speakers.FirstOrDefault(other => other != article && isWith(other));
        return likest is null ? "" : memory.Reason(article, likest);
    }
}
