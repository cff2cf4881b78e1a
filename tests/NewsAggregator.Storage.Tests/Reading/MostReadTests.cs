using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Reading;

public sealed class MostReadTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Now;
    private static readonly ArticleList List = new() { MostRead = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Reads_add_up_over_writes_and_days_and_what_is_hidden_or_unread_is_not_listed(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide title:Secret\ndefault show");
        Dictionary<string, long> ids = await StoredAsync(test, "Morning", "Noon", "Evening", "Secret", "Unread");
        ReadStore store = new(test.Writes);

        await store.AddAsync([Read(ids["Morning"], 2), Read(ids["Noon"], 3), Read(ids["Secret"], 9), Read(12345, 9)], Now, Cancel);
        await store.AddAsync([Read(ids["Morning"], 2), Read(ids["Evening"], 4, daysAgo: 1)], Now, Cancel);

        // Four each: the newest of them first.
        Assert.Equal(["Evening", "Morning", "Noon"], await TitlesAsync(test, Now));
        Assert.Equal(["Evening", "Morning"], (await Query(test, Now).PageAsync(await test.ViewAsync(), List, null, 2, cancellation: Cancel)).Articles.Select(a => a.Title));
        Assert.Empty((await Query(test, Now).PageAsync(await test.ViewAsync(), List, new ListCursor(0, 2), 30, cancellation: Cancel)).Articles);
        Assert.Equal(["Evening", "Noon", "Morning"], (await Query(test, Now).FeedAsync(await test.ViewAsync(), List, false, Cancel)).ByTime().Articles.Select(a => a.Title));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_count_is_forgotten_when_its_week_is_over(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        Dictionary<string, long> ids = await StoredAsync(test, "Morning", "Noon");
        ReadStore store = new(test.Writes);
        await store.AddAsync([Read(ids["Morning"], 5), Read(ids["Noon"], 1, daysAgo: -1)], Now, Cancel);

        Assert.Equal(["Morning", "Noon"], await TitlesAsync(test, Now.AddDays(ArticleReads.DaysKept - 1)));
        Assert.Equal(["Noon"], await TitlesAsync(test, Now.AddDays(ArticleReads.DaysKept)));
        await store.AddAsync([], Now.AddDays(ArticleReads.DaysKept), Cancel);
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(ids["Noon"], (await db.ArticleReads.SingleAsync(Cancel)).ArticleId);
    }

    private static ArticleReads Read(long article, int times, int daysAgo = 0) => new() { Day = ArticleReads.DayOf(Now.AddDays(-daysAgo)), ArticleId = article, Times = times };

    /// <summary>Each an hour later than the one before.</summary>
    private static async Task<Dictionary<string, long>> StoredAsync(TestDatabase test, params string[] titles)
    {
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, Now, [.. titles.Select((title, i) => Drafts.Item(title, title, published: Now.AddHours(i - titles.Length)))]);
        await using NewsDbContext db = test.Database.OpenForReading();
        return await db.Articles.ToDictionaryAsync(a => a.Title, a => a.Id, Cancel);
    }

    private static async Task<IEnumerable<string>> TitlesAsync(TestDatabase test, DateTimeOffset now) =>
        (await Query(test, now).PageAsync(await test.ViewAsync(), List, null, 30, cancellation: Cancel)).Articles.Select(a => a.Title);

    private static ArticleListQuery Query(TestDatabase test, DateTimeOffset now) =>
        new(test.Database, new SiteSettingsQuery(test.Database, new ChangeStamp(test.Database), new SiteOptions()), new FakeTimeProvider(now));
}
