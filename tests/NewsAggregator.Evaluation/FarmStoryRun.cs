using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Core.Topics;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Evaluation;

/// <summary>An item of the farm, the event it tells of, and the story it came into.</summary>
internal sealed record FarmStoryItem(FarmTruth Truth, long Story, bool IsCopy);

/// <summary>
/// The farm's feeds through the site's own steps (FeedParser, ArticleFactory, StoryMatcher), each article in the minute in which it was
/// published, each hour matched anew when it is over.
/// </summary>
internal static class FarmStoryRun
{
    public static async Task<IReadOnlyList<FarmStoryItem>> RunAsync(FarmOptions options, CancellationToken cancellation = default)
    {
        await using FarmServer farm = await FarmServer.StartAsync(options, cancellation).ConfigureAwait(false);
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        List<StoryArticle> arriving = [];
        Dictionary<string, FarmTruth> truth = farm.StoryTruth().ToDictionary(item => item.Url, StringComparer.Ordinal);
        Dictionary<long, FarmTruth> known = [];
        for (int feed = 0; feed < options.Feeds; feed++)
        {
            byte[] bytes = await client.GetByteArrayAsync(farm.FeedAddress(feed), cancellation).ConfigureAwait(false);
            foreach (ArticleDraft draft in Drafts(bytes, farm.FeedAddress(feed), new DateTimeOffset(options.Epoch).AddDays(1)))
            {
                long id = known.Count + 1;
                known.Add(id, truth[draft.Article.Url!]);
                arriving.Add(new StoryArticle(id, draft.Article.PublishedAt!.Value, draft.Article.Title, draft.Text.Body.Text, draft.Article.Language));
            }
        }

        Dictionary<long, StoryMatch> found = Match(arriving.OrderBy(article => article.FirstSeen).ThenBy(article => article.Id));
        return [.. known.OrderBy(item => item.Key).Select(item => new FarmStoryItem(item.Value, found[item.Key].StoryId, found[item.Key].NearCopyOf is not null))];
    }

    /// <summary>Of the items that repeat another's text: how many there are, and for how many one of the two, whichever came later, is known as the copy.</summary>
    public static (int Planted, int Known) Copies(IReadOnlyList<FarmStoryItem> items)
    {
        Dictionary<FarmPlace, FarmStoryItem> places = items.ToDictionary(item => new FarmPlace(item.Truth.Feed, item.Truth.Number));
        FarmStoryItem[] copies = [.. items.Where(item => item.Truth.CopyOf is not null)];
        return (copies.Length, copies.Count(copy => copy.IsCopy || places[copy.Truth.CopyOf!].IsCopy));
    }

    private static IEnumerable<ArticleDraft> Drafts(byte[] bytes, Uri address, DateTimeOffset now)
    {
        ParsedFeed parsed = FeedParser.Parse(bytes, address, "application/rss+xml; charset=UTF-8");
        IReadOnlyList<ArticleIdentity> identities = ArticleIdentity.Of(parsed.Items, address);
        VisitContext visit = new(new Source { Id = 1 }, new Feed { Url = address.AbsoluteUri }, parsed.Language, now, true, new TopicVocabulary([]));
        return parsed.Items.Select((item, place) => ArticleFactory.Make(item, identities[place], place, visit));
    }

    private static Dictionary<long, StoryMatch> Match(IEnumerable<StoryArticle> arriving)
    {
        StoryMatcher matcher = new();
        Dictionary<long, StoryMatch> found = [];
        DateTimeOffset hour = DateTimeOffset.UnixEpoch;
        foreach (StoryArticle article in arriving)
        {
            DateTimeOffset now = new(article.FirstSeen.UtcDateTime.Date.AddHours(article.FirstSeen.UtcDateTime.Hour), TimeSpan.Zero);
            if (now > hour)
            {
                Settle(matcher, hour, found);
                matcher.Close(now - StoryMatcher.OpenFor);
                hour = now;
            }

            found[article.Id] = matcher.Add(article);
        }

        Settle(matcher, hour, found);
        return found;
    }

    private static void Settle(StoryMatcher matcher, DateTimeOffset hour, Dictionary<long, StoryMatch> found)
    {
        foreach (StoryMatch match in matcher.Rematch(hour).Changed)
        {
            found[match.ArticleId] = match;
        }
    }
}
