using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>All pages for readers, each as every kind of reader sees it: complete, quiet, within the screen, open to everybody, and still while it loads.</summary>
[Collection(SiteTests.Name)]
public sealed class EveryPageTests(ChromiumFixture chromium, SiteFixture site)
{
    private static readonly string[] Fixed =
    [
        "/", "/?n=5", "/?topic=ai", "/topics", "/sources", "/search", "/search?q=%E9%9B%B2", "/search?q=nothing-says-this", "/subscribe", "/changes", "/days", "/stories", "/most-read", "/saved",
        "/help/reading", "/help/filters", "/help/subscribing", "/help/search", "/login",
    ];

    public static MatrixTheoryData<int, bool, string> Readers => new([1280, 390], [false, true], ["en", "zh-Hant"]);

    [Theory, MemberData(nameof(Readers))]
    public async Task Every_page_is_sound(int width, bool dark, string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(width, dark, language));
        await visit.Page.AddInitScriptAsync("window.shifts = []; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifts.push([e.value, e.sources.map(s => s.node?.nodeName + '.' + (s.node?.className ?? '')).join(' ')]); }).observe({ type: 'layout-shift', buffered: true });");
        List<string> wrong = [];
        foreach (string path in await PathsAsync(visit))
        {
            Microsoft.Playwright.IResponse response = await visit.GoAsync(path);
            if (response.Status != 200)
            {
                wrong.Add($"{path} answered {response.Status}");
                continue;
            }

            wrong.AddRange((await visit.TooWideAsync()).Select(line => $"{path}: {line}"));
            if (await visit.Page.Locator("h1").CountAsync() != 1 || await visit.Page.Locator("html").GetAttributeAsync("lang") != language)
            {
                wrong.Add($"{path} has not one h1, or another language");
            }

            string[] shifted = await visit.Page.EvaluateAsync<string[]>("() => shifts.map(s => s[0].toFixed(4) + ' ' + s[1])");
            if (shifted.Length > 0)
            {
                wrong.Add($"{path} shifts while it loads: {string.Join("; ", shifted)}");
            }

            // Each theme in each language; the widths take turns, because axe takes its time.
            AxeResult? seen = dark == (width == 390) ? await visit.Page.RunAxe() : null;
            wrong.AddRange((seen?.Violations ?? []).SelectMany(rule => rule.Nodes.Take(3).Select(node => $"{path}: {rule.Id} ({rule.Help}) at {node.Target} {node.Html}")));
            await visit.PictureAsync("page" + path.Split('?')[0].Replace('/', '-').TrimEnd('-'));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        visit.AssertQuiet();
    }

    /// <summary>The fixed ones, and one of each kind that the front page leads to.</summary>
    private async Task<IReadOnlyList<string>> PathsAsync(Visit visit)
    {
        await visit.GoAsync("/");
        List<string> paths = [.. Fixed, site.FirstArticle];
        foreach (string kind in (string[])["/stories/", "/sources/", "/topics/", "/days/"])
        {
            paths.Add(await visit.Page.Locator($"main a[href^='{kind}']").First.GetAttributeAsync("href") ?? "");
        }

        await visit.GoAsync("/sources");
        paths.Add(await visit.Page.Locator("main a[href^='/groups/']").First.GetAttributeAsync("href") ?? "");
        return paths;
    }
}
