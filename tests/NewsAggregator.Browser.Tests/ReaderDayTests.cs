using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>A reader's day, by keyboard alone: what is new since last night, a story, its timeline, the sentence behind it, a search, sharing, subscribing, keeping for later.</summary>
[Collection(SiteTests.Name)]
public sealed class ReaderDayTests(ChromiumFixture chromium, SiteFixture site)
{
    [Theory]
    [InlineData(1280, "en")]
    [InlineData(390, "zh-Hant")]
    public async Task The_day_goes_by_without_a_mouse(int width, string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(width, false, language));
        IPage page = visit.Page;

        // Last night; the demo's newest articles were first seen after it.
        await visit.GoAsync("/?n=5");
        await page.EvaluateAsync("() => { const lines = [...document.querySelectorAll('.line[data-seen]')].map(l => Number(l.dataset.seen)); localStorage.setItem('visit.before', String(Math.min(...lines))); localStorage.setItem('visit.seen', String(Date.now())); }");
        await visit.GoAsync("/");
        await page.Keyboard.PressAsync("j");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.lead h2 a')"));

        // The first lead is a story.
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync("**/stories/**");
        await FocusAsync(page, "a[href*='#s-']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => address.Contains("#s-", StringComparison.Ordinal));
        string anchor = new Uri(page.Url).Fragment;

        // A busy browser is there some frames after the page is.
        await page.WaitForFunctionAsync("anchor => { const r = document.querySelector(anchor).getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; }", anchor);

        // Kept for later, and found again.
        if (!new Uri(page.Url).AbsolutePath.StartsWith("/articles/", StringComparison.Ordinal))
        {
            await visit.GoAsync(site.FirstArticle);
        }

        string title = await page.Locator("h1").InnerTextAsync();
        await FocusAsync(page, "[data-save]");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await page.Locator("[data-save]").GetAttributeAsync("aria-pressed"));
        await FocusAsync(page, "[data-share]");
        await visit.GoAsync("/saved");
        Assert.Equal(title, await page.Locator("[data-saved-list] h3").InnerTextAsync());
        await FocusAsync(page, "[data-saved-list] button");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator("[data-saved-none]").IsVisibleAsync());

        // A search for two characters, from anywhere.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.InsertTextAsync("雲端");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?**");
        Assert.NotEqual(0, await page.Locator("main .line h3 a").CountAsync());
        Assert.NotEqual(0, await page.Locator("main mark").CountAsync());

        // Subscribing to exactly this search.
        await FocusAsync(page, "nav a[href*='/subscribe']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/subscribe**");
        Assert.NotEqual(0, await page.Locator("main a[href*='feed.atom'], main [data-copy*='feed.atom']").CountAsync());
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("h");
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/");
        visit.AssertQuiet();
    }

    /// <summary>Walks there by the Tab key.</summary>
    private static async Task FocusAsync(IPage page, string selector)
    {
        for (int i = 0; i < 200; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by the Tab key on {page.Url}");
    }
}
