namespace NewsAggregator.Core.Stories;

/// <summary>
/// Brings articles about one happening together: an index of the open stories in memory, rebuilt from the last <see cref="OpenFor"/>
/// at start. Deterministic; for one thread.
/// </summary>
public sealed class StoryMatcher
{
    private readonly StoryIndex index = new();
    private readonly Dictionary<long, MatchedArticle> articles = [];
    private readonly Dictionary<ulong, long> holders = [];
    private readonly Dictionary<long, OpenStory> byId = [];

    /// <summary>A story without a new article for so long takes no further one.</summary>
    public static TimeSpan OpenFor { get; } = TimeSpan.FromDays(14);

    public int OpenStories => index.Count;

    /// <summary>Decides where a new article belongs. Adding one that is known already answers what was answered before.</summary>
    public StoryMatch Add(StoryArticle article)
    {
        if (articles.TryGetValue(article.Id, out MatchedArticle? known))
        {
            return known.Match!;
        }

        MatchedArticle matched = Read(article);
        return Place(matched);
    }

    /// <summary>Takes an article with the story it was stored in, without deciding anew: for rebuilding, in order of first sight.</summary>
    /// <param name="pinned">An admin put it there: no matching moves it.</param>
    public void Restore(StoryArticle article, long storyId, bool pinned = false)
    {
        if (articles.ContainsKey(article.Id))
        {
            return;
        }

        MatchedArticle matched = Read(article);
        index.Weigh(matched);
        Hold(matched);
        Join(StoryOf(storyId), matched, new StoryMatch(article.Id, storyId, false, 1, ""));
        Fasten(matched, pinned);
    }

    /// <summary>From now on nothing joins this story; its members stay only where they are pinned.</summary>
    public void Lock(long storyId)
    {
        if (byId.TryGetValue(storyId, out OpenStory? story))
        {
            story.IsLocked = true;
        }
    }

    /// <summary>Puts an article where an admin wants it; a story that is not open is opened.</summary>
    public void Pin(long articleId, long storyId)
    {
        if (!articles.TryGetValue(articleId, out MatchedArticle? article))
        {
            return;
        }

        if (article.Story!.Id != storyId)
        {
            Leave(article);
            Join(StoryOf(storyId), article, new StoryMatch(articleId, storyId, false, 1, ""));
        }

        Fasten(article, true);
    }

    /// <summary>Forgets an article: withdrawn, or removed.</summary>
    public void Remove(long articleId)
    {
        if (articles.Remove(articleId, out MatchedArticle? article))
        {
            Release(article);
            Leave(article);
        }
    }

    /// <summary>
    /// Matches everything first seen at or after <paramref name="from"/> anew, in an order made of what the articles say, and joins
    /// stories that prove to be one. Called for whole hours, so that the order of arrival within an hour makes no difference.
    /// </summary>
    public StoryRematch Rematch(DateTimeOffset from)
    {
        List<MatchedArticle> window = [.. articles.Values.Where(article => article.FirstSeen >= from && !article.IsPinned)];
        window.Sort(static (a, b) => (string.CompareOrdinal(a.Title, b.Title), a.Fingerprint.CompareTo(b.Fingerprint), a.Id.CompareTo(b.Id)) switch
        {
            (not 0 and int byTitle, _, _) => byTitle,
            (_, not 0 and int byText, _) => byText,
            (_, _, int byId) => byId,
        });
        Dictionary<long, StoryMatch> before = window.ToDictionary(article => article.Id, article => article.Match!);
        foreach (MatchedArticle article in window)
        {
            Release(article);
            Leave(article);
        }

        foreach (MatchedArticle article in window)
        {
            Place(article);
        }

        // Once more with everything in place: early articles of the window now see those that came after them.
        foreach (MatchedArticle article in window.Where(article => article.Match!.NearCopyOf is null))
        {
            Release(article);
            Leave(article);
            Place(article);
        }

        Merge(window, before);
        KeepIds(window, before);
        return new StoryRematch(
            [.. before.Keys.Order().Select(id => articles[id].Match!).Where(match => match != before[match.ArticleId])],
            [.. before.Values.Select(match => match.StoryId).Distinct().Where(id => !byId.ContainsKey(id)).Order().Select(id => new StoryMerge(id, WhereMostWent(id, before)))]);
    }

