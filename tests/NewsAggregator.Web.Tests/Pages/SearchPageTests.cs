using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>The page of a search, and what hostile ones are answered with.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class SearchPageTests(IngestedSite fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_marked_where_they_stand_and_nothing_is_written_as_markup()
    {
        string page = await TextAsync("/search?q=" + Uri.EscapeDataString("jobs -\"<b>x</b>\""));
        Assert.Matches("<mark>[Jj]obs</mark>", page);
        Assert.DoesNotContain("<b>x</b>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"jobs -&quot;&lt;b&gt;x&lt;/b&gt;&quot;\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_by_time_and_feeds_have_the_same_articles_and_the_best_are_a_switch_in_the_address()
    {
        string page = await TextAsync("/search?q=jobs&n=200");
        using JsonDocument feed = JsonDocument.Parse(await TextAsync("/search/feed.json?q=jobs&n=200"));
        string[] inFeed = [.. feed.RootElement.GetProperty("items").EnumerateArray().Select(item => Regex.Match(item.GetProperty("url").GetString()!, "/articles/([0-9]+)").Groups[1].Value)];
        Assert.NotEmpty(inFeed);
        Assert.Equal(Ids(page), inFeed);
        Assert.Contains("href=\"/search?q=jobs&amp;by=relevance&amp;n=200\"", page, StringComparison.Ordinal);

        string best = await TextAsync("/search?q=jobs&by=relevance&n=200");
        Assert.Equal(inFeed.Order(), Ids(best).Order());
        Assert.Contains("href=\"/search/feed.xml?q=jobs\"", best, StringComparison.Ordinal);
        Assert.DoesNotContain("day-item", best, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "is no day, month or year")]
    [InlineData("zh-Hant", "不是日、月或年")]
    public async Task What_cannot_be_read_is_told_with_its_place_and_the_rest_is_searched(string language, string told)
    {
        string page = await TextAsync($"/search?q=jobs+after%3Asoon&in={language}");
        Assert.Contains("<code>jobs after:<mark>soon</mark></code>", page, StringComparison.Ordinal);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.NotEmpty(Ids(page));
    }

    [Theory]
    [InlineData("en", "the rest was searched", "is no day, month or year")]
    [InlineData("zh-Hant", "其餘照常搜尋", "不是日、月或年")]
    public async Task A_subscriber_is_told_in_every_format_what_of_the_search_cannot_be_read(string language, string heading, string told)
    {
        string query = $"?q=jobs+after%3Asoon&in={language}";
        string[] descriptions =
        [
            XDocument.Parse(await TextAsync("/search/feed.xml" + query)).Root!.Element("channel")!.Element("description")!.Value,
            XDocument.Parse(await TextAsync("/search/feed.atom" + query)).Root!.Elements().Single(e => e.Name.LocalName == "subtitle").Value,
            JsonDocument.Parse(await TextAsync("/search/feed.json" + query)).RootElement.GetProperty("description").GetString()!,
        ];
        Assert.All(descriptions, description =>
        {
            Assert.Contains(heading, description, StringComparison.Ordinal);
            Assert.Contains(told, description, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(heading, await TextAsync($"/search/feed.xml?q=jobs&in={language}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after:soon", "en", "Nothing is left to search for", "This could not be read, so nothing was searched:", "is no day, month or year")]
    [InlineData("after:soon", "zh-Hant", "沒有可以搜尋的字詞", "看不懂這個部分，因此沒有搜尋：", "不是日、月或年")]
    [InlineData("-", "en", "There is no word in this search", null, null)]
    public async Task A_search_of_which_nothing_can_be_read_says_so_and_offers_no_feed(string search, string language, string title, string? heading, string? told)
    {
        string q = $"q={Uri.EscapeDataString(search)}&in={language}";
        string page = await TextAsync("/search?" + q);
        Assert.Contains($"<h2>{title}</h2>", page, StringComparison.Ordinal);
        Assert.Equal(heading is not null, page.Contains("search-problems", StringComparison.Ordinal));
        Assert.Contains(heading ?? title, page, StringComparison.Ordinal);
        Assert.Contains(told ?? title, page, StringComparison.Ordinal);
        Assert.Contains("class=\"examples\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("search/feed.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("for=%2Fsearch", page, StringComparison.Ordinal);
        Assert.DoesNotContain("search/feed.", await TextAsync("/subscribe?for=/search&" + q), StringComparison.Ordinal);
        using HttpResponseMessage feed = await fixture.Site.Client.GetAsync(new Uri("/search/feed.xml?" + q, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, feed.StatusCode);
        using HttpResponseMessage api = await fixture.Site.Client.GetAsync(new Uri("/api/v1/search/articles?" + q, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, api.StatusCode);
        Assert.Contains(told is null ? "needs words" : "no day, month or year", await api.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Searched as words:", "there is no field `titel`", "did you mean `title:`?")]
    [InlineData("zh-Hant", "當作一般文字搜尋：", "沒有「titel」這個欄位", "是不是 `title:`？")]
    public async Task What_looks_like_a_field_and_is_none_is_searched_as_words_and_told_with_the_fields(string language, string heading, string told, string meant)
    {
        string q = $"?q=+titel%3Ajobs+jobs&in={language}";
        string page = await TextAsync("/search" + q);
        Assert.Contains("<code><mark>titel:</mark>jobs jobs</code>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=title%3Ajobs%20jobs&amp;in=", page, StringComparison.Ordinal);
        string description = XDocument.Parse(await TextAsync("/search/feed.xml" + q)).Root!.Element("channel")!.Element("description")!.Value;
        foreach (string answer in (string[])[page, description, await TextAsync("/api/v1/search/articles" + q)])
        {
            Assert.Contains(told, answer, StringComparison.Ordinal);
            Assert.Contains(meant, WebUtility.HtmlDecode(answer), StringComparison.Ordinal);
            Assert.Contains("source: group:", answer, StringComparison.Ordinal);
        }

        Assert.All([page, description], answer => Assert.Contains(heading, answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_name_is_told_with_the_nearest_and_leads_to_the_search_that_was_meant()
    {
        string source = Regex.Match(await TextAsync("/"), "href=\"/sources/([a-z-]+)\"").Groups[1].Value;
        string page = await TextAsync($"/search?q=source%3A{source}x");
        Assert.Contains($"href=\"/search?q=source%3A{source}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_page_offers_what_finds_something()
    {
        string page = await TextAsync("/search?q=jobs+lang%3Aja&source=nobody");
        Assert.Empty(Ids(page));
        string ways = Regex.Match(page, "<ul class=\"ways\">.*?</ul>", RegexOptions.Singleline).Value;
        Assert.DoesNotContain("Without jobs", ways, StringComparison.Ordinal);

        page = await TextAsync("/search?q=jobs+lang%3Aja");
        ways = Regex.Match(page, "<ul class=\"ways\">.*?</ul>", RegexOptions.Singleline).Value;
        Assert.Contains("href=\"/search?q=jobs\"", ways, StringComparison.Ordinal);
        Assert.DoesNotContain("Without jobs", ways, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_search_keeps_the_readers_choice_and_an_empty_one_shows_examples()
    {
        string page = await TextAsync("/search?q=jobs&lang=en,zh&by=relevance");
        Assert.Contains("<input type=\"hidden\" name=\"lang\" value=\"en,zh\">", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"by\" value=\"relevance\">", page, StringComparison.Ordinal);
        Assert.Contains("class=\"examples\"", await TextAsync("/search"), StringComparison.Ordinal);
        Assert.Contains("class=\"examples\"", await TextAsync("/search?q=+"), StringComparison.Ordinal);
        Assert.Contains("There is no word in this search", await TextAsync("/search?q=-"), StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile =>
    [
        new string('a', 10_000), new string('離', 10_000), string.Concat(Enumerable.Repeat("a ", 5_000)), "-", "\"", "\"\"", "(", ")", "()", "(,)", "a,b", "-\"", "\"abc", "a\"b\"c", "'", "''; DROP TABLE \"Articles\"--",
        "*", "**", "a*", "NEAR(a b)", "a AND", "OR", "NOT a", "a^2", "words:a", "characters:\"離\"", "{words}: a", "a + b", "SearchIndex", "a:*b", "'a':* & !b | c <-> d", "\\", "\\\"", "%", "_", "a\0b", "\0", "\u0001",
        "\u200B", "\uFEFF", "😀", "👨‍👩‍👧‍👦", "e\u0301", "\u0301", "\u0301\u0301\u0301", "\uE000s1", "\u202Eabc", "source:", "source:\"", "lang:", "after:", "after:9999", "before:0001", "date:9999-12-31", "words>", "words>99999999999",
        "age<1h", "title:/(a+)+$/", "source:(a, b, c", "text:", "topic:😀", "url:%00", "-source:x", "domain:.", "domain:www.", "author:\"\"", "((((((((((", "----------a", "\t\n\r", "<script>alert(1)</script>", "&amp;", "ﬁ ｆｕｌｌ",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Any_search_is_answered(string search)
    {
        string q = Uri.EscapeDataString(search);
        foreach (string address in (string[])[$"/search?q={q}", $"/search?by=relevance&q={q}", $"/search/feed.xml?q={q}", $"/search?q={q}&source={q[..Math.Min(q.Length, 90)]}"])
        {
            using HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);

            // There is no feed of a search for nothing.
            bool isUnasked = SearchQuery.Parse(search.Trim()).IsEmpty && address.Contains("/feed.", StringComparison.Ordinal);
            Assert.True(isUnasked ? answer.StatusCode == HttpStatusCode.NotFound : answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{(int)answer.StatusCode} for {address[..Math.Min(address.Length, 80)]}");
        }
    }

    [Fact]
    public async Task Too_long_a_search_is_said_and_stays_in_the_box()
    {
        string page = await TextAsync("/search?q=" + new string('a', 10_000));
        Assert.Contains("longer than 500 characters", page, StringComparison.Ordinal);
        Assert.Contains("value=\"" + new string('a', 10_000) + "\"", page, StringComparison.Ordinal);
    }

    private static string[] Ids(string page) => [.. Regex.Matches(page, "<li class=\"line\"[^>]*data-id=\"([0-9]+)\"").Select(m => m.Groups[1].Value)];

    private async Task<string> TextAsync(string path)
    {
        using HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
