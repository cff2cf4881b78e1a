using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>A story that several tell over several days.</summary>
[Collection(SiteTests.Name)]
public sealed partial class StoryTests(ChromiumFixture chromium, SiteFixture site)
{
    public static MatrixTheoryData<int, bool, string> Readers => new([1280, 390], [false, true], ["en", "zh-Hant"]);

    [Theory, MemberData(nameof(Readers))]
    public async Task A_story_shows_what_happened_when_and_who_tells_it(int width, bool dark, string language)
    {
        await using var visit = await Open(new Reader(width, dark, language));
        await visit.GoAsync(await Story());
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.NotEqual(0, await visit.Page.Locator(".timeline > li a[href*='#s-']").CountAsync());
        Assert.True(await visit.Page.Locator(".coverage .line").CountAsync() > 1);
        Assert.True(await visit.Page.Locator(".story-news").IsHiddenAsync(), "nothing is new on a first visit");
        await visit.AssertFitsAsync();
        visit.AssertQuiet();
        await visit.PictureAsync("story");
    }

    [Fact]
    public async Task Every_event_and_sentence_leads_to_the_sentence_that_says_it()
    {
        await using var visit = await Open(new Reader(1280, false, "en"));
        string story = await Story();
        await visit.GoAsync(story);
        string[] links = await visit.Page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('.summary a, .timeline a')].map(a => a.getAttribute('href')))]");
        Assert.NotEmpty(links);
        foreach (string link in links)
        {
            await visit.GoAsync(link);
            var marked = visit.Page.Locator(".body .s.marked");
            Assert.NotEqual(0, await marked.CountAsync());
            await Assertions.Expect(marked.First).ToBeInViewportAsync();
        }

        visit.AssertQuiet();
    }

    [Fact]
    public async Task What_came_since_the_last_visit_is_marked_and_told_by_the_browser_alone()
    {
        await using var visit = await Open(new Reader(1280, false, "en"));
        string story = await Story();
        await visit.GoAsync(story);
        Assert.Equal(0, await visit.Page.Locator(".tag.new").CountAsync());

        // As if that visit had been long ago, before the newest article was seen.
        await visit.Page.EvaluateAsync("""
            () => {
              const all = JSON.parse(localStorage.getItem("stories"));
              const times = [...document.querySelectorAll(".line[data-seen], [data-learned]")].map(e => Number(e.dataset.seen ?? e.dataset.learned));
              localStorage.setItem("stories", JSON.stringify(all.map(([id]) => [id, 0, Math.max(...times) - 1, 0])));
            }
            """);
        await visit.GoAsync(story);
        Assert.NotEqual(0, await visit.Page.Locator(".tag.new").CountAsync());
        await Assertions.Expect(visit.Page.Locator(".story-news")).ToContainTextAsync("New since your last visit: ");

        // Opened again within the same visit it still shows what was new.
        await visit.GoAsync(story);
        Assert.NotEqual(0, await visit.Page.Locator(".tag.new").CountAsync());
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Without_scripts_a_story_is_complete_and_says_nothing_of_visits()
    {
        await using var visit = await Open(new Reader(390, false, "en"), scripts: false);
        await visit.GoAsync(await Story());
        Assert.True(await visit.Page.Locator(".story-news").IsHiddenAsync());
        Assert.NotEqual(0, await visit.Page.Locator(".timeline > li").CountAsync());
        await visit.AssertFitsAsync();
    }

    private async Task<string> Story()
    {
        // Stories are matched in a stage of their own, a moment after the articles are there.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        for (var tries = 0; tries < 200; tries++)
        {
            if (Link().Match(await site.Get("?n=200&in=en") ?? "") is { Success: true } link) return link.Groups[1].Value;
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.Fail("No story stands on the front page.");
        return "";
    }

    private Task<Visit> Open(Reader reader, bool scripts = true)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        return Visit.OpenAsync(chromium, site.Address, reader, scripts);
    }

    [GeneratedRegex("href=\"(/stories/[0-9]+/[^\"?#]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
