using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Writing;

public sealed class VisitCommitTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Now;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_second_visit_with_the_same_items_stores_nothing_twice(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");

        VisitResult first = await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "First"), Drafts.Item("b", "Second"));
        VisitResult second = await Drafts.VisitAsync(test, source, feed, Now.AddHours(1), Drafts.Item("b", "Second"), Drafts.Item("a", "First"));

        Assert.Equal(new VisitResult(2, 0), first);
        Assert.Equal(new VisitResult(0, 0), second);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_changed_text_becomes_a_revision_and_the_first_one_stays(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "First", "<p>It rained on Monday.</p>"));

        VisitResult result = await Drafts.VisitAsync(test, source, feed, Now.AddHours(1), Drafts.Item("a", "First", "<p>It snowed on Monday.</p>"));

        Assert.Equal(new VisitResult(0, 1), result);
        await using NewsDbContext db = test.Database.OpenForReading();
        List<Revision> revisions = await db.Revisions.OrderBy(r => r.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["<p>It rained on Monday.</p>", "<p>It snowed on Monday.</p>"], revisions.Select(r => RevisionCodec.UnpackHtml(r.Html)));
        Assert.Equal(2, (await db.Articles.SingleAsync(TestContext.Current.CancellationToken)).Revision);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_feeds_of_one_source_that_judged_the_same_item_new_store_it_once(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        Feed other = new() { Id = feed.Id, SourceId = source.Id, Url = feed.Url };

        // Both visits read their context before either committed: here the second commits what it judged new, again.
        VisitResult[] results = await Task.WhenAll(
            Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "First")),
            Drafts.VisitAsync(test, source, other, Now, Drafts.Item("a", "First")));

        Assert.Equal(1, results.Sum(r => r.New));
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(1, await db.Articles.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Back_fill_stands_where_it_was_published_and_later_arrivals_where_they_were_seen(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        DateTimeOffset published = Now.AddHours(-5);

        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("old", "Old", published: published));
        await Drafts.VisitAsync(test, source, feed, Now.AddHours(1), Drafts.Item("late", "Late", published: published), Drafts.Item("ahead", "Ahead", published: Now.AddDays(3)));

        await using NewsDbContext db = test.Database.OpenForReading();
        Dictionary<string, Article> articles = await db.Articles.ToDictionaryAsync(a => a.Title, TestContext.Current.CancellationToken);
        Assert.Equal(published, articles["Old"].SortTime);
        Assert.Equal(Now.AddHours(1), articles["Late"].SortTime);
        Assert.Equal(Now.AddHours(1), articles["Ahead"].PublishedAt);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_visit_does_not_undo_what_an_admin_set_meanwhile(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await using (NewsDbContext db = test.Database.Open())
        {
            await db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.State, FeedState.Paused), TestContext.Current.CancellationToken);
        }

        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "First"));

        await using NewsDbContext after = test.Database.OpenForReading();
        Feed stored = await after.Feeds.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(FeedState.Paused, stored.State);
        Assert.Equal(Now, stored.LastSuccessAt);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_claimed_feed_is_not_claimed_again_until_its_lease_ends(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        await test.AddSourceAsync("one");
        FeedStore feeds = new(test.Database, test.Writes);

        Assert.Single(await feeds.ClaimDueAsync(Now, 10, "a", Now.AddMinutes(3), TestContext.Current.CancellationToken));
        Assert.Empty(await feeds.ClaimDueAsync(Now.AddMinutes(2), 10, "b", Now.AddMinutes(5), TestContext.Current.CancellationToken));
        Assert.Single(await feeds.ClaimDueAsync(Now.AddMinutes(3), 10, "b", Now.AddMinutes(6), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_lease_has_one_holder_until_it_ends(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        LeaseStore leases = new(test.Writes);
        TimeSpan minute = TimeSpan.FromMinutes(1);

        Assert.True(await leases.TakeAsync("stories", "a", Now, minute, TestContext.Current.CancellationToken));
        Assert.False(await leases.TakeAsync("stories", "b", Now.AddSeconds(30), minute, TestContext.Current.CancellationToken));
        Assert.True(await leases.TakeAsync("stories", "a", Now.AddSeconds(30), minute, TestContext.Current.CancellationToken));
        Assert.True(await leases.TakeAsync("stories", "b", Now.AddSeconds(91), minute, TestContext.Current.CancellationToken));
    }
}
