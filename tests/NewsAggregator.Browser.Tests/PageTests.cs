using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>What holds for every page, at both widths, in both themes and languages.</summary>
[Collection(SiteTests.Name)]
public sealed class PageTests(ChromiumFixture chromium, SiteFixture site)
{
    public static MatrixTheoryData<int, bool, string> Readers => new([1280, 390], [false, true], ["en", "zh-Hant"]);

    [Theory, MemberData(nameof(Readers))]
    public async Task Front_page_shows_the_articles(int width, bool dark, string language)
    {
        await using var visit = await Open(width, dark, language);
        var response = await visit.GoAsync("/");
        Assert.Equal(200, response.Status);
        Assert.NotEqual(0, await visit.Page.Locator("main a[href^='/articles/']").CountAsync());
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        await AssertSound(visit, language);
        await visit.PictureAsync("front");
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task An_article_is_shown_with_title_source_time_and_text(int width, bool dark, string language)
    {
        await using var visit = await Open(width, dark, language);
        // One of a story: it has the most to show.
        await visit.GoAsync("/");
        var response = await visit.GoAsync(await visit.Page.Locator(".lead .fresh a").First.GetAttributeAsync("href") ?? "");
        Assert.Equal(200, response.Status);
        Assert.NotEqual("", (await visit.Page.Locator("h1").InnerTextAsync()).Trim());
        Assert.NotEqual(0, await visit.Page.Locator("main a[href^='/sources/']").CountAsync());
        Assert.NotEqual(0, await visit.Page.Locator("main time[datetime]").CountAsync());
        Assert.NotEqual(0, await visit.Page.Locator("main [id^='s-']").CountAsync());
        await AssertSound(visit, language);
        await visit.PictureAsync("article");
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task Admin_refuses_a_visitor(int width, bool dark, string language)
    {
        await using var visit = await Open(width, dark, language);
        var response = await visit.GoAsync("/admin");
        // Sent to sign in, or refused where one stands: never the admin's own page.
        var sentToSignIn = response.Status == 200 && new Uri(visit.Page.Url).AbsolutePath != "/admin";
        Assert.True(sentToSignIn || response.Status is 401 or 403, $"{response.Status} at {visit.Page.Url}");
        Assert.Equal(0, await visit.Page.Locator("form[action^='/admin/sources'], form[action^='/admin/filter']").CountAsync());
        await AssertSound(visit, language, expectedComplaint: $"status of {response.Status}");
        await visit.PictureAsync("admin-refusal");
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so()
    {
        await using var visit = await Open(1280, false, "en");
        var response = await visit.GoAsync("/no-such-page");
        Assert.Equal(404, response.Status);
        Assert.NotEqual(0, await visit.Page.Locator("a[href='/']").CountAsync());
        await AssertSound(visit, "en", expectedComplaint: "status of 404");
    }

    [Fact]
    public async Task The_front_page_leads_to_its_feed_and_the_feed_has_the_same_articles()
    {
        await using var visit = await Open(1280, false, "en");
        await visit.GoAsync("/");
        var feed = await visit.Page.Locator("link[rel='alternate'][type='application/rss+xml']").First.GetAttributeAsync("href");
        // Near-copies are folded beneath the first, and stand hidden at their own place: the document's order is the list's.
        var onPage = await Ids(visit, "main [data-id]");
        Assert.NotEmpty(onPage);
        var inFeed = FeedItems.Ids(await site.Get(new Uri(site.Address, feed!).PathAndQuery));
        Assert.Equal(onPage, inFeed.Take(onPage.Length));
    }

    private static Task<string[]> Ids(Visit visit, string selector) => visit.Page.EvaluateAsync<string[]>(
        "selector => [...document.querySelectorAll(selector)].map(e => e.dataset.id)", selector);

    internal static async Task AssertSound(Visit visit, string language, string? expectedComplaint = null)
    {
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual("", await visit.Page.TitleAsync());
        await visit.AssertFitsAsync();
        visit.AssertQuiet(expectedComplaint);
    }

    private Task<Visit> Open(int width, bool dark, string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        return Visit.OpenAsync(chromium, site.Address, new Reader(width, dark, language));
    }
}
