using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Writing;

/// <summary>What a changed page makes of a known article: revision, weight, events, what is held, what is cleaned again.</summary>
public sealed class RevisionTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Now;
    private static readonly string Promotion = "Subscribe to our evening letter and read all that matters.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_typing_mistake_is_a_revision_that_moves_nothing_and_a_figure_one_that_does(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("The goverment lost two ships."), 0);
        await LookAsync(test, 1, Text("The government lost two ships."), 1);

        Article article = await ArticleAsync(test);
        Assert.Equal((2, null, null), (article.Revision, article.CorrectedAt, article.UpdatedAt));
        Assert.Empty((await ChangesAsync(test)).Changes);

        await LookAsync(test, 1, Text("The government lost three ships."), 2);
        article = await ArticleAsync(test);
        Assert.Equal((3, Now.AddHours(2), Now.AddHours(2)), (article.Revision, article.CorrectedAt, article.UpdatedAt));
        ChangedArticle change = Assert.Single((await ChangesAsync(test)).Changes);
        Assert.Equal((3, ChangeWeight.Telling), (change.Change.Number, change.Change.Weight));
        ChangedSentence sentence = Assert.Single(change.Change.Sentences);
        Assert.Equal(("The government lost two ships.", "The government lost three ships."), (sentence.Before, sentence.After));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_history_tells_each_change_with_its_events_and_the_kept_event_keeps_its_row(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("The bridge was shut on Feb. 2, 2026."), 0);
        long kept = await Single(test, db => db.Events.Select(e => e.Id));

        await LookAsync(test, 1, Text("The old bridge was shut on Feb. 2, 2026.", "It opens on Feb. 20, 2026.", "A ferry ran until Feb. 9, 2026."), 5);

        ArticlePage page = (await new ArticlePageQuery(test.Database).FindAsync(1, null, null, Cancel)).Page!;
        RevisionChange change = Assert.Single(page.Changes);
        Assert.Equal((2, Now.AddHours(5), 2, null), (change.Number, change.At, change.EventsAdded, change.TitleBefore));
        Assert.Equal([ChangeKind.Changed, ChangeKind.New, ChangeKind.New], change.Sentences.Select(s => s.Kind));
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Contains(kept, await db.Events.Select(e => e.Id).ToListAsync(Cancel));
        Assert.Equal(3, await db.Events.CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_relative_date_of_a_sentence_that_stays_goes_on_counting_from_its_first_day(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("The bridge was shut yesterday."), 0);
        await LookAsync(test, 1, Text("The bridge was shut yesterday.", "Engineers opened it yesterday at last."), 240);

        await using NewsDbContext db = test.Database.OpenForReading();
        DateOnly first = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-1);
        Assert.Equal([first, first.AddDays(10)], await db.Events.OrderBy(e => e.Start).Select(e => e.Start).ToListAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_block_that_is_learned_leaves_the_texts_already_read_and_comes_back_when_it_is_text(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 3);
        FakeTimeProvider clock = new(Now.AddHours(3));
        PageBlock block = new(BlockFingerprint.Of(Promotion), Promotion);
        for (long id = 1; id <= 3; id++)
        {
            await LookAsync(test, id, $"<p>Text of article {id}, which was read on {id} May 2026 and says this much.</p><p>{Promotion}</p>", 0, block);
        }

        CleanAgainStore cleaning = new(test.Database, test.Writes, new FiltersQuery(test.Database), clock);
        Assert.Equal(1, await cleaning.RunAsync(Cancel));
        Assert.Equal(0, await cleaning.RunAsync(Cancel));
        await using (NewsDbContext db = test.Database.OpenForReading())
        {
            Assert.All(await db.Revisions.ToListAsync(Cancel), r => Assert.DoesNotContain("evening letter", RevisionCodec.UnpackHtml(r.Html), StringComparison.Ordinal));
            Assert.All(await db.Articles.ToListAsync(Cancel), a => Assert.Equal((1, null, null), (a.Revision, a.UpdatedAt, a.CorrectedAt)));
            Assert.Equal(3, await db.Events.CountAsync(Cancel));
        }

        await new SourceBlockStore(test.Writes, clock).KeepAsync(1, block.Fingerprint, true, "ada", Cancel);
        Assert.Equal(1, await cleaning.RunAsync(Cancel));
        await using NewsDbContext later = test.Database.OpenForReading();
        Assert.All(await later.Revisions.ToListAsync(Cancel), r => Assert.Contains("evening letter", RevisionCodec.UnpackHtml(r.Html), StringComparison.Ordinal));
        Assert.All(await later.Revisions.ToListAsync(Cancel), r => Assert.Null(r.AsRead));
        Assert.All(await later.Articles.ToListAsync(Cancel), a => Assert.Equal(1, a.Revision));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Pages_that_change_by_the_same_block_are_held_and_the_one_that_was_taken_is_taken_back(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 2);
        for (long id = 1; id <= 2; id++)
        {
            await LookAsync(test, id, Text($"Article {id} was written on {id} May 2026 and stays as it is."), 0);
        }

        await LookAsync(test, 1, Text("Article 1 was written on 1 May 2026 and stays as it is.", Promotion), 1);
        Assert.Equal(2, (await ArticleAsync(test)).Revision);
        await LookAsync(test, 2, Text("Article 2 was written on 2 May 2026 and stays as it is.", Promotion), 1);

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal([1, 1], await db.Articles.Select(a => a.Revision).ToListAsync(Cancel));
        Assert.All(await db.Articles.ToListAsync(Cancel), a => Assert.Null(a.CorrectedAt));
        Assert.All(await db.HeldRevisions.ToListAsync(Cancel), h => Assert.Equal(HoldReason.AllAlike, h.Reason));
        Assert.Equal(2, await db.HeldRevisions.CountAsync(Cancel));
        Assert.Equal(2, await db.Events.CountAsync(Cancel));
        Assert.Empty((await ChangesAsync(test)).Changes);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_held_text_stands_once_it_is_released_and_is_not_asked_about_again_once_refused(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("Seven ships were lost.", "Nobody was hurt."), 0);
        HeldStore held = new(test.Database, test.Writes, new FiltersQuery(test.Database), new FakeTimeProvider(Now.AddHours(9)));
        await HoldAsync(test, Text("Seven ships were lost."), 1);
        HeldLine line = Assert.Single((await new HeldQuery(test.Database).ReadAsync(10, Cancel)).Lines);
        Assert.Equal(("Nobody was hurt.", ChangeKind.Gone), (line.Changes[0].Before, line.Changes[0].Kind));

        Assert.False(await held.ReleaseAsync(1, line.TextHash + 1, "ada", Cancel));
        Assert.True(await held.RefuseAsync(1, line.TextHash, "ada", Cancel));
        await HoldAsync(test, Text("Seven ships were lost."), 2);
        Assert.Equal(0, (await new HeldQuery(test.Database).ReadAsync(10, Cancel)).Waiting);
        Assert.Equal(1, (await ArticleAsync(test)).Revision);

        await HoldAsync(test, Text("Six ships were lost."), 3);
        Assert.True(await held.ReleaseAsync(1, null, "ada", Cancel));
        Article article = await ArticleAsync(test);
        Assert.Equal((2, Now.AddHours(9)), (article.Revision, article.CorrectedAt));
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(0, await db.HeldRevisions.CountAsync(Cancel));
        Assert.Equal(["article.change-refused", "article.change-released"], await db.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_held_text_is_forgotten_when_the_page_says_what_it_said_before(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("Seven ships were lost.", "Nobody was hurt."), 0);
        await HoldAsync(test, Text("We value your privacy."), 1);
        await LookAsync(test, 1, Text("Seven ships were lost.", "Nobody was hurt."), 2);

        Assert.Equal(0, (await new HeldQuery(test.Database).ReadAsync(10, Cancel)).Waiting);
        Assert.Equal(1, (await ArticleAsync(test)).Revision);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_read_page_that_no_edition_shows_is_not_looked_at(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1, "hide title:Title\ndefault show");
        await test.Writes.RunAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.PageState, PageState.Read).SetProperty(a => a.NextPageLookAt, Now), Cancel), Cancel);

        Assert.Empty(await test.Pages().ClaimAsync(Now, 10, Now.AddMinutes(3), Cancel));
        Assert.True((await ArticleAsync(test)).NextPageLookAt > Now);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_changes_of_a_hidden_or_withdrawn_article_stand_in_no_list(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("Seven ships were lost."), 0);
        await LookAsync(test, 1, Text("Nine ships were lost."), 1);
        Assert.Single((await ChangesAsync(test)).Changes);

        await new WithdrawalStore(test.Writes, new FiltersQuery(test.Database), new FakeTimeProvider(Now)).WithdrawAsync(1, "ada", "a name", Cancel);
        Assert.Empty((await ChangesAsync(test)).Changes);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_title_that_came_by_the_feed_and_the_text_that_follows_it_are_one_revision(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, Text("Seven ships were lost."), 0);
        await using (NewsDbContext db = test.Database.OpenForReading())
        {
            await Drafts.VisitAsync(test, await db.Sources.SingleAsync(s => s.Slug == "one", Cancel), await db.Feeds.SingleAsync(Cancel), Now.AddHours(1), Drafts.Item("a1", "Another title"));
        }

        Assert.Equal(2, (await ArticleAsync(test)).Revision);
        await LookAsync(test, 1, Text("Nine ships were lost."), 1.1);

        ArticlePage page = (await new ArticlePageQuery(test.Database).FindAsync(1, null, null, Cancel)).Page!;
        RevisionChange change = Assert.Single(page.Changes);
        Assert.Equal(("Title 1", "Another title", 1), (change.TitleBefore, change.Title, change.Sentences.Count));
        Assert.Equal(Now.AddHours(1), (await ArticleAsync(test)).CorrectedAt);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_article_past_its_time_goes_with_all_its_revisions_and_no_feed_brings_it_back(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 2);
        await LookAsync(test, 1, Text("Seven ships were lost on Feb. 2, 2026."), 0);
        await LookAsync(test, 1, Text("Nine ships were lost on Feb. 2, 2026."), 1);
        await HoldAsync(test, Text("Ships."), 2);
        await test.Writes.RunAsync(db => db.Articles.Where(a => a.Id == 2).ExecuteUpdateAsync(set => set.SetProperty(a => a.SortTime, Now.AddDays(39)), Cancel), Cancel);
        FakeTimeProvider clock = new(Now.AddDays(40));

        Assert.Equal(0, await new RetentionStore(test.Database, test.Writes, new DatabaseOptions(), clock).RunAsync(Cancel));
        Assert.Equal(1, await new RetentionStore(test.Database, test.Writes, new DatabaseOptions { KeepDays = 30 }, clock).RunAsync(Cancel));

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(2, (await db.Articles.SingleAsync(Cancel)).Id);
        Assert.Equal(0, await db.Revisions.CountAsync(r => r.ArticleId == 1, Cancel) + await db.HeldRevisions.CountAsync(Cancel) + await db.Events.CountAsync(Cancel));
        Assert.Equal(0, await db.Decisions.CountAsync(d => d.ArticleId == 1, Cancel));
        await Drafts.VisitAsync(test, await db.Sources.SingleAsync(s => s.Slug == "one", Cancel), await db.Feeds.SingleAsync(Cancel), Now.AddDays(40), Drafts.Item("a1", "Title 1"));
        Assert.Equal(1, await db.Articles.CountAsync(Cancel));
    }

    private static string Text(params string[] paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));

    private static async Task<(IReadOnlyList<ChangedArticle> Changes, ListCursor? Next)> ChangesAsync(TestDatabase test) =>
        await new ChangesQuery(test.Database).PageAsync((await new EditionQuery(test.Database).FindAsync(null, Cancel))!, null, 10, Cancel);

    private static async Task<T> Single<T>(TestDatabase test, Func<NewsDbContext, IQueryable<T>> of)
    {
        await using NewsDbContext db = test.Database.OpenForReading();
        return await of(db).SingleAsync(Cancel);
    }

    private static Task<Article> ArticleAsync(TestDatabase test) => Single(test, db => db.Articles.Where(a => a.Id == 1));

    private static async Task<TestDatabase> WithArticlesAsync(DatabaseProvider provider, int articles, string filter = "default show")
    {
        TestDatabase test = await TestDatabase.CreateAsync(provider, filter);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        for (int i = 1; i <= articles; i++)
        {
            await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item($"a{i}", $"Title {i}"));
        }

        return test;
    }

    private static Task LookAsync(TestDatabase test, long articleId, string html, double hours, params PageBlock[] blocks) => CommitAsync(test, articleId, html, hours, null, blocks);

    private static Task HoldAsync(TestDatabase test, string html, double hours) => CommitAsync(test, 1, html, hours, HoldReason.SuddenlyShort, []);

    private static async Task CommitAsync(TestDatabase test, long articleId, string html, double hours, HoldReason? hold, PageBlock[] blocks)
    {
        DateTimeOffset at = Now.AddHours(hours);
        await test.Writes.RunAsync(db => db.Articles.Where(a => a.Id == articleId).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.NextPageLookAt, at).SetProperty(a => a.PageLeasedUntil, (DateTimeOffset?)null), Cancel), Cancel);
        PageTask task = Assert.Single(await test.Pages().ClaimAsync(at, 10, at.AddMinutes(3), Cancel), one => one.Article.Id == articleId);
        ArticleText text = ArticleText.Read(task.Article.Title, html, "en", Now, TimeSpan.Zero, TextOrigin.Page);
        await test.Pages().CommitAsync(task, new PageOutcome(at, null, PageState.Read, text, null, hold is null ? null : "held", null, null, blocks, null) { Hold = hold }, Cancel);
    }
}
