using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>Known articles looked at again over real HTTP, with a clock that the test turns: what becomes a revision, what is held, what is cleaned again.</summary>
public sealed class LaterLooksTests : IAsyncLifetime
{
    private const string Promotion = "Read all that matters in our evening letter, every day at six, without charge and without advertising of any kind.";
    private const string Consent = "We and our 842 partners store and access information on your device, such as cookies, and process personal data for advertising. You may accept or manage your preferences at any time.";

    private static readonly string[] Places = ["Norwick", "Eastmere", "Tarnholm", "Skarn", "Oldbridge"];

    private ChangingSite publisher = null!;
    private IngestionSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        publisher = await ChangingSite.StartAsync();
        site = await IngestionSite.CreateAsync([publisher.Root]);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(site.Bugs.Lines);
        await site.DisposeAsync();
        await publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_page_is_asked_for_conditionally_soon_then_rarer_and_then_no_more()
    {
        await TakeInAsync(1);
        List<TimeSpan> looks = [];
        DateTimeOffset seen = (await ArticleAsync()).FirstSeenAt;
        while (looks.Count < 20 && (await ArticleAsync()).NextPageLookAt is DateTimeOffset next)
        {
            site.Clock.SetUtcNow(next);
            looks.Add(next - seen);
            await ReadAsync();
        }

        Assert.Equal([1d / 3, 1, 4, 12, 24, 72, 168], looks.Select(look => look.TotalHours));
        Assert.Equal([200, .. Enumerable.Repeat(304, 7)], publisher.AnswersFor("/0"));
        Assert.Equal(1, (await ArticleAsync()).Revision);
    }

    [Fact]
    public async Task A_changed_page_is_a_revision_with_its_time_and_the_unchanged_rest_keeps_its_anchors()
    {
        await TakeInAsync(1);
        publisher.Set("/0", [.. Text(0).Take(2), "Two more gates closed on Tuesday.", .. Text(0).Skip(2)]);
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await ReadAsync();

        Article article = await ArticleAsync();
        Assert.Equal(2, article.Revision);
        Assert.Equal(site.Clock.GetUtcNow().ToUnixTimeMilliseconds(), article.CorrectedAt?.ToUnixTimeMilliseconds());
        await using NewsDbContext db = site.Database.OpenForReading();
        List<Revision> revisions = await db.Revisions.OrderBy(r => r.Number).ToListAsync(Cancel);
        string[] before = [.. RevisionCodec.UnpackSentences(revisions[0].Sentences).Select(s => s.Anchor)];
        string[] after = [.. RevisionCodec.UnpackSentences(revisions[1].Sentences).Select(s => s.Anchor)];
        Assert.Equal(before, after.Intersect(before));
        Assert.Equal(before.Length + 1, after.Length);
    }

