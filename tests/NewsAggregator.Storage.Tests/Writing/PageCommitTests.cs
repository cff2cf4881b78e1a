using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Writing;

/// <summary>What a look at an article's page leaves behind: learned blocks, and when a changed text is a revision.</summary>
public sealed class PageCommitTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Now;
    private static readonly PageBlock Share = new(BlockFingerprint.Of("Share this with your friends"), "Share this with your friends");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_article_that_is_looked_at_seven_times_counts_as_one_page_of_its_blocks(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        for (int look = 0; look < 7; look++)
        {
            await LookAsync(test, 1, $"<p>It rained on Monday {look}.</p>", [new PageBlock(1, "It rained on Monday."), Share]);
        }

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.All(await db.SourceBlocks.ToListAsync(Cancel), block => Assert.Equal(1, block.Pages));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_page_that_says_the_feeds_very_words_counts_once_too(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        for (int look = 0; look < 3; look++)
        {
            await LookAsync(test, 1, "<p>Body.</p>", [Share]);
        }

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(1, (await db.SourceBlocks.SingleAsync(Cancel)).Pages);
        Assert.Equal(TextOrigin.Page, (await db.Revisions.SingleAsync(Cancel)).Origin);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_block_on_the_pages_of_three_articles_is_learned_with_a_sample_of_its_words(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 4);
        for (long article = 1; article <= 3; article++)
        {
            await LookAsync(test, article, $"<p>Text {article}.</p>", [Share, new PageBlock(article, $"Text {article}.")]);
        }

        PageTask fourth = await TaskAsync(test, 4);
        Assert.Equal([Share.Fingerprint], fourth.LearnedBlocks);
        await using NewsDbContext db = test.Database.OpenForReading();
        SourceBlock block = await db.SourceBlocks.SingleAsync(b => b.Fingerprint == Share.Fingerprint, Cancel);
        Assert.Equal((3, Share.Text), (block.Pages, block.Sample));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_excerpt_replaced_by_its_page_is_no_revision_also_where_the_first_look_failed(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        PageTask task = await TaskAsync(test, 1);
        await test.Pages().CommitAsync(task, Outcome(null, []) with { Failure = "no answer in time", State = PageState.Wanted }, Cancel);

        await LookAsync(test, 1, "<p>Body, and all the rest.</p>", []);

        await using NewsDbContext db = test.Database.OpenForReading();
        Article article = await db.Articles.SingleAsync(Cancel);
        Assert.Equal((1, null), (article.Revision, article.UpdatedAt));
        Assert.Equal("<p>Body, and all the rest.</p>", RevisionCodec.UnpackHtml((await db.Revisions.SingleAsync(Cancel)).Html));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_page_that_its_publisher_changed_is_a_revision(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, "<p>Two were hurt.</p>", []);

        await LookAsync(test, 1, "<p>Three were hurt.</p>", []);

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(2, (await db.Articles.SingleAsync(Cancel)).Revision);
        Assert.Equal(2, await db.Revisions.CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_text_that_changed_because_the_source_is_read_differently_is_cleaned_again_without_a_revision(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await LookAsync(test, 1, "<p>The article.</p><p>Related: another one.</p>", []);
        await test.Writes.RunAsync(db => db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.ReadingNumber, 1), Cancel), Cancel);

        await LookAsync(test, 1, "<p>The article.</p>", []);
        await using NewsDbContext db = test.Database.OpenForReading();
        Article article = await db.Articles.SingleAsync(Cancel);
        Assert.Equal((1, null), (article.Revision, article.UpdatedAt));
        Assert.Equal("<p>The article.</p>", RevisionCodec.UnpackHtml((await db.Revisions.SingleAsync(Cancel)).Html));

        // The next change is the publisher's own again.
        await LookAsync(test, 1, "<p>The article, corrected.</p>", []);
        Assert.Equal(2, (await db.Articles.SingleAsync(Cancel)).Revision);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_block_that_was_learned_meanwhile_leaves_older_texts_without_a_revision(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 3);
        for (long article = 1; article <= 3; article++)
        {
            await LookAsync(test, article, $"<p>Text {article}.</p><p>{Share.Text}</p>", [Share]);
        }

        await LookAsync(test, 1, "<p>Text 1.</p>", []);
        await LookAsync(test, 2, "<p>Text 2, and more.</p>", []);

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal([1, 2, 1], await db.Articles.OrderBy(a => a.Id).Select(a => a.Revision).ToListAsync(Cancel));
        Assert.Equal("<p>Text 1.</p>", RevisionCodec.UnpackHtml((await db.Revisions.SingleAsync(r => r.ArticleId == 1, Cancel)).Html));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_page_fills_what_the_feed_left_out_and_takes_nothing_away(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 1);
        await test.Writes.RunAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.Title, "A bridge for Tarn…").SetProperty(a => a.Author, (string?)null), Cancel), Cancel);
        PageFacts facts = new()
        {
            Title = "A bridge for Tarn, after six years", Author = "Ana Ruiz", ImageUrl = "https://one.example/a.jpg", ImageWidth = 1200, ImageHeight = 630, ImageAlt = "The bridge",
            Topics = ["science"], IsPaywalled = true, CorrectionNote = "Correction: six years, not five.",
        };
        await LookAsync(test, 1, "<p>The whole text of the page.</p>", [], facts);

        await using NewsDbContext db = test.Database.OpenForReading();
        Article article = await db.Articles.SingleAsync(Cancel);
        Assert.Equal((1, "A bridge for Tarn, after six years", "Ana Ruiz", 1200, 630, "The bridge"), (article.Revision, article.Title, article.Author, article.ImageWidth, article.ImageHeight, article.ImageAlt));
        Assert.Equal((true, "Correction: six years, not five."), (article.IsPaywalled, article.CorrectionNote));
        Assert.Equal("A bridge for Tarn, after six years", (await db.Revisions.SingleAsync(Cancel)).Title);
        Assert.Contains("science", await db.ArticleTopics.Select(t => t.Topic).ToListAsync(Cancel));

        // What the page no longer says is taken back; the author stays.
        await LookAsync(test, 1, "<p>The whole text of the page.</p>", [], new PageFacts { Title = facts.Title, Author = "Somebody Else" });
        await using NewsDbContext later = test.Database.OpenForReading();
        article = await later.Articles.SingleAsync(Cancel);
        Assert.Equal((1, "Ana Ruiz", false, null), (article.Revision, article.Author, article.IsPaywalled, article.CorrectionNote));
        Assert.DoesNotContain("science", await later.ArticleTopics.Select(t => t.Topic).ToListAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_author_or_topic_that_only_the_page_names_is_judged_by_the_filter(DatabaseProvider provider)
    {
        await using TestDatabase test = await WithArticlesAsync(provider, 2, "hide author:\"Ana Ruiz\"\nhide topic:science\ndefault show");
        await test.Writes.RunAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.Author, (string?)null), Cancel), Cancel);
        Assert.Equal(2, await ShownAsync(test));

        // The same words as the feed's: only what stands beside the text is new.
        await LookAsync(test, 1, "<p>Body.</p>", [], new PageFacts { Author = "Ana Ruiz" });
        Assert.Equal(1, await ShownAsync(test));
        await LookAsync(test, 2, "<p>Body.</p>", [], new PageFacts { Topics = ["science"] });
        Assert.Equal(0, await ShownAsync(test));
    }

    private static async Task<int> ShownAsync(TestDatabase test)
    {
        var pages = new ArticlePageQuery(test.Database);
        int shown = 0;
        for (long id = 1; id <= 2; id++)
        {
            shown += (await pages.FindAsync(id, null, null, Cancel)).Access == ArticleAccess.Found ? 1 : 0;
        }

        return shown;
    }

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

    private static async Task LookAsync(TestDatabase test, long articleId, string html, PageBlock[] blocks, PageFacts? facts = null)
    {
        PageTask task = await TaskAsync(test, articleId);
        ArticleText text = ArticleText.Read(task.Article.Title, html, "en", Now, TimeSpan.Zero, TextOrigin.Page);
        await test.Pages().CommitAsync(task, Outcome(text, blocks, facts), Cancel);
    }

    private static PageOutcome Outcome(ArticleText? text, PageBlock[] blocks, PageFacts? facts = null) => new(Now, null, PageState.Read, text, null, null, null, null, blocks, facts);

    private static async Task<PageTask> TaskAsync(TestDatabase test, long articleId)
    {
        await test.Writes.RunAsync(db => db.Articles.Where(a => a.Id == articleId).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.NextPageLookAt, Now).SetProperty(a => a.PageLeasedUntil, (DateTimeOffset?)null), Cancel), Cancel);
        return Assert.Single(await test.Pages().ClaimAsync(Now, 10, Now.AddMinutes(3), Cancel), task => task.Article.Id == articleId);
    }
}
