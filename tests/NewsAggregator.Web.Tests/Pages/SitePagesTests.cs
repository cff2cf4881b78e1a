using System.Net;
using System.Text.RegularExpressions;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>What holds on every public page.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed partial class SitePagesTests(IngestedSite fixture)
{
    private static readonly string[] Places = ["/", "/sources", "/topics", "/subscribe", "/search", "/search?q=jobs", "/help/reading", "/help/subscribing", "/help/filters", "/help/search", "/search?q=after%3Asoon+-jobs+zzzz&lang=zh", "/login", "/days", "/stories", "/saved", "/no-such-page"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Client => fixture.Site.Client;

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Every_page_is_in_the_language_asked_for_and_brings_nothing_inline_or_from_elsewhere(string language)
    {
        foreach (string path in await PagesAsync())
        {
            string page = await TextAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "in=" + language);
            Assert.True(page.Contains($"<html lang=\"{language}\">", StringComparison.Ordinal), path);
            Assert.True(Regex.Count(page, "<h1[ >]") == 1, $"{path} has {Regex.Count(page, "<h1[ >]")} first headings");
            Assert.False(page.Contains("<img", StringComparison.OrdinalIgnoreCase), path);
            // What an article is, for programs, is data that no browser runs.
            Assert.False(Regex.IsMatch(page, """<style|\sstyle=|\son[a-z]+=|javascript:|<script(?! type="application/ld(?:\+|&#x2B;)json">)(?![^>]*\ssrc=)""", RegexOptions.IgnoreCase), $"{path}: {Regex.Match(page, """<style|\sstyle=|\son[a-z]+=|javascript:|<script(?! type="application/ld(?:\+|&#x2B;)json">)(?![^>]*\ssrc=)""").Value}");
            Assert.All(Loaded().Matches(page).Select(m => m.Groups[1].Value), address => Assert.StartsWith("/", address, StringComparison.Ordinal));
            Assert.Contains("hreflang=\"zh-Hant\"", page, StringComparison.Ordinal);
            Assert.Contains("type=\"application/atom+xml\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_for_readers_set_no_cookie()
    {
        foreach (string path in (await PagesAsync()).Where(path => path != "/login"))
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Fact]
    public async Task Links_inside_the_site_lead_somewhere()
    {
        HashSet<string> links = [];
        foreach (string path in (await PagesAsync()).Where(path => path != "/no-such-page"))
        {
            links.UnionWith(Link().Matches(await TextAsync(path)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('#')[0]));
        }

        foreach (string link in links.Where(link => link.Length > 0))
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri(link, UriKind.Relative), Cancel);
            // A story's title is composed from what is visible when it is read: a link to it may carry another member's words.
            bool isStory = link.Contains("/stories/", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.MovedPermanently;
            Assert.True(isStory || answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{link} answers {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_version_that_an_article_never_had_is_not_found()
    {
        long article = (await fixture.Site.Get<ArticleListQuery>().PageAsync(await fixture.Site.Get<EditionQuery>().FindAsync(null, Cancel) ?? throw new InvalidOperationException(), ArticleList.Front, null, 1, cancellation: Cancel)).Articles[0].Id;
        foreach ((string language, string words) in new[] { ("en", "The article has no such version"), ("zh-Hant", "這篇文章沒有這個版本") })
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri($"/articles/{article}?rev=99&in={language}", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using HttpResponseMessage api = await Client.GetAsync(new Uri($"/api/v1/articles/{article}?rev=99", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_says_so_at_its_own_address_in_the_readers_language()
    {
        string page = await TextAsync("/no-such-page?x=1&in=zh-Hant");
        Assert.Contains("找不到這個網頁", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/no-such-page?x=1&amp;in=en\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_what_it_was_is_answered_by_an_empty_304()
    {
        // The tag changes with the minute, which may turn between two requests.
        HttpStatusCode status = HttpStatusCode.OK;
        for (int i = 0; i < 3 && status != HttpStatusCode.NotModified; i++)
        {
            using HttpResponseMessage first = await Client.GetAsync(new Uri("/?in=en", UriKind.Relative), Cancel);
            using HttpRequestMessage request = new(HttpMethod.Get, "/?in=en");
            request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
            using HttpResponseMessage again = await Client.SendAsync(request, Cancel);
            status = again.StatusCode;
            using HttpRequestMessage other = new(HttpMethod.Get, "/?in=zh-Hant");
            other.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
            using HttpResponseMessage inChinese = await Client.SendAsync(other, Cancel);
            Assert.Equal(HttpStatusCode.OK, inChinese.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotModified, status);
    }

    [Fact]
    public async Task Another_slug_leads_to_the_articles_own_address_for_good()
    {
        string address = await FirstArticleAsync();
        string number = address.Split('/')[2];
        using HttpResponseMessage answer = await Client.GetAsync(new Uri($"/articles/{number}/some-other-words", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Key_sentences_lead_to_their_sentences()
    {
        string page = await TextAsync(await FirstArticleAsync());
        string summary = page[page.IndexOf("class=\"summary\"", StringComparison.Ordinal)..page.IndexOf("class=\"body\"", StringComparison.Ordinal)];
        string[] anchors = [.. Regex.Matches(summary, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(anchors);
        Assert.All(anchors, anchor => Assert.Contains($"id=\"{anchor}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paging_by_cursor_tells_every_article_once()
    {
        List<string> paged = [];
        string? next = "/?n=7";
        while (next is not null)
        {
            string page = await TextAsync(next);
            paged.AddRange(Listed(page));
            next = WebUtility.HtmlDecode(Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value) is { Length: > 0 } older ? older : null;
        }

        Assert.Equal(Listed(await TextAsync("/?n=200")), paged);
        Assert.True(paged.Count > 35);
    }

    private async Task<string[]> PagesAsync()
    {
        string front = await TextAsync("/?n=200");
        string[] found = [.. new[] { "articles", "stories", "sources", "topics", "days" }
            .SelectMany(kind => Regex.Matches(front, $"<a[^>]* href=\"(/{kind}/[^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().Take(3))];
        Assert.True(found.Length >= 12, string.Join(' ', found));
        return [.. Places, .. found];
    }

    private async Task<string> FirstArticleAsync() =>
        Regex.Matches(await TextAsync("/?lang=en"), "<h3[^>]*><a [^>]*href=\"(/articles/[0-9]+/[^\"?]+)").Select(m => m.Groups[1].Value).First();

    private static IEnumerable<string> Listed(string page) => Regex.Matches(page, "<li class=\"line\"[^>]* data-id=\"([0-9]+)\"").Select(m => m.Groups[1].Value);

    private async Task<string> TextAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        if (answer.StatusCode == HttpStatusCode.MovedPermanently && path.StartsWith("/stories/", StringComparison.Ordinal))
        {
            return await TextAsync(answer.Headers.Location!.OriginalString);
        }

        Assert.True(answer.IsSuccessStatusCode || path.Contains("no-such", StringComparison.Ordinal), $"{path} answers {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    [GeneratedRegex("<(?:script[^>]* src|link rel=\"(?:stylesheet|icon)\" href)=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Loaded();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