    [Fact]
    public async Task A_consent_page_and_a_text_that_halves_are_held_and_the_last_good_text_stays()
    {
        await TakeInAsync(2);
        publisher.Show("/0", $"<html><body><main><p>{Consent}</p><p>{Consent}</p></main></body></html>");
        publisher.Set("/1", Text(1).Take(2));
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await ReadAsync();

        Assert.Equal([1, 1], (await ArticlesAsync()).Select(a => a.Revision));
        (IReadOnlyList<HeldLine> held, int waiting) = await site.Get<HeldQuery>().ReadAsync(10, Cancel);
        Assert.Equal(2, waiting);
        Assert.Equal([HoldReason.SuddenlyShort, HoldReason.OtherMatter], held.OrderBy(h => h.Reason).Select(h => h.Reason));
        Assert.DoesNotContain("cookies", await TextAsync(0), StringComparison.Ordinal);

        // The consent page goes by itself; the shorter text is an admin's to take.
        publisher.Set("/0", Text(0));
        site.Clock.Advance(TimeSpan.FromHours(1));
        await ReadAsync();
        HeldLine line = Assert.Single((await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Lines);
        Assert.True(await site.Get<HeldStore>().ReleaseAsync(line.ArticleId, line.TextHash, "ada", Cancel));
        Assert.Equal([1, 2], (await ArticlesAsync()).Select(a => a.Revision));
        Assert.Equal(0, (await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Waiting);

        // What stands now is what the page says: nothing is asked again.
        site.Clock.Advance(TimeSpan.FromHours(5));
        await ReadAsync();
        Assert.Equal([1, 2], (await ArticlesAsync()).Select(a => a.Revision));
        Assert.Equal(0, (await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Waiting);
    }

    [Fact]
    public async Task Pages_that_all_change_alike_are_held_together()
    {
        await TakeInAsync(3);
        for (int i = 0; i < 3; i++)
        {
            publisher.Set($"/{i}", Text(i).Append(Promotion));
        }

        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await ReadAsync();

        Assert.All(await ArticlesAsync(), article => Assert.Equal((1, null), (article.Revision, article.CorrectedAt)));
        Assert.Equal(3, (await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Waiting);
        Assert.Equal(3, await site.Get<HeldStore>().RefuseAllAsync((await SourceAsync()).Slug, "ada", Cancel));
        Assert.Equal(0, (await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Waiting);
    }

    [Fact]
    public async Task A_block_with_its_picture_that_is_learned_leaves_every_text_already_read()
    {
        string box = $"<div class=\"zq\"><p><img src=\"/letter.png\" width=\"600\" height=\"200\" alt=\"\"></p><p>{Promotion}</p></div>";
        await TakeInAsync(3, box);
        await ReadAsync();

        await using NewsDbContext db = site.Database.OpenForReading();
        foreach (Revision revision in await db.Revisions.ToListAsync(Cancel))
        {
            string html = RevisionCodec.UnpackHtml(revision.Html);
            Assert.DoesNotContain("evening letter", html, StringComparison.Ordinal);
            Assert.DoesNotContain("letter.png", html, StringComparison.Ordinal);
            Assert.Contains("for three days", html, StringComparison.Ordinal);
        }

        Assert.All(await ArticlesAsync(), article => Assert.Equal((1, null, null), (article.Revision, article.CorrectedAt, article.UpdatedAt)));

        // "This is text": from what is kept, at once; and nothing of it is a revision.
        SourceBlock[] learned = [.. await db.SourceBlocks.Where(b => b.Pages == 3).ToListAsync(Cancel)];
        foreach (SourceBlock block in learned)
        {
            await site.Get<SourceBlockStore>().KeepAsync(block.SourceId, block.Fingerprint, true, "ada", Cancel);
        }

        await ReadAsync();
        Assert.Contains("evening letter", await TextAsync(0), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await ReadAsync();
        Assert.All(await ArticlesAsync(), article => Assert.Equal((1, null), (article.Revision, article.CorrectedAt)));
    }

    [Fact]
    public async Task A_saved_selector_cleans_what_was_read_without_a_revision()
    {
        await TakeInAsync(2, $"</article><article class=\"more\"><p>{Promotion} {Promotion}</p>");
        Source source = await SourceAsync();
        Source detail = (await site.Get<SourceAdminQuery>().FindAsync(source.Slug, Cancel))!.Source;
        SourceEdit edit = (await site.Get<SourceAdminQuery>().FindAsync(source.Slug, Cancel))!.Edit with { TextSelector = "article.story p:first-child" };
        Assert.Equal(SourceSaveKind.Saved, (await site.Get<SourceEditStore>().SaveAsync(source.Id, detail.Version, edit, "ada", Cancel)).Kind);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync();

        Assert.All(await ArticlesAsync(), article => Assert.Equal((1, null, null), (article.Revision, article.CorrectedAt, article.UpdatedAt)));
        Assert.Equal(Text(0)[0], await TextAsync(0));
        Assert.Equal(0, (await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Waiting);
    }

    [Fact]
    public async Task What_an_earlier_version_of_the_program_read_is_read_anew_without_a_revision()
    {
        await TakeInAsync(1);
        await site.Get<WritePath>().RunAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.ReadWith, 1).SetProperty(a => a.NextPageLookAt, (DateTimeOffset?)null), Cancel), Cancel);
        await using (NewsDbContext db = site.Database.OpenForReading())
        {
            Revision stored = await db.Revisions.SingleAsync(Cancel);
            string older = RevisionCodec.UnpackHtml(stored.Html) + "<p>Share this article with your friends.</p>";
            await site.Get<WritePath>().RunAsync(write => write.Revisions.ExecuteUpdateAsync(set => set.SetProperty(r => r.Html, RevisionCodec.PackHtml(older)).SetProperty(r => r.TextHash, 1L), Cancel), Cancel);
        }

        await site.Get<IngestionRun>().SpreadOverdueAsync(Cancel);
        await ReadAsync();

        Article article = await ArticleAsync();
        Assert.Equal((1, null), (article.Revision, article.CorrectedAt));
        Assert.DoesNotContain("Share this", await TextAsync(0), StringComparison.Ordinal);
        Assert.Equal([200, 200], publisher.AnswersFor("/0"));
    }

    [Fact]
    public async Task A_headline_that_changes_on_the_page_alone_is_a_changed_title()
    {
        await TakeInAsync(1);
        string titled = $"<html><head><title>Harbour gate of Norwick bends by 9 centimetres</title></head><body><article><h1>Harbour gate of Norwick bends by 9 centimetres</h1>{string.Concat(Text(0).Select(p => $"<p>{p}</p>"))}</article></body></html>";
        publisher.Show("/0", titled);
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await ReadAsync();
        Assert.Equal(1, (await ArticleAsync()).Revision);

        publisher.Show("/0", titled.Replace("bends by 9", "bends by 11", StringComparison.Ordinal));
        site.Clock.Advance(TimeSpan.FromHours(1));
        await ReadAsync();

        Article article = await ArticleAsync();
        Assert.Equal((2, "Harbour gate of Norwick bends by 11 centimetres"), (article.Revision, article.Title));
        Assert.NotNull(article.CorrectedAt);
    }

    [Fact]
    public async Task Items_of_a_feed_that_all_change_alike_are_held_too()
    {
        for (int i = 0; i < 3; i++)
        {
            publisher.Items.Add(($"/{i}", $"Harbour gate of {Places[i]} bends", "&lt;p&gt;" + string.Join("&lt;/p&gt;&lt;p&gt;", Text(i)) + "&lt;/p&gt;"));
        }

        await site.AddSourcesAsync([publisher.Feed], TextMode.Feed);
        await site.VisitAllAsync();
        for (int i = 0; i < 3; i++)
        {
            publisher.Items[i] = publisher.Items[i] with { Description = publisher.Items[i].Description + $"&lt;p&gt;{Promotion}&lt;/p&gt;" };
        }

        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.VisitAllAsync();

        Assert.All(await ArticlesAsync(), article => Assert.Equal((1, null), (article.Revision, article.CorrectedAt)));
        Assert.Equal(3, (await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Waiting);
    }

    [Fact]
    public async Task A_feed_that_goes_over_to_excerpts_does_not_take_the_text_away()
    {
        string whole = string.Join(' ', Text(0));
        publisher.Items.Add(("/0", "Harbour gate of Norwick bends", whole));
        await site.AddSourcesAsync([publisher.Feed], TextMode.Feed);
        await site.VisitAllAsync();
        publisher.Items[0] = ("/0", "Harbour gate of Norwick bends", Text(0)[0]);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.VisitAllAsync();

        Assert.Equal(1, (await ArticleAsync()).Revision);
        Assert.Equal(HoldReason.SuddenlyShort, Assert.Single((await site.Get<HeldQuery>().ReadAsync(10, Cancel)).Lines).Reason);
        Assert.Contains("Ferries", await TextAsync(0), StringComparison.Ordinal);
    }

    private static string[] Text(int article) =>
    [
        $"Engineers closed the harbour of {Places[article]} for three days after the storm bent its steel gate by {article + 9} centimetres.",
        $"Ferries to {Places[article]} wait outside in turn, and the fish market has moved to the car park of the school.",
        $"The mayor of {Places[article]} said on Monday that the gate was built in {1931 + article} and had never been bent before.",
        $"A crane from {Places[(article + 1) % Places.Length]} is on its way and will lift the gate out of the water by the end of the week.",
        $"Insurers will count the cost in {Places[article]} once the crane has done its work, a spokeswoman told the harbour council.",
    ];

    private async Task TakeInAsync(int articles, string around = "")
    {
        for (int i = 0; i < articles; i++)
        {
            publisher.Items.Add(($"/{i}", $"Harbour gate of {Places[i]} bends by {i + 9} centimetres", $"Engineers closed the harbour of {Places[i]} after the storm bent its steel gate …"));
            publisher.Set($"/{i}", Text(i), around);
        }

        await site.AddSourcesAsync([publisher.Feed], TextMode.Page);
        await site.VisitAllAsync();
        await ReadAsync();
        await using NewsDbContext db = site.Database.OpenForReading();
        Assert.Equal(articles, await db.Revisions.CountAsync(r => r.Origin == TextOrigin.Page, Cancel));
    }

    private async Task ReadAsync()
    {
        while (await site.Get<IngestionRun>().ReadPagesAsync(null, Cancel) > 0)
        {
        }
    }

    private async Task<List<Article>> ArticlesAsync()
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        return await db.Articles.OrderBy(a => a.Url).ToListAsync(Cancel);
    }

    private async Task<Article> ArticleAsync() => Assert.Single(await ArticlesAsync());

    private async Task<Source> SourceAsync()
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        return await db.Sources.SingleAsync(s => s.Name == "Source 0", Cancel);
    }

    private async Task<string> TextAsync(int page)
    {
        long id = (await ArticlesAsync())[page].Id;
        await using NewsDbContext db = site.Database.OpenForReading();
        Revision newest = await db.Revisions.Where(r => r.ArticleId == id).OrderByDescending(r => r.Number).FirstAsync(Cancel);
        return BodyReader.TextOf(RevisionCodec.UnpackHtml(newest.Html));
    }
}
