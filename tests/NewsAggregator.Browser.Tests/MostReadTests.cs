using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>A real browser's requests: opening an article counts, reloading it or coming back to it does not.</summary>
[Collection(SiteTests.Name)]
public sealed class MostReadTests(ChromiumFixture chromium, SiteFixture site)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task What_two_browsers_opened_stands_before_what_one_browser_reloaded()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        // Not the one that the fixture read.
        (long Number, Uri Address)[] articles = [.. (await ArticlesAsync("articles?n=5")).Where(article => article.Address.AbsolutePath != site.FirstArticle).TakeLast(2)];
        (Uri reloaded, Uri opened) = (articles[0].Address, articles[1].Address);

        await using IBrowserContext one = await BrowserAsync();
        IPage page = await one.NewPageAsync();
        await page.GotoAsync(reloaded.AbsoluteUri);

        // Told by what the browser sends, not by what it is answered: after a minute that would be the whole page again.
        IResponse?[] again = [await page.ReloadAsync(), await page.ReloadAsync(), await page.GotoAsync(reloaded.AbsoluteUri)];
        foreach (IResponse? response in again)
        {
            Assert.Contains("if-none-match", (await response!.Request.AllHeadersAsync()).Keys);
        }

        await page.GotoAsync(opened.AbsoluteUri);
        await using IBrowserContext two = await BrowserAsync();
        await (await two.NewPageAsync()).GotoAsync(opened.AbsoluteUri);

        long[] expected = [articles[1].Number, articles[0].Number];
        long[] listed = [];
        for (int i = 0; i < 60 && expected.Except(listed).Any(); i++)
        {
            // Each time another address: answers are kept for a minute.
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
            listed = [.. (await ArticlesAsync(string.Create(CultureInfo.InvariantCulture, $"most-read/articles?n={100 + i}"))).Select(article => article.Number)];
        }

        Assert.Equal(expected, listed.Where(expected.Contains));
    }

    /// <summary>One that does not say of itself that it is steered by a program.</summary>
    private async Task<IBrowserContext> BrowserAsync()
    {
        IBrowser browser = await chromium.BrowserAsync();
        return await browser.NewContextAsync(new() { UserAgent = $"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{browser.Version} Safari/537.36", Locale = "en-GB" });
    }

    private async Task<(long Number, Uri Address)[]> ArticlesAsync(string list)
    {
        using JsonDocument answer = JsonDocument.Parse(await site.Get("api/v1/" + list) ?? "");
        return [.. answer.RootElement.GetProperty("articles").EnumerateArray().Select(article => (article.GetProperty("number").GetInt64(), new Uri(article.GetProperty("url").GetString()!)))];
    }
}
