using System.Text.Json;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Stories;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Benchmarks;

/// <summary>
/// How fast articles find their story among many open ones: the farm's news, title and about 300 words, in CPU seconds of one thread, so
/// that what else the machine does tells less.
/// </summary>
internal static class StorySpeed
{
    private const int Measured = 5_000;
    private const int Items = 50;

    public static async Task<string> RunAsync(int open)
    {
        List<StoryArticle> articles = await ArticlesAsync(open + Measured);
        StoryMatcher matcher = new();
        foreach (StoryArticle article in articles[..open]) matcher.Add(article);
        var start = Environment.CpuUsage.UserTime;
        foreach (StoryArticle article in articles[open..]) matcher.Add(article);
        var adding = Environment.CpuUsage.UserTime - start;
        start = Environment.CpuUsage.UserTime;
        matcher.Rematch(articles[open].FirstSeen);
        var settling = Environment.CpuUsage.UserTime - start;
        return JsonSerializer.Serialize(new
        {
            openArticles = open,
            openStories = matcher.OpenStories,
            added = Measured,
            articlesPerSecond = (int)(Measured / adding.TotalSeconds),
            settledPerSecond = (int)(Measured / settling.TotalSeconds),
            memoryMb = GC.GetTotalMemory(forceFullCollection: true) / 1_000_000,
        });
    }

    private static async Task<List<StoryArticle>> ArticlesAsync(int count)
    {
        var options = new FarmOptions { Feeds = (count / Items) + 1, Items = Items, Stories = count / 12, BodyBytes = 2_300, Gzip = false, Epoch = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) };
        await using var farm = await FarmServer.StartAsync(options);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        List<(DateTimeOffset At, string Title, string Text)> told = [];
        for (var feed = 0; feed < options.Feeds; feed++)
        {
            var parsed = FeedParser.Parse(await client.GetByteArrayAsync(farm.FeedAddress(feed)), farm.FeedAddress(feed), "application/rss+xml; charset=UTF-8");
            told.AddRange(parsed.Items.Select(item => (item.Published!.Value, item.Title!, FragmentText.Plain(item.Content))));
        }

        return [.. told.OrderBy(item => item.At).Take(count).Select((item, i) => new StoryArticle(i + 1, item.At, item.Title, item.Text))];
    }
}
