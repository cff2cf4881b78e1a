using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>What the browser remembers of earlier visits comes by script, and may come late: nothing moves for it.</summary>
[Collection(SiteTests.Name)]
public sealed partial class LastVisitTests(ChromiumFixture chromium, SiteFixture site)
{
    public static MatrixTheoryData<int, bool, string> Readers => new([1280, 390], [false, true], ["en", "zh-Hant"]);

    [Theory, MemberData(nameof(Readers))]
    public async Task Marks_that_come_after_the_first_paint_move_nothing(int width, bool dark, string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(width, dark, language));
        IPage page = visit.Page;
        await visit.GoAsync("/topics/ai");

        // Everything was read, and all but the newest two were here at the last visit; in the demo all came at once.
        await page.EvaluateAsync("""
            () => {
              const lines = [...document.querySelectorAll('.line[data-seen]')];
              localStorage.setItem('read', lines.map(line => line.dataset.id).join(' '));
              localStorage.setItem('visit.before', String(Date.now()));
              localStorage.setItem('visit.seen', String(Date.now()));
            }
            """);
        await page.RouteAsync("**/topics/ai", async route =>
        {
            IAPIResponse answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Seen().Replace(await answer.TextAsync(), "data-seen=\"9999999999999\"", 2) });
        });
        TaskCompletionSource painted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/js/visits.js", async route =>
        {
            await painted.Task;
            await route.ContinueAsync();
        });
        await page.AddInitScriptAsync("window.shifts = []; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifts.push(e.value); }).observe({ type: 'layout-shift', buffered: true });");
        await page.GotoAsync(new Uri(site.Address, "/topics/ai").AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0 && document.querySelector('.footer')");
        painted.SetResult();
        await page.WaitForFunctionAsync("() => document.querySelector('.last-visit') && document.querySelector('.line.read')");

        // Two frames later the browser has said what moved.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.Empty(await page.EvaluateAsync<double[]>("() => shifts"));
        await page.Locator(".last-visit").ScrollIntoViewIfNeededAsync();
        await visit.PictureAsync("last-visit");
        visit.AssertQuiet();
    }

    [GeneratedRegex("data-seen=\"[0-9]+\"", RegexOptions.CultureInvariant)]
    private static partial Regex Seen();
}
