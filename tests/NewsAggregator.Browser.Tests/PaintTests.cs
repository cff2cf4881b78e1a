using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>When the first words are painted, as DevTools tells it. The figures are printed, not judged: a test must not fail because the machine is busy.</summary>
[Collection(SiteTests.Name)]
public sealed class PaintTests(ChromiumFixture chromium, SiteFixture site, ITestOutputHelper output)
{
    // NEWS_PAINTS=20 paints each page so often.
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("NEWS_PAINTS"), CultureInfo.InvariantCulture, out int rounds) ? rounds : 2;

    [Fact]
    public async Task Front_page_and_article_are_painted_with_an_empty_and_with_a_full_browser_cache()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        foreach ((string name, string path) in new[] { ("front page", "/"), ("article", site.FirstArticle) })
        {
            // What a browser does before its very first page, starting a process and its fonts, is not the site's.
            await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(1280, false, "en"));
            await visit.GoAsync(path);
            ICDPSession tools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
            List<double> cold = [], warm = [];
            for (int round = 0; round < Rounds; round++)
            {
                await visit.GoAsync("/help/reading");
                await tools.SendAsync("Network.clearBrowserCache");
                cold.Add(await PaintedAfterAsync(visit, tools, path));
                Assert.NotEqual(0, await StylesSentAsync(visit));
                await visit.GoAsync("/help/reading");
                warm.Add(await PaintedAfterAsync(visit, tools, path));
                Assert.Equal(0, await StylesSentAsync(visit));
            }

            output.WriteLine($"first contentful paint, {name}: {Figures("empty cache", cold)}; {Figures("full cache", warm)}");
        }
    }

    /// <summary>Bytes of style sheets that came over the line; 0: the browser had them all.</summary>
    private static Task<int> StylesSentAsync(Visit visit) =>
        visit.Page.EvaluateAsync<int>("() => performance.getEntriesByType('resource').filter(r => r.name.includes('/css/')).reduce((sum, r) => sum + r.transferSize, 0)");

    private static string Figures(string cache, List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{cache} median {milliseconds[milliseconds.Count / 2]:F0}, highest {milliseconds[^1]:F0} ms of {milliseconds.Count}");
    }

    /// <summary>Milliseconds from the start of the navigation.</summary>
    private static async Task<double> PaintedAfterAsync(Visit visit, ICDPSession tools, string path)
    {
        await visit.GoAsync(path);
        JsonElement answer = (await tools.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["expression"] = "new Promise(tell => new PerformanceObserver(list => { const paint = list.getEntriesByName('first-contentful-paint')[0]; if (paint) tell(paint.startTime); }).observe({ type: 'paint', buffered: true }))",
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        }))!.Value;
        double painted = answer.GetProperty("result").GetProperty("value").GetDouble();
        Assert.True(painted > 0);
        return painted;
    }
}
