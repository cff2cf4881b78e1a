using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Writing;

public sealed class TopicStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_joined_topic_gives_the_other_its_articles_sources_and_names_and_the_vocabulary_is_read_anew(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide topic:ml");
        TopicStore store = new(test.Writes, new FakeTimeProvider(TestDatabase.Now));
        TopicsQuery vocabulary = new(test.Database);
        Assert.Equal(TopicOutcome.Done, await store.AddAsync(new TopicDraft("ai", "AI", "人工智慧", ["Artificial Intelligence"]), "ada", Cancel));
        Assert.Equal(TopicOutcome.Done, await store.AddAsync(new TopicDraft("ml", "Machine learning", "機器學習", ["Deep Learning"]), "ada", Cancel));
        Assert.Equal(["ml"], (await vocabulary.ReadAsync(Cancel)).Match(["deep-learning"]));
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, TestDatabase.Now, Drafts.Item("a", "Both", category: "AI"), Drafts.Item("b", "One"));
        await using (NewsDbContext db = test.Database.Open())
        {
            foreach (Article article in await db.Articles.ToListAsync(Cancel))
            {
                article.PageTopics = "other ml";
                db.ArticleTopics.Add(new ArticleTopic { Topic = "ml", SortTime = article.SortTime, ArticleId = article.Id });
            }

            (await db.Sources.SingleAsync(Cancel)).Topics = ["ml", "ai"];
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(TopicOutcome.Done, await store.JoinAsync("ml", "ai", "ada", Cancel));

        await using NewsDbContext read = test.Database.OpenForReading();
        Assert.Equal(["ai", "ai"], await read.ArticleTopics.Select(t => t.Topic).ToListAsync(Cancel));
        Assert.Equal(["other ai", "other ai"], await read.Articles.Select(a => a.PageTopics).ToListAsync(Cancel));
        Assert.Equal(["ai"], (await read.Sources.SingleAsync(Cancel)).Topics);
        Assert.NotNull((await read.Sources.SingleAsync(Cancel)).DecideAgainFromId);
        Assert.Equal(["ai"], (await vocabulary.ReadAsync(Cancel)).Match(["Deep Learning", "機器學習", "ml"]));
        Assert.Equal("joined", (await read.Audit.OrderBy(a => a.Id).LastAsync(Cancel)).Action.Split('.')[1]);

        // A rule that names the topic by its old name means the other.
        await new DecideAgainStore(test.Database, test.Writes, new FiltersQuery(test.Database)).RunAsync(100, Cancel);
        Assert.Equal(2, await read.Decisions.CountAsync(d => d.Verdict == Core.Filtering.Verdict.Hide, Cancel));
        Assert.Equal(TopicOutcome.SlugTaken, await store.AddAsync(new TopicDraft("ml", "Again", "再", []), "ada", Cancel));
    }

    [Theory]
    [InlineData("AI", "a", "b", TopicOutcome.BadSlug)]
    [InlineData("a--b", "a", "b", TopicOutcome.BadSlug)]
    [InlineData("a", "", "b", TopicOutcome.BadName)]
    [InlineData("a", "a", "", TopicOutcome.BadName)]
    public async Task A_topic_needs_a_slug_and_both_names(string slug, string en, string zh, TopicOutcome outcome)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        TopicStore store = new(test.Writes, new FakeTimeProvider(TestDatabase.Now));
        Assert.Equal(outcome, await store.AddAsync(new TopicDraft(slug, en, zh, []), "ada", Cancel));
        Assert.Equal(TopicOutcome.Unknown, await store.JoinAsync("none", "neither", "ada", Cancel));
    }
}
