using System.Text.Json;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>The addresses of every feed that the newswire's site publishes, without their format's ending.</summary>
internal static class DemoFeeds
{
    public static async Task<IReadOnlyList<(string Path, string Query)>> AllAsync(RunningSite site)
    {
        List<(string Path, string Query)> feeds = [("", ""), ("/days", ""), ("/changes", ""), ("/most-read", ""), ("/search", "q=jobs"), ("/search", "q=" + Uri.EscapeDataString("離職")), ("", "lang=zh"), ("", "n=7"), ("", "in=zh-Hant")];
        foreach (string wish in (string[])["content=summary", "content=headline", "link=original", "content=summary&link=original"])
        {
            feeds.AddRange([("", wish), ("/days", wish)]);
        }

        foreach ((string kind, string name) in new[] { ("sources", "sources"), ("groups", "lists"), ("topics", "lists") })
        {
            feeds.AddRange((await ReadAsync(site, "/api/v1/" + kind)).GetProperty(name).EnumerateArray().Where(one => kind != "sources" || one.GetProperty("count").GetInt32() > 0).Select(one => ($"/{kind}/{one.GetProperty("slug").GetString()}", "")));
        }

        JsonElement[] articles = [.. (await ReadAsync(site, "/api/v1/articles?n=200")).GetProperty("articles").EnumerateArray()];
        TimeZoneInfo zone = (await site.Get<SiteSettingsQuery>().ReadAsync()).Zone;
        feeds.AddRange(articles.Select(a => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(a.GetProperty("firstSeen").GetDateTimeOffset(), zone).DateTime)).Distinct().Select(day => ($"/days/{day:yyyy-MM-dd}", "")));
        foreach (long story in articles.Select(a => a.GetProperty("story")).Where(s => s.ValueKind == JsonValueKind.Number).Select(s => s.GetInt64()).Distinct())
        {
            feeds.AddRange([($"/stories/{story}", ""), ($"/stories/{story}/timeline", "")]);
        }

        JsonElement older = await ReadAsync(site, "/api/v1/articles?n=10");
        feeds.Add(("", "n=10&after=" + new Uri(older.GetProperty("next").GetString()!).Query.Split("after=")[1]));
        return feeds;
    }

    public static string Address((string Path, string Query) feed, string format) => $"{feed.Path}/feed.{format}{(feed.Query.Length > 0 ? "?" : "")}{feed.Query}";

    private static async Task<JsonElement> ReadAsync(RunningSite site, string path) => JsonDocument.Parse(await site.TextAsync(path)).RootElement;
}
