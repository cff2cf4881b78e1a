using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Web.Tests.Pages;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>The feeds as a subscriber gets them.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class PublishedFeedTests(IngestedSite fixture)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Lists = ["/", "/?lang=zh", "/sources/{source}", "/topics/{topic}", "/days/{day}", "/search?q=jobs", "/?source=-{source}", "/groups/{group}"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Client => fixture.Site.Client;

    [Fact]
    public async Task Page_and_all_three_feeds_of_a_list_have_the_same_articles_in_the_same_order()
    {
        int compared = 0;
        foreach (string list in await ListsAsync())
        {
            string[] page = [.. Regex.Matches(await TextAsync(With(list, "n=200")), "<li class=\"line\"[^>]* data-id=\"([0-9]+)\"").Select(m => m.Groups[1].Value)];
            XElement rss = XDocument.Parse(await TextAsync(Feed(list, "xml"))).Root!;
            XElement atom = XDocument.Parse(await TextAsync(Feed(list, "atom"))).Root!;
            using JsonDocument json = JsonDocument.Parse(await TextAsync(Feed(list, "json")));
            Assert.Equal(page.Take(50), rss.Descendants("item").Select(item => Number(item.Element("link")!.Value)));
            Assert.Equal(rss.Descendants("guid").Select(g => g.Value), atom.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
            Assert.Equal(rss.Descendants("guid").Select(g => g.Value), json.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()));
            compared += page.Length;
        }

        Assert.True(compared > 80, $"{compared} articles compared");
    }

    [Fact]
    public async Task Dates_are_distinct_and_past_and_the_feed_names_its_own_address()
    {
        XElement channel = XDocument.Parse(await TextAsync("/feed.xml")).Root!.Element("channel")!;
        DateTimeOffset[] dates = [.. channel.Descendants("pubDate").Select(d => DateTimeOffset.Parse(d.Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(dates.Length, dates.Distinct().Count());
        Assert.All(dates, date => Assert.True(date <= DateTimeOffset.UtcNow));
        Assert.Equal(new Uri(fixture.Site.Client.BaseAddress!, "/feed.xml").AbsoluteUri, (string?)channel.Elements(Atom + "link").First().Attribute("href"));
    }

    [Theory]
    [InlineData("/feed.xml", "application/rss+xml")]
    [InlineData("/feed.atom", "application/atom+xml")]
    [InlineData("/feed.json", "application/feed+json")]
    [InlineData("/opml.xml", "text/x-opml")]
    public async Task Each_validator_alone_is_answered_by_an_empty_304(string path, string type)
    {
        using HttpResponseMessage first = await Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal(type, first.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", first.Content.Headers.ContentType.CharSet);
        Assert.False(first.Headers.ETag!.IsWeak);
        using HttpRequestMessage byTag = new(HttpMethod.Get, path);
        byTag.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using HttpRequestMessage byDate = new(HttpMethod.Get, path);
        byDate.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        foreach (HttpRequestMessage request in new[] { byTag, byDate })
        {
            using HttpResponseMessage again = await Client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        }

        using HttpRequestMessage other = new(HttpMethod.Get, path);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        using HttpResponseMessage whole = await Client.SendAsync(other, Cancel);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task Shorter_items_and_other_links_keep_every_id()
    {
        string[] ids = Ids(await TextAsync("/feed.xml"));
        foreach (string wish in new[] { "content=summary", "content=headline", "link=original", "in=zh-Hant" })
        {
            string feed = await TextAsync("/feed.xml?" + wish);
            Assert.Equal(ids, Ids(feed));
            Assert.Equal(!wish.StartsWith("content", StringComparison.Ordinal), feed.Contains("content:encoded>", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_articles_data_is_what_its_page_shows()
    {
        string number = Number(XDocument.Parse(await TextAsync("/feed.xml")).Descendants("item").First().Element("link")!.Value);
        using JsonDocument json = JsonDocument.Parse(await TextAsync($"/articles/{number}.json"));
        Assert.Equal(number, json.RootElement.GetProperty("number").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEmpty(json.RootElement.GetProperty("html").GetString()!);
        using HttpResponseMessage unknown = await Client.GetAsync(new Uri("/articles/99999999.json", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_feed_asked_with_a_measure_names_itself_with_it_and_its_parts_make_up_the_list()
    {
        List<string?> ids = [];
        string? next = "/feed.json?n=7&content=headline";
        Uri site = fixture.Site.Client.BaseAddress!;
        while (next is not null)
        {
            using JsonDocument part = JsonDocument.Parse(await TextAsync(next));
            Assert.Equal(new Uri(site, next).AbsoluteUri, part.RootElement.GetProperty("feed_url").GetString());
            JsonElement[] items = [.. part.RootElement.GetProperty("items").EnumerateArray()];
            Assert.InRange(items.Length, 1, 7);
            ids.AddRange(items.Select(item => item.GetProperty("id").GetString()));
            next = part.RootElement.TryGetProperty("next_url", out JsonElement address) ? new Uri(address.GetString()!).PathAndQuery : null;
        }

        using JsonDocument whole = JsonDocument.Parse(await TextAsync("/feed.json?n=200"));
        Assert.Equal(whole.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()), ids);
    }

    [Fact]
    public async Task The_sources_are_a_list_that_can_be_followed_with_the_publishers_feeds_or_ours()
    {
        OpmlDocument theirs = OpmlReader.Read(Encoding.UTF8.GetBytes(await TextAsync("/opml.xml")));
        Assert.NotEmpty(theirs.Sources);
        Assert.DoesNotContain(theirs.Sources, source => source.FeedUrl.Contains("127.0.0.1", StringComparison.Ordinal));
        OpmlDocument ours = OpmlReader.Read(Encoding.UTF8.GetBytes(await TextAsync("/opml.xml?feeds=here")));
        Assert.True(ours.Sources.Count > 3);
        foreach (OpmlSource source in ours.Sources)
        {
            string feed = await TextAsync(new Uri(source.FeedUrl).PathAndQuery);
            Assert.Contains(WebUtility.HtmlEncode(source.Title).Replace("&#39;", "'", StringComparison.Ordinal), feed, StringComparison.Ordinal);
        }
    }

    private async Task<string[]> ListsAsync()
    {
        string front = await TextAsync("/");
        string sources = await TextAsync("/sources");
        string First(string page, string kind) => Regex.Match(page, $"<a[^>]* href=\"/{kind}/([^\"?/]+)\"").Groups[1].Value;
        return [.. Lists.Select(list => list.Replace("{source}", First(front, "sources"), StringComparison.Ordinal).Replace("{topic}", First(front, "topics"), StringComparison.Ordinal)
            .Replace("{day}", First(front, "days"), StringComparison.Ordinal).Replace("{group}", First(sources, "groups"), StringComparison.Ordinal))];
    }

    private async Task<string> TextAsync(string path) => await fixture.Site.TextAsync(path);

    private static string[] Ids(string rss) => [.. XDocument.Parse(rss).Descendants("guid").Select(g => g.Value)];

    private static string Number(string address) => Regex.Match(address, "/articles/([0-9]+)").Groups[1].Value;

    private static string With(string list, string parameter) => list + (list.Contains('?', StringComparison.Ordinal) ? "&" : "?") + parameter;

    private static string Feed(string list, string format)
    {
        string[] parts = list.Split('?');
        return $"{parts[0].TrimEnd('/')}/feed.{format}" + (parts.Length > 1 ? "?" + parts[1] : "");
    }
}