    /// <summary>Closes stories without a new article since then, and frees their memory.</summary>
    public void Close(DateTimeOffset before)
    {
        foreach (OpenStory story in index.Stories.Where(story => story.Last < before).ToList())
        {
            foreach (MatchedArticle member in story.Members)
            {
                Release(member);
                articles.Remove(member.Id);
            }

            byId.Remove(story.Id);
            index.Close(story);
        }
    }

    private MatchedArticle Read(StoryArticle article)
    {
        MatchedArticle matched = new(article, NearCopy.Sketch(article.Text));
        index.Read(matched, StoryTerms.Of(article.Title, article.Text));
        return matched;
    }

    private StoryMatch Place(MatchedArticle article)
    {
        index.Weigh(article);
        long? copyOf = null;
        if (Original(article) is var (original, share))
        {
            copyOf = original.Match!.NearCopyOf ?? original.Id;
            if (original.Story is { IsLocked: false } told)
            {
                return Join(told, article, new StoryMatch(article.Id, told.Id, false, Math.Min(1, share), index.Reason(article, told), copyOf));
            }
        }

        Hold(article);
        OpenStory? best = null;
        float highest = 0;
        foreach (OpenStory story in index.Near(article.Terms, article.Weights))
        {
            float likeness = story.IsLocked ? 0 : StoryIndex.Likeness(article, story) * Freshness(article, story);
            if (likeness > highest)
            {
                highest = likeness;
                best = story;
            }
        }

        if (best is null || highest < StoryLikeness.ToJoin(article, best))
        {
            return Join(StoryOf(byId.ContainsKey(article.Id) ? -article.Id : article.Id), article, new StoryMatch(article.Id, article.Id, true, 1, "", copyOf));
        }

        return Join(best, article, new StoryMatch(article.Id, best.Id, false, Math.Round(Math.Min(1, highest), 3), index.Reason(article, best), copyOf));
    }

    /// <summary>Falls slowly with the days since the story's last article; 0 once it is closed.</summary>
    private static float Freshness(MatchedArticle article, OpenStory story)
    {
        double days = (article.FirstSeen - story.Last).Duration().TotalDays;
        return days > OpenFor.TotalDays ? 0 : (float)(1 - (0.3 * days / OpenFor.TotalDays));
    }

    private (MatchedArticle Original, double Share)? Original(MatchedArticle article)
    {
        Dictionary<long, int> shared = [];
        foreach (ulong hash in article.Sketch)
        {
            if (holders.TryGetValue(hash, out long holder))
            {
                shared[holder] = shared.GetValueOrDefault(holder) + 1;
            }
        }

        foreach ((long holder, _) in shared.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(3))
        {
            double share = NearCopy.Containment(article.Sketch, articles[holder].Sketch);
            if (share >= StoryLikeness.ToBeACopy)
            {
                return (articles[holder], share);
            }
        }

        return null;
    }

    private void Hold(MatchedArticle article)
    {
        articles[article.Id] = article;
        foreach (ulong hash in article.Sketch)
        {
            holders.TryAdd(hash, article.Id);
        }
    }

    private void Release(MatchedArticle article)
    {
        foreach (ulong hash in article.Sketch)
        {
            if (holders.TryGetValue(hash, out long holder) && holder == article.Id)
            {
                holders.Remove(hash);
            }
        }
    }

    private StoryMatch Join(OpenStory story, MatchedArticle article, StoryMatch match)
    {
        articles[article.Id] = article;
        index.Join(story, article);
        article.Match = match with { StoryId = story.Id };
        return article.Match;
    }

    private static void Fasten(MatchedArticle article, bool pinned)
    {
        article.Story!.Pinned += (pinned ? 1 : 0) - (article.IsPinned ? 1 : 0);
        article.IsPinned = pinned;
    }

