namespace NewsAggregator.Browser.Tests;

/// <summary>The search page as a reader meets it: before, with results, with nothing found.</summary>
[Collection(SiteTests.Name)]
public sealed class SearchTests(ChromiumFixture chromium, SiteFixture site)
{
    public static MatrixTheoryData<int, bool, string> Readers => PageTests.Readers;

    [Theory, MemberData(nameof(Readers))]
    public async Task A_search_is_sound_before_it_is_asked_with_results_and_without(int width, bool dark, string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Reader(width, dark, language));
        await visit.GoAsync("/search");
        Assert.NotEqual(0, await visit.Page.Locator(".examples a").CountAsync());
        await PageTests.AssertSound(visit, language);
        await visit.PictureAsync("search-blank");

        // From the page's own keyboard: "/" leads to the box, Enter asks.
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("離職");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.Contains("q=", StringComparison.Ordinal));
        Assert.NotEqual(0, await visit.Page.Locator(".line mark").CountAsync());
        Assert.Equal("離職", await visit.Page.Locator(".search-again input[name=q]").InputValueAsync());
        await PageTests.AssertSound(visit, language);
        await visit.PictureAsync("search");

        await visit.GoAsync("/search?q=" + Uri.EscapeDataString("離職 lang:ja after:soon"));
        Assert.Equal("soon", await visit.Page.Locator(".search-problems mark").InnerTextAsync());
        Assert.NotEqual(0, await visit.Page.Locator(".ways a").CountAsync());
        await PageTests.AssertSound(visit, language);
        await visit.PictureAsync("search-nothing");
    }
}
