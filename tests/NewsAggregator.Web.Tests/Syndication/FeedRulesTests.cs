using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsAggregator.Web.Tests.Pages;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>Every feed of the newswire's site keeps the rules of its format; where the W3C's validator is at hand, it agrees.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class FeedRulesTests(IngestedSite fixture)
{
    private static readonly string[] Formats = ["xml", "atom", "json"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_feed_keeps_the_rules_of_its_format()
    {
        List<string> broken = [];
        int items = 0;
        IReadOnlyList<(string Path, string Query)> feeds = await DemoFeeds.AllAsync(fixture.Site);
        foreach ((string Path, string Query) feed in feeds)
        {
            foreach (string format in Formats)
            {
                string address = DemoFeeds.Address(feed, format);
                byte[] bytes = await fixture.Site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancel);
                items += Regex.Count(Encoding.UTF8.GetString(bytes), "urn:uuid:") - 1;
                broken.AddRange(FeedRules.Broken(format, bytes, new Uri(fixture.Site.Address, address).AbsoluteUri, DateTimeOffset.UtcNow).Select(rule => $"{address}: {rule}"));
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(40)));
        Assert.True(feeds.Count > 40 && items > 500, $"{feeds.Count} lists, {items} items");
    }

    [Theory]
    [InlineData("xml", "isPermaLink=\"false\"", "isPermaLink=\"true\"", "isPermaLink")]
    [InlineData("xml", "<pubDate>", "<pubDate>x", "RFC 822")]
    [InlineData("xml", "rel=\"self\"", "rel=\"me\"", "self")]
    [InlineData("xml", "&lt;p&gt;", "&lt;p&gt;&lt;script&gt;", "content: element script")]
    [InlineData("atom", "<updated>2", "<updated>3", "to come")]
    [InlineData("atom", "type=\"html\"", "type=\"xhtml\"", "not html")]
    [InlineData("json", "\"content_html\"", "\"content_htm\"", "content_html and content_text")]
    [InlineData("json", "urn:uuid:", "id:", "no urn:uuid")]
    public async Task The_rules_see_what_is_broken(string format, string good, string bad, string words)
    {
        string text = await fixture.Site.TextAsync("/feed." + format);
        Assert.Contains(good, text, StringComparison.Ordinal);
        IReadOnlyList<string> broken = FeedRules.Broken(format, Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)), new Uri(fixture.Site.Address, "/feed." + format).AbsoluteUri, DateTimeOffset.UtcNow);
        Assert.Contains(broken, rule => rule.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_validator_of_the_w3c_finds_no_error_and_no_warning()
    {
        string script = Path.Combine(OptionsDocumentTests.Root(), "..", "shared", "corpora", "feeds", "validate_local.py");
        Assert.SkipUnless(File.Exists(script), "needs ../shared/corpora/feeds/validate_local.py beside the repository");
        string validator = Environment.GetEnvironmentVariable("NEWS_FEEDVALIDATOR") ?? "";
        Assert.SkipUnless(Directory.Exists(Path.Combine(validator, "feedvalidator")), "set NEWS_FEEDVALIDATOR to the folder that holds the W3C's Python package feedvalidator");
        List<string> said = [];
        foreach ((string Path, string Query) feed in await DemoFeeds.AllAsync(fixture.Site))
        {
            foreach (string format in (string[])["xml", "atom"])
            {
                string address = DemoFeeds.Address(feed, format);
                string file = System.IO.Path.Combine(fixture.Site.Folder, "validate." + format);
                await File.WriteAllBytesAsync(file, await fixture.Site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancel), Cancel);
                using Process python = Process.Start(new ProcessStartInfo("python3", [script, validator, file, new Uri(fixture.Site.Address, address).AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                string output = await python.StandardOutput.ReadToEndAsync(Cancel) + await python.StandardError.ReadToEndAsync(Cancel);
                await python.WaitForExitAsync(Cancel);
                if (!output.TrimEnd().EndsWith("0 errors, 0 warnings", StringComparison.Ordinal))
                {
                    said.Add($"{address}:\n{output}");
                }
            }
        }

        Assert.True(said.Count == 0, string.Join('\n', said.Take(10)));
    }

    [Fact]
    public async Task A_storys_events_are_dated_by_when_they_were_learned_and_lead_to_their_sentences()
    {
        JsonElement story = JsonDocument.Parse(await fixture.Site.TextAsync("/api/v1/leads")).RootElement.GetProperty("leads").EnumerateArray()
            .Select(lead => JsonDocument.Parse(fixture.Site.TextAsync(new Uri(lead.GetProperty("data").GetString()!).PathAndQuery).GetAwaiter().GetResult()).RootElement)
            .First(s => s.GetProperty("timeline").GetArrayLength() > 1);
        JsonElement[] events = [.. story.GetProperty("timeline").EnumerateArray()];
        JsonElement[] items = [.. JsonDocument.Parse(await fixture.Site.TextAsync($"/stories/{story.GetProperty("number").GetInt64()}/timeline/feed.json")).RootElement.GetProperty("items").EnumerateArray()];
        Assert.Equal(events.Select(e => e.GetProperty("id").GetString()).Order(), items.Select(i => i.GetProperty("id").GetString()).Order());
        foreach (JsonElement item in items)
        {
            JsonElement told = events.Single(e => e.GetProperty("id").GetString() == item.GetProperty("id").GetString());
            Assert.InRange((item.GetProperty("date_published").GetDateTimeOffset() - told.GetProperty("learned").GetDateTimeOffset()).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
            string page = await fixture.Site.TextAsync(new Uri(item.GetProperty("url").GetString()!).PathAndQuery.Split('#')[0]);
            Assert.Contains($"id=\"{told.GetProperty("anchor").GetString()}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_page_announces_feeds_that_are_there()
    {
        JsonElement article = JsonDocument.Parse(await fixture.Site.TextAsync("/api/v1/articles?n=200")).RootElement.GetProperty("articles").EnumerateArray().First(a => a.GetProperty("story").ValueKind == JsonValueKind.Number);
        string source = article.GetProperty("source").GetProperty("slug").GetString()!;
        string[] pages = ["/", "/days", "/changes", "/sources", $"/sources/{source}", "/topics", "/topics/ai", "/search?q=jobs", "/search", "/subscribe", "/help/subscribing", $"/stories/{article.GetProperty("story").GetInt64()}", new Uri(article.GetProperty("url").GetString()!).PathAndQuery, "/?lang=zh", "/login"];
        foreach (string address in pages)
        {
            HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            answer = answer.Headers.Location is { } moved ? await fixture.Site.Client.GetAsync(moved, Cancel) : answer;
            string page = await answer.Content.ReadAsStringAsync(Cancel);
            MatchCollection links = Regex.Matches(page, "<link rel=\"(?:alternate|blogroll)\" type=\"([^\"]+)\" title=\"([^\"]+)\" href=\"([^\"]+)\"");
            Assert.True(links.Count >= 4, $"{address} announces {links.Count} feeds");
            foreach (Match link in links)
            {
                using HttpResponseMessage feed = await fixture.Site.Client.GetAsync(new Uri(System.Net.WebUtility.HtmlDecode(link.Groups[3].Value), UriKind.Relative), Cancel);
                Assert.True(feed.IsSuccessStatusCode, $"{address} announces {link.Groups[3].Value}, which answers {(int)feed.StatusCode}");
                Assert.Equal(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value), feed.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Feeds_travel_compressed(string encoding)
    {
        using HttpClient plain = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = fixture.Site.Address };
        foreach (string address in (string[])["/feed.xml", "/feed.atom", "/feed.json", "/opml.xml", "/api/v1/articles", "/days/feed.xml"])
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
            using HttpResponseMessage answer = await plain.SendAsync(request, Cancel);
            Assert.Equal((address, encoding), (address, answer.Content.Headers.ContentEncoding.SingleOrDefault()));
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.False(answer.Headers.ETag!.IsWeak);
            Assert.True(answer.Headers.CacheControl!.Public);
        }
    }
}
