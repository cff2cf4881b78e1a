namespace NewsAggregator.Core.Stories;

/// <summary>
/// Brings articles about one happening together: an index of the open stories in memory, rebuilt from the last <see cref="OpenFor"/>
/// at start. Deterministic; for one thread.
/// </summary>
public sealed class StoryMatcher
{
    private readonly MatchingMemory memory = new();

    /// <summary>A story without a new article for so long takes no further one.</summary>
    public static TimeSpan OpenFor { get; } = TimeSpan.FromDays(14);

    public int OpenStories => memory.Stories.Count;

    /// <summary>Decides where a new article belongs. Adding one that is known already answers what was answered before.</summary>
    public StoryMatch Add(StoryArticle article)
    {
        if (memory.Articles.TryGetValue(article.Id, out MatchedArticle? known))
        {
            return known.Match!;
        }

        MatchedArticle matched = memory.Read(article);
        (MatchedArticle Original, double Share)? text = memory.TextOf(matched);
        if (text is { Original.Story.IsLocked: false } held)
        {
            return JoinCopy(matched, held.Original, held.Share);
        }

        List<(MatchedArticle Article, float Likeness)> near = memory.Index.Near(matched);
        text ??= memory.TextOf(matched, near);
        return text is { Original.Story.IsLocked: false } copy ? JoinCopy(matched, copy.Original, copy.Share) : JoinLikest(matched, near, text?.Original.Id);
    }

    /// <summary>From now on nothing joins this story; its members stay only where they are pinned.</summary>
    public void Lock(long storyId)
    {
        if (memory.Stories.TryGetValue(storyId, out OpenStory? story))
        {
            story.IsLocked = true;
        }
    }

    /// <summary>Takes an article with the story it was stored in, without deciding anew: for rebuilding, in order of first sight.</summary>
    /// <param name="pinned">An admin put it there: no matching moves it.</param>
    public void Restore(StoryArticle article, long storyId, bool pinned = false)
    {
        if (memory.Articles.ContainsKey(article.Id))
        {
            return;
        }

        MatchedArticle matched = memory.Read(article);
        long? copyOf = memory.TextOf(matched) is var (original, _) && original.Story!.Id == storyId ? original.Id : null;
        memory.Join(memory.StoryOf(storyId), matched, new StoryMatch(article.Id, storyId, false, 1, "", copyOf));
        matched.IsPinned = pinned;
    }

    /// <summary>Puts an article where an admin wants it; a story that is not open is opened.</summary>
    public void Pin(long articleId, long storyId)
    {
        if (!memory.Articles.TryGetValue(articleId, out MatchedArticle? article))
        {
            return;
        }

        if (article.Story!.Id != storyId)
        {
            memory.Leave(article);
            memory.Join(memory.StoryOf(storyId), article, new StoryMatch(articleId, storyId, false, 1, ""));
        }

        article.IsPinned = true;
    }

    /// <summary>Forgets an article: withdrawn, or removed.</summary>
    public void Remove(long articleId)
    {
        if (!memory.Articles.TryGetValue(articleId, out MatchedArticle? article))
        {
            return;
        }

        MatchedArticle[] copies = [.. article.Story!.Members.Where(member => member.Match!.NearCopyOf == articleId)];
        memory.Forget(article);
        long? first = null;
        foreach (MatchedArticle copy in copies)
        {
            // Its text is still told: by the first of its copies.
            OpenStory story = copy.Story!;
            memory.Leave(copy);
            memory.Join(memory.StoryOf(story.Id), copy, copy.Match! with { NearCopyOf = first });
            first ??= copy.Id;
        }
    }

    /// <summary>
    /// Matches everything first seen at or after <paramref name="from"/> anew and together, and joins stories that prove to be one.
    /// Called for whole hours, so that the order of arrival within an hour makes no difference.
    /// </summary>
    public StoryRematch Rematch(DateTimeOffset from)
    {
        List<MatchedArticle> window = [.. memory.Articles.Values.Where(article => article.FirstSeen >= from && !article.IsPinned)];
        window.Sort(MatchedArticle.Compare);
        return new StoryWindow(memory, window).Match();
    }

    /// <summary>Closes stories without a new article since then, and frees their memory.</summary>
    public void Close(DateTimeOffset before)
    {
        foreach (OpenStory story in memory.Stories.Values.Where(story => story.Last < before).ToList())
        {
            foreach (MatchedArticle member in story.Members.ToList())
            {
                memory.Forget(member);
            }
        }

        memory.Index.Compact([.. memory.Articles.Values]);
    }

    private StoryMatch JoinCopy(MatchedArticle article, MatchedArticle original, double share) =>
        memory.Join(original.Story!, article, new StoryMatch(article.Id, original.Story!.Id, false, Math.Min(1, share), memory.Reason(article, original), original.Id));

    private StoryMatch JoinLikest(MatchedArticle article, List<(MatchedArticle Article, float Likeness)> near, long? copyOf)
    {
        OpenStory? best = null;
        double most = 0;
        double likeness = 0;
        foreach (IGrouping<OpenStory, (MatchedArticle Article, float Likeness)> story in near.Where(other => !other.Article.Story!.IsLocked).GroupBy(other => other.Article.Story!))
        {
            double cubes = story.Sum(other => StoryLikeness.Cube(other.Likeness));
            double enough = StoryLikeness.Enough(cubes, 1, story.Key.Speakers, article.HasBody && story.Key.WithBody > 0, article.FirstSeen - story.Key.Last);
            if (enough > most)
            {
                (best, most, likeness) = (story.Key, enough, StoryLikeness.OfPairs(cubes, story.Key.Speakers));
            }
        }

        if (best is null || most < 1)
        {
            return memory.Join(memory.StoryOf(memory.Free(article.Id)), article, new StoryMatch(article.Id, article.Id, true, 1, "", copyOf));
        }

        MatchedArticle likest = near.First(other => other.Article.Story == best).Article;
        return memory.Join(best, article, new StoryMatch(article.Id, best.Id, false, Math.Round(likeness, 3), memory.Reason(article, likest), copyOf));
    }
}
