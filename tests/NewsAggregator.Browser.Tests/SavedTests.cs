using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>Articles kept for later in the browser.</summary>
[Collection(SiteTests.Name)]
public sealed class SavedTests(ChromiumFixture chromium, SiteFixture site)
{
    /// <summary>A title in the page's own language has no mark of it; kept in one language, it is shown in the other, too.</summary>
    [Fact]
    public async Task Titles_keep_their_language_in_whatever_language_the_site_is_read()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(1280, false, "en"));
        IPage page = visit.Page;
        foreach (string language in (string[])["en", "zh-Hant"])
        {
            await visit.GoAsync($"/?lang={language}");
            await page.Locator("main .line h3 a").First.ClickAsync();
            await page.WaitForURLAsync("**/articles/**");
            await page.ClickAsync("[data-save]");
        }

        foreach (string read in (string[])["en", "zh-Hant"])
        {
            await visit.GoAsync($"/saved?in={read}");
            Assert.Equal(["zh-Hant", "en"], await page.Locator("[data-saved-list] h3").EvaluateAllAsync<string[]>("all => all.map(title => title.closest('[lang]').lang)"));
        }

        visit.AssertQuiet();
    }
}
