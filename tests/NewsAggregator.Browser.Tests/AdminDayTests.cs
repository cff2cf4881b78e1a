using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>
/// An admin's day from the one-time link to the way back, on a site of its own: once with scripts, once without, once by keyboard alone.
/// </summary>
public sealed class AdminDayTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Source = "lumen-daily";

    // Going on while a page still loads, or while progress is told, ends what is under way: no fault of the page.
    private const string LeftEarly = "net::ERR_ABORTED";

    // A page read before the change shows pictures of what the change hides: they are not found, as they should not be.
    private const string HiddenMeanwhile = "/img/";
    private readonly SiteFixture _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_the_setup_link_to_a_filter_in_force_and_back(bool scripts)
    {
        await using var visit = await Open(scripts);
        var page = visit.Page;
        await SetUp(visit);

        // A rule with a mistake is told with its place; with scripts while it is typed.
        await visit.GoAsync("/admin/filters/front");
        var before = await page.InputValueAsync("#text");
        await page.FillAsync("#text", $"hide  sorce:{Source}\ndefault show\n");
        if (!scripts) await Press(page, "Check");
        await Assertions.Expect(page.Locator(".problem")).ToContainTextAsync("did you mean `source`?");
        await Assertions.Expect(page.Locator(".problem .place")).ToHaveTextAsync("Line 1, column 7");
        await Assertions.Expect(page.Locator(".problem mark")).ToHaveTextAsync("sorce");
        await visit.PictureAsync("filter-mistake");

        // The same rule from the form.
        await page.FillAsync("#text", before);
        if (scripts) await Assertions.Expect(page.Locator(".problem")).ToHaveCountAsync(0);
        await page.ClickAsync(".rule-form > summary");
        await page.Locator("[data-field]").First.SelectOptionAsync("Source");
        await page.Locator("[data-values]").First.FillAsync(Source);
        await Press(page, "Put it in");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"(^|\n)hide  source:{Source}\n"));
        await Assertions.Expect(page.Locator(".rule-lines")).ToContainTextAsync("Hides articles of Lumen Daily.");

        // Its effect names the articles.
        await page.CheckAsync("input[name=All][value=true]");
        await Press(page, "Show the effect");
        await Assertions.Expect(page.Locator("#effect details[open] a").First).ToBeVisibleAsync();
        var named = await page.Locator("#effect details[open] a").EvaluateAllAsync<string[]>("links => links.map(a => a.pathname.split('/').pop())");
        Assert.NotEmpty(named);
        await visit.PictureAsync("filter-effect");

        // Saved with a note, and then the front page and its feed show it alike.
        await page.FillAsync("#note", "Enough of them for today");
        await Press(page, "Save as v2");
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("Saved as v2");
        await Until(visit, ids => named.All(id => !ids.Contains(id)));

        // Why is one of them not here?
        await visit.GoAsync("/admin/articles?verdict=hide");
        await page.Locator(".rows a.serif").First.ClickAsync();
        await Assertions.Expect(page.Locator(".verdicts")).ToContainTextAsync("hidden by rule 1");
        await Assertions.Expect(page.Locator(".verdicts mark")).ToContainTextAsync(Source);
        await visit.PictureAsync("why");

        // What changed, and back.
        await visit.GoAsync("/admin/filters/front/history");
        await Assertions.Expect(page.Locator(".diff")).ToContainTextAsync($"hide  source:{Source}");
        await Assertions.Expect(page.Locator(".versions")).ToContainTextAsync("Enough of them for today");
        await visit.PictureAsync("filter-history");
        await Press(page, "Go back to v1");
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("saved as v3");
        await Until(visit, ids => named.Any(ids.Contains));
        await visit.GoAsync("/admin/audit?kind=filter");
        await Assertions.Expect(page.Locator(".audit li")).ToHaveCountAsync(2);
        visit.AssertQuiet(LeftEarly, HiddenMeanwhile);
    }

    [Fact]
    public async Task By_keyboard_alone_a_rule_is_written_switched_off_and_saved()
    {
        await using var visit = await Open(scripts: true);
        var page = visit.Page;
        await SetUp(visit);
        await visit.GoAsync("/admin");
        await TabTo(page, ".admin-nav a[href^='/admin/filters']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin/filters/front");
        await TabTo(page, "#text");
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync("hide  words<5\nhide  lang:xx-none\n");
        await Assertions.Expect(page.Locator(".rule-lines > li")).ToHaveCountAsync(3);
        await TabTo(page, "button[aria-label='Switch rule 2 off']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".rule-lines > li.off")).ToHaveCountAsync(1);
        await TabTo(page, "#note");
        await page.Keyboard.TypeAsync("by keyboard");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("Saved as v2");
        visit.AssertQuiet(LeftEarly, HiddenMeanwhile);
    }

    [Fact]
    public async Task By_keyboard_and_without_scripts_an_article_is_taken_out_of_its_story()
    {
        await using var visit = await Open(scripts: false);
        var page = visit.Page;
        await SetUp(visit);
        await visit.GoAsync("/admin/stories");
        for (var tries = 0; tries < 100 && await page.Locator(".rows a.serif").CountAsync() == 0; tries++) await visit.GoAsync("/admin/stories");
        await visit.PictureAsync("admin-stories");
        await TabTo(page, ".rows a.serif");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin/stories/*");
        await visit.PictureAsync("admin-story");
        var members = await page.Locator("input[name=article]").CountAsync();
        await TabTo(page, "input[name=article]");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "button[formaction*='Split']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("a story of their own");
        await Assertions.Expect(page.Locator("input[name=article]")).ToHaveCountAsync(members - 1);
        await page.SetViewportSizeAsync(390, 844);
        await visit.AssertFitsAsync();
        await visit.PictureAsync("admin-story-narrow");
        await visit.GoAsync("/admin/audit?kind=story");
        await Assertions.Expect(page.Locator(".audit li")).ToHaveCountAsync(1);
        visit.AssertQuiet(LeftEarly, HiddenMeanwhile);
    }

    private async Task SetUp(Visit visit)
    {
        await visit.GoAsync(_site.SetupLink);
        await visit.Page.FillAsync("#name", "ada");
        await visit.Page.FillAsync("#password", "a few unrelated words");
        await Press(visit.Page, "Make the admin");
        await Assertions.Expect(visit.Page.Locator(".admin-nav")).ToBeVisibleAsync();
    }

    // What follows waits for what only the next page has.
    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Waits until the front page's articles are as wanted; its feed then has the same.</summary>
    private async Task Until(Visit visit, Func<string[], bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        for (var tries = 0; tries < 200; tries++)
        {
            await visit.GoAsync("/?n=200");
            var ids = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main [data-id]')].map(e => e.dataset.id)");
            if (holds(ids))
            {
                Assert.Equal(ids.Order(StringComparer.Ordinal), FeedItems.Ids(await _site.Get("feed.xml")).Order(StringComparer.Ordinal));
                return;
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.Fail("The front page did not become what the filter says.");
    }

    private static async Task TabTo(IPage page, string selector)
    {
        for (var steps = 0; steps < 150; steps++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by the Tab key.");
    }

    private async Task<Visit> Open(bool scripts)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, "There is no Chromium here: install chromium, or name one in CHROMIUM_PATH.");
        return await Visit.OpenAsync(chromium, _site.Address, new Reader(1280, false, "en"), scripts);
    }
}
