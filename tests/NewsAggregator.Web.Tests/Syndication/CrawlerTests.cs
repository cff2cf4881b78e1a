using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsAggregator.Web.Tests.Pages;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>What search engines and those who share an address are told.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class CrawlerTests(IngestedSite fixture)
{
    private static readonly XNamespace Site = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sitemaps_are_off_until_the_site_wants_them_and_robots_are_kept_from_searches_and_the_admin()
    {
        string robots = await fixture.Site.TextAsync("/robots.txt");
        Assert.StartsWith("User-agent: *\n", robots, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /search\n", robots, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /admin\n", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Sitemap:", robots, StringComparison.Ordinal);
        foreach (string path in (string[])["/sitemap.xml", "/news-sitemap.xml"])
        {
            using HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Sitemaps_name_lists_and_articles_that_are_shown_under_the_public_address()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development", "--Site:Sitemap=true", "--Site:NewsSitemap=true", "--Site:PublicUrl=https://news.example");
        await site.IngestAsync();
        string robots = await site.TextAsync("/robots.txt");
        Assert.Contains("\nSitemap: https://news.example/sitemap.xml\nSitemap: https://news.example/news-sitemap.xml\n", robots, StringComparison.Ordinal);

        string[] addresses = [.. XDocument.Parse(await site.TextAsync("/sitemap.xml")).Descendants(Site + "loc").Select(loc => loc.Value)];
        Assert.Equal("https://news.example/", addresses[0]);
        Assert.Contains("https://news.example/topics/ai", addresses);
        Assert.All(addresses, address => Assert.StartsWith("https://news.example/", address, StringComparison.Ordinal));
        string[] articles = [.. Regex.Matches(await site.TextAsync("/?n=200"), "data-id=\"([0-9]+)\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(articles, addresses.Where(a => a.Contains("/articles/", StringComparison.Ordinal)).Select(a => a.Split('/')[4]));

        // Each story that two sources tell, at the address of its own page; those of one source are articles.
        string[] stories = [.. addresses.Where(a => Regex.IsMatch(a, "/stories/[0-9]+")).Select(a => a["https://news.example".Length..])];
        Assert.NotEmpty(stories);
        foreach (string story in stories)
        {
            Assert.Matches("<span class=\"source\"", await site.TextAsync(story));
            using System.Text.Json.JsonDocument told = System.Text.Json.JsonDocument.Parse(await site.TextAsync("/api/v1/stories/" + story.Split('/')[2]));
            Assert.InRange(told.RootElement.GetProperty("sources").GetInt32(), 2, 99);
        }

        Assert.Equal(Regex.Count(await site.TextAsync("/stories"), "<li class=\"line\">"), stories.Length);
        using HttpResponseMessage one = await site.Client.GetAsync(new Uri(addresses[^1]["https://news.example".Length..], UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);

        XDocument news = XDocument.Parse(await site.TextAsync("/news-sitemap.xml"));
        Assert.InRange(news.Descendants(Site + "url").Count(), 1, articles.Length - 1);
    }

    [Fact]
    public async Task An_article_and_a_story_say_what_they_are_where_they_are_shared()
    {
        string front = await fixture.Site.TextAsync("/?n=200");
        foreach (string kind in (string[])["articles", "stories"])
        {
            string path = Regex.Match(front, $"href=\"(/{kind}/[0-9]+/[^\"?#]+)\"").Groups[1].Value;
            string page = await fixture.Site.TextAsync(path + "?in=zh-Hant");
            Assert.Contains("<meta property=\"og:type\" content=\"article\">", page, StringComparison.Ordinal);
            Assert.Contains("<meta property=\"og:locale\" content=\"zh_TW\">", page, StringComparison.Ordinal);
            Assert.Matches($"<meta property=\"og:url\" content=\"http://[^\"]*{path}\">", page);
            string title = Regex.Match(page, "<meta property=\"og:title\" content=\"([^\"]+)\">").Groups[1].Value;
            Assert.Contains(WebUtility.HtmlDecode(title), WebUtility.HtmlDecode(Regex.Match(page, "<h1.*?</h1>", RegexOptions.Singleline).Value), StringComparison.Ordinal);
            Assert.Contains("article:published_time", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("og:type", front, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_tells_programs_what_it_is_in_terms_of_schema_org()
    {
        string front = await fixture.Site.TextAsync("/?n=200");
        foreach (string path in Regex.Matches(front, "href=\"(/articles/[0-9]+[^\"?#]*)\"").Select(match => match.Groups[1].Value).Distinct().Take(12))
        {
            string page = await fixture.Site.TextAsync(path);
            using JsonDocument data = JsonDocument.Parse(Regex.Match(page, "<script type=\"application/ld(?:\\+|&#x2B;)json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);
            JsonElement article = data.RootElement;
            Assert.Equal(("https://schema.org", "NewsArticle"), (article.GetProperty("@context").GetString(), article.GetProperty("@type").GetString()));
            Assert.Contains($">{article.GetProperty("headline").GetString()}</h1>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.EndsWith(path, article.GetProperty("mainEntityOfPage").GetString(), StringComparison.Ordinal);
            Assert.True(article.GetProperty("datePublished").GetDateTimeOffset().Year > 2000);
            Assert.Contains($">{article.GetProperty("publisher").GetProperty("name").GetString()}</a>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }
}
