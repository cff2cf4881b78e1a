using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsAggregator.Core.Articles;
using NewsAggregator.Storage;

namespace NewsAggregator.Browser.Tests;

/// <summary>Every line that rests on a sentence leads to it, and a sentence that is gone to its place in the history.</summary>
public sealed class SentenceLinksTests(ChromiumFixture chromium, RevisedSite site) : IClassFixture<RevisedSite>
{
    // The sentence that the address names: whether it is in view, marked, and what it says.
    private const string Target = """
        anchor => {
          const place = document.getElementById(anchor);
          const box = place.getBoundingClientRect();
          const pieces = [...document.querySelectorAll('.body .s')];
          let words = '';
          for (let i = pieces.indexOf(place); i >= 0 && i < pieces.length && (pieces[i] === place || !pieces[i].id); i++) words += pieces[i].textContent;
          return [box.bottom > 0 && box.top < innerHeight, getComputedStyle(place).backgroundColor !== 'rgba(0, 0, 0, 0)', words];
        }
        """;

    [Theory]
    [InlineData(1280, "en", true, "departures")]
    [InlineData(390, "en", true, "departures")]
    [InlineData(1280, "zh-Hant", true, "憑證過期")]
    [InlineData(390, "zh-Hant", false, "憑證過期")]
    public async Task Each_summary_sentence_and_each_event_scrolls_to_its_sentence_and_marks_it(int width, string language, bool scripts, string words)
    {
        await using var visit = await Visit.OpenAsync(chromium, Site(), new Reader(width, false, language), scripts);
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visit.GoAsync($"/articles/{(await FindAsync(words)).Id}");
        foreach (var (lines, least) in new[] { (".summary li a", 2), (".timeline li.own p a[href^='#s-']", 3) })
        {
            var links = visit.Page.Locator(lines);
            var count = await links.CountAsync();
            Assert.True(count >= least, $"{count} of {lines}");
            for (var i = 0; i < count; i++)
            {
                var said = (await links.Nth(i).InnerTextAsync()).Trim();
                var anchor = (await links.Nth(i).GetAttributeAsync("href"))![1..];
                await links.Nth(i).ClickAsync();
                Assert.EndsWith("#" + anchor, visit.Page.Url, StringComparison.Ordinal);
                if (!scripts) continue;
                await visit.Page.WaitForFunctionAsync("anchor => { const box = document.getElementById(anchor).getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }", anchor);
                var found = await visit.Page.EvaluateAsync<object[]>(Target, anchor);
                Assert.Equal([true, true], found[..2]);
                Assert.Equal(Folded(said), Folded((string)found[2]));
            }
        }

        visit.AssertQuiet();
    }

    [Theory]
    [InlineData(1280, false, "en", "marrowgate-outage")]
    [InlineData(390, true, "en", "marrowgate-outage")]
    [InlineData(1280, true, "zh-Hant", "憑證過期")]
    [InlineData(390, false, "zh-Hant", "憑證過期")]
    public async Task A_link_to_a_sentence_that_is_gone_leads_to_what_changed(int width, bool dark, string language, string words)
    {
        await using var visit = await Visit.OpenAsync(chromium, Site(), new Reader(width, dark, language));
        var article = await FindAsync(words);
        string gone, kept;
        await using (var db = site.Database.OpenForReading())
        {
            var revisions = await db.Revisions.Where(r => r.ArticleId == article.Id).OrderBy(r => r.Number).ToListAsync(TestContext.Current.CancellationToken);
            string[] old = [.. RevisionCodec.UnpackSentences(revisions[0].Sentences).Select(s => s.Anchor)];
            string[] late = [.. RevisionCodec.UnpackSentences(revisions[1].Sentences).Select(s => s.Anchor)];
            (gone, kept) = (old.Except(late).First(), old.Intersect(late).Last());
        }

        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visit.GoAsync($"/articles/{article.Id}#{gone}");
        await Assertions.Expect(visit.Page.Locator($".revisions #{gone}")).ToBeInViewportAsync();
        await visit.AssertFitsAsync();
        await visit.PictureAsync("changed-article");

        await visit.GoAsync($"/articles/{article.Id}?edition=x#{kept}");
        await Assertions.Expect(visit.Page.Locator($".body #{kept}")).ToBeInViewportAsync();
        Assert.True(await visit.Page.Locator($".body #{kept}").EvaluateAsync<bool>("e => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)'"));

        await visit.GoAsync("/changes");
        Assert.Equal(2, await visit.Page.Locator(".change-list > li").CountAsync());
        await visit.AssertFitsAsync();
        await visit.PictureAsync("changes");
        visit.AssertQuiet();
    }

    [Theory]
    [InlineData(1280, false, "en")]
    [InlineData(390, true, "zh-Hant")]
    [InlineData(1280, true, "zh-Hant")]
    [InlineData(390, false, "en")]
    public async Task A_held_change_is_shown_to_the_admin_with_its_difference_and_two_buttons(int width, bool dark, string language)
    {
        await using var visit = await Visit.OpenAsync(chromium, Site(), new Reader(width, dark, language));
        await site.HoldOneAsync();
        await visit.GoAsync(await site.DoorAsync());
        await visit.Page.FillAsync("#name", "ada");
        await visit.Page.FillAsync("#password", "a few unrelated words");
        await visit.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await visit.GoAsync("/admin");
        await visit.Page.Locator(".held-diff summary").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".held-diff del").First).ToBeVisibleAsync();
        Assert.Equal(2, await visit.Page.Locator(".held li").First.Locator("form button").CountAsync());
        await visit.AssertFitsAsync();
        await visit.PictureAsync("admin-held");
        visit.AssertQuiet();
    }

    private Uri Site()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        return site.Address;
    }

    private async Task<Article> FindAsync(string words)
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        return await db.Articles.Where(a => a.Url!.Contains(words) || a.Title.Contains(words)).OrderBy(a => a.Id).FirstAsync(TestContext.Current.CancellationToken);
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