    private void Leave(MatchedArticle article)
    {
        OpenStory story = article.Story!;
        Fasten(article, false);
        index.Leave(article);
        if (story.Members.Count == 0)
        {
            byId.Remove(story.Id);
        }
    }

    private OpenStory StoryOf(long id)
    {
        if (!byId.TryGetValue(id, out OpenStory? story))
        {
            story = index.Found(id);
            byId.Add(id, story);
        }

        return story;
    }

    private long WhereMostWent(long storyId, Dictionary<long, StoryMatch> before) =>
        before.Values.Where(match => match.StoryId == storyId)
            .GroupBy(match => articles[match.ArticleId].Match!.StoryId)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    /// <summary>Joins each story of the window with the likest one, again and again while one is like enough.</summary>
    private void Merge(List<MatchedArticle> window, Dictionary<long, StoryMatch> before)
    {
        Queue<OpenStory> open = new(window.Select(article => article.Story!).Distinct());
        while (open.TryDequeue(out OpenStory? story))
        {
            if (story.Members.Count == 0 || story.Pinned > 0 || story.IsLocked)
            {
                continue;
            }

            KeyValuePair<int, (float Weight, int Members)>[] heaviest = [.. story.Terms.OrderByDescending(term => term.Value.Weight).ThenBy(term => term.Key).Take(40)];
            OpenStory? other = index
                .Near([.. heaviest.Select(term => term.Key)], [.. heaviest.Select(term => term.Value.Weight)])
                .Where(near => near != story && near.Pinned == 0 && !near.IsLocked && (near.Last - story.Last).Duration() <= OpenFor && StoryIndex.Likeness(near, story) >= StoryLikeness.ToMerge(near, story))
                .OrderByDescending(near => StoryIndex.Likeness(near, story))
                .ThenBy(near => near.Handle)
                .FirstOrDefault();
            if (other is null)
            {
                continue;
            }

            (OpenStory into, OpenStory from) = (other.Members.Count, -other.Handle).CompareTo((story.Members.Count, -story.Handle)) >= 0 ? (other, story) : (story, other);
            foreach (MatchedArticle member in from.Members.ToList())
            {
                before.TryAdd(member.Id, member.Match!);
                StoryMatch match = member.Match! with { IsNew = false };
                if (match.Reason.Length == 0)
                {
                    match = match with { Score = Math.Round(Math.Min(1, StoryIndex.Likeness(member, into)), 3), Reason = index.Reason(member, into) };
                }

                Leave(member);
                Join(into, member, match);
            }

            open.Enqueue(into);
        }
    }

    /// <summary>A story made anew of the same articles keeps the id it had: what most of its members of the window were in.</summary>
    private void KeepIds(List<MatchedArticle> window, Dictionary<long, StoryMatch> before)
    {
        HashSet<MatchedArticle> moved = [.. window];
        foreach (OpenStory story in window.Select(article => article.Story!).Distinct().OrderByDescending(story => story.Members.Count).ThenBy(story => story.Id).ToList())
        {
            if (!story.Members.All(moved.Contains))
            {
                continue;
            }

            long kept = story.Members.GroupBy(member => before[member.Id].StoryId).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
            if (kept == story.Id)
            {
                continue;
            }

            // The id may stand with another story that was made of the same window: the two change places.
            long given = story.Id;
            if (byId.TryGetValue(kept, out OpenStory? holder))
            {
                if (!holder.Members.All(moved.Contains) || holder.Members.Any(member => before[member.Id].StoryId == kept))
                {
                    continue;
                }

                Rename(holder, given);
            }
            else
            {
                byId.Remove(given);
            }

            Rename(story, kept);
        }
    }

    private void Rename(OpenStory story, long id)
    {
        byId[id] = story;
        story.Id = id;
        foreach (MatchedArticle member in story.Members)
        {
            member.Match = member.Match! with { StoryId = id };
        }
    }
}
