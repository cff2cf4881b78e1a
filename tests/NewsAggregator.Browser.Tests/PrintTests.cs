using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>Paper is white, whatever theme the screen has.</summary>
[Collection(SiteTests.Name)]
public sealed class PrintTests(ChromiumFixture chromium, SiteFixture site)
{
    /// <param name="chosen">Dark by the site's own switch instead of by the system.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_the_dark_theme_dark_words_are_printed_on_white(bool chosen)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(1280, !chosen, "en"));
        foreach (string path in (string[])["/", site.FirstArticle, "/help/reading"])
        {
            await visit.GoAsync(path);
            if (chosen && path == "/")
            {
                await visit.Page.ClickAsync("[data-theme-switch]");
                Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-theme"));
            }

            Assert.NotEmpty(await BadlyPrintedAsync(visit.Page));
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
            Assert.Empty(await BadlyPrintedAsync(visit.Page));
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }

        visit.AssertQuiet();
    }

    /// <summary>Words whose contrast to what is behind them is under 7 to 1, or that are lighter than it (WCAG 2.2, "contrast ratio").</summary>
    private static async Task<string[]> BadlyPrintedAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const read = colour => {
            pixel.clearRect(0, 0, 1, 1);
            pixel.fillStyle = colour;
            pixel.fillRect(0, 0, 1, 1);
            return pixel.getImageData(0, 0, 1, 1).data;
          };
          const luminance = colour => [...read(colour)].slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            const own = getComputedStyle(element).backgroundColor;
            return read(own)[3] > 0 ? own : element.parentElement ? behind(element.parentElement) : "white";
          };
          const hasWords = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          return [...document.querySelectorAll("body *")].filter(element => element.checkVisibility() && hasWords(element))
            .filter(element => (luminance(behind(element)) + 0.05) / (luminance(getComputedStyle(element).color) + 0.05) < 7)
            .map(element => `${element.tagName}.${element.className}: ${getComputedStyle(element).color} on ${behind(element)}`);
        }
        """);
}
