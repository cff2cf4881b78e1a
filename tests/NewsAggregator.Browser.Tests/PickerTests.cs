using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>Choosing sources on the front page, by finger, by keyboard, and without scripts.</summary>
[Collection(SiteTests.Name)]
public sealed class PickerTests(ChromiumFixture chromium, SiteFixture site)
{
    [Fact]
    public async Task On_a_phone_a_source_is_found_by_typing_and_the_front_page_and_its_feed_follow()
    {
        await using var visit = await Open(new Reader(390, false, "en"));
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.ClickAsync("nav a[data-picker]");
        var card = page.Locator("dialog.picker-card[open]");
        await card.WaitForAsync();
        await card.Locator("#find").FillAsync("kernel");
        Assert.Equal(["kernel-porch"], await card.Locator("input[name=source]:visible").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
        await card.Locator("input[name=source]:visible").CheckAsync();
        await visit.AssertFitsAsync();
        await visit.PictureAsync("picker");
        await card.Locator("button[type=submit]").ClickAsync();

        await page.WaitForURLAsync("**/?source=kernel-porch");
        Assert.All(await page.Locator(".line .source").AllInnerTextsAsync(), name => Assert.Equal("Kernel Porch", name));
        var feed = await page.Locator("link[rel='alternate'][type='application/rss+xml']").First.GetAttributeAsync("href");
        var ids = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main [data-id]')].map(e => e.dataset.id)");
        Assert.NotEmpty(ids);
        Assert.Equal(ids, FeedItems.Ids(await site.Get(new Uri(site.Address, feed!).PathAndQuery)).Take(ids.Length));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_remembered_choice_is_offered_as_a_link_and_changes_nothing_else()
    {
        await using var visit = await Open(new Reader(1280, false, "en"));
        var page = visit.Page;
        await visit.GoAsync("/?source=-kernel-porch");
        await page.Locator("[data-remember]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.GoAsync("/");
        Assert.NotEqual(0, await page.Locator(".line .source", new() { HasText = "Kernel Porch" }).CountAsync());
        await page.ClickAsync("[data-remembered] a");
        await page.WaitForURLAsync("**/?source=-kernel-porch");
        Assert.Equal(0, await page.Locator(".line .source", new() { HasText = "Kernel Porch" }).CountAsync());
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Without_scripts_the_directory_is_the_picker()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        var browser = await chromium.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "en-US" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.AbsoluteUri);
        await page.ClickAsync("nav a[data-picker]");
        await page.CheckAsync("input[name=group][value=demo-chinese]");
        await page.ClickAsync("form.picker button[type=submit]");
        Assert.EndsWith("/?group=demo-chinese", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(0, await page.Locator(".line").CountAsync());
    }

    private Task<Visit> Open(Reader reader)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        return Visit.OpenAsync(chromium, site.Address, reader);
    }
}
