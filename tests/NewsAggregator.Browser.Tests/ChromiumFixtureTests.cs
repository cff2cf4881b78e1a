namespace NewsAggregator.Browser.Tests;

public sealed class ChromiumFixtureTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Scripts_run_in_this_browser()
    {
        var browser = await chromium.BrowserAsync();
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<p id=a>no</p><script>document.getElementById('a').textContent = 'yes'</script>");
        Assert.Equal("yes", await page.TextContentAsync("#a"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task No_name_resolves_in_this_browser()
    {
        var browser = await chromium.BrowserAsync();
        var page = await browser.NewPageAsync();
        var refused = await Assert.ThrowsAsync<Microsoft.Playwright.PlaywrightException>(() => page.GotoAsync("http://newswire.example/"));
        Assert.Contains("ERR_NAME_NOT_RESOLVED", refused.Message, StringComparison.Ordinal);
        await page.CloseAsync();
    }
}
