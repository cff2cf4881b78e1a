using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Ingestion.Tests.Fetching;
using NewsAggregator.Storage;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>Visits over time: zones that a feed does not name, undated items, publishers that rename everything.</summary>
public sealed class VisitDatesTests
{
    [Fact]
    public async Task Zone_of_a_source_that_names_none_is_learned_from_its_visits()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        for (int visit = 0; visit < 4; visit++)
        {
            publisher.Items.Add(Item(visit, publisher.Site.Clock.GetUtcNow().AddMinutes(8 * 60 - 5)));
            await publisher.VisitAsync();
            publisher.Site.Clock.Advance(TimeSpan.FromMinutes(40));
        }

        await using NewsDbContext db = publisher.Site.Database.OpenForReading();
        Source source = await db.Sources.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(480, source.LearnedZoneMinutes);

        // Before, its times were ahead and printed as first seen; from now on they are its own.
        Article last = await db.Articles.OrderByDescending(a => a.Id).FirstAsync(TestContext.Current.CancellationToken);
        Assert.InRange(last.FirstSeenAt - last.PublishedAt!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Article first = await db.Articles.OrderBy(a => a.Id).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal(first.FirstSeenAt, first.PublishedAt);
    }

    [Fact]
    public async Task Admins_zone_decides_and_nothing_is_learned()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        await publisher.ChangeSourceAsync(source => source.TimeZone = "Asia/Taipei");
        for (int visit = 0; visit < 4; visit++)
        {
            publisher.Items.Add(Item(visit, publisher.Site.Clock.GetUtcNow().AddMinutes(8 * 60 - 5)));
            await publisher.VisitAsync();
            publisher.Site.Clock.Advance(TimeSpan.FromMinutes(40));
        }

        await using NewsDbContext db = publisher.Site.Database.OpenForReading();
        Assert.Null((await db.Sources.SingleAsync(TestContext.Current.CancellationToken)).LearnedZoneMinutes);
        Assert.All(
            await db.Articles.ToListAsync(TestContext.Current.CancellationToken),
            article => Assert.InRange(article.FirstSeenAt - article.PublishedAt!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)));
    }

    [Fact]
    public async Task CST_of_a_chinese_source_is_chinas()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        await publisher.ChangeSourceAsync(source => source.Language = "zh-Hans");
        DateTimeOffset now = publisher.Site.Clock.GetUtcNow();
        publisher.Items.Add(Item(1, now.AddHours(8 - 1), " CST"));
        await publisher.VisitAsync();

        Assert.InRange(now - (await publisher.ArticlesAsync()).Single().PublishedAt!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task Preview_reads_dates_as_the_visit_will()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        DateTimeOffset now = publisher.Site.Clock.GetUtcNow();
        publisher.Items.Add(Item(1, now.AddHours(8 - 1)));
        PreviewedFeed preview = await publisher.Site.Get<PagePreview>().FeedAsync(
            publisher.Address, new Source { TimeZone = "Asia/Taipei" }, 5, TestContext.Current.CancellationToken);
        Assert.InRange(now - Assert.Single(preview.Articles).Article.PublishedAt!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task Dates_that_cannot_be_believed_are_told_to_the_admin_and_not_stored()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        publisher.Items.Add(Item(1, publisher.Site.Clock.GetUtcNow().AddDays(400), " GMT"));
        publisher.Items.Add("<item><title>Old</title><guid>2</guid><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item>");
        publisher.Items.Add("<item><title>Odd</title><guid>3</guid><pubDate>the day before yesterday</pubDate></item>");
        await publisher.VisitAsync();

        await using NewsDbContext db = publisher.Site.Database.OpenForReading();
        string warnings = (await db.Feeds.SingleAsync(TestContext.Current.CancellationToken)).Warnings!;
        Assert.Contains("could not be read, such as \"the day before yesterday\"", warnings, StringComparison.Ordinal);
        Assert.Contains("1 items after this visit, up to 399 days", warnings, StringComparison.Ordinal);
        Assert.Contains("before 1990", warnings, StringComparison.Ordinal);
        Assert.All(await publisher.ArticlesAsync(), article => Assert.True(article.PublishedAt is null || article.PublishedAt == article.FirstSeenAt));
    }

    [Fact]
    public async Task Undated_items_of_a_first_visit_stand_a_day_back_in_feed_order_and_later_ones_now()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        publisher.Items.AddRange([Undated("b"), Undated("c"), Undated("d")]);
        await publisher.VisitAsync();
        DateTimeOffset first = publisher.Site.Clock.GetUtcNow();
        publisher.Site.Clock.Advance(TimeSpan.FromHours(1));
        publisher.Items.Insert(0, Undated("a"));
        await publisher.VisitAsync();

        List<Article> articles = [.. (await publisher.ArticlesAsync()).OrderByDescending(a => a.SortTime)];
        Assert.Equal(["a", "b", "c", "d"], articles.Select(a => a.Title));
        Assert.Equal(first.AddHours(1).ToUnixTimeMilliseconds(), articles[0].SortTime.ToUnixTimeMilliseconds());
        Assert.Equal(first.AddDays(-1).ToUnixTimeMilliseconds(), articles[1].SortTime.ToUnixTimeMilliseconds());
        Assert.All(articles, article => Assert.Null(article.PublishedAt));
    }

    [Fact]
    public async Task Publisher_that_renames_every_item_brings_no_article_twice()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        publisher.Items.AddRange(Enumerable.Range(0, 8).Select(i => Named(i, "old", $"https://old.example/2026/story-{i}")));
        await publisher.VisitAsync();
        publisher.Items.Clear();
        publisher.Items.AddRange(Enumerable.Range(1, 8).Select(i => Named(i, "new", $"https://www.new.example/2026/story-{i}/")));
        await publisher.VisitAsync();
        IReadOnlyList<Article> renamed = await publisher.ArticlesAsync();
        publisher.Items.Insert(0, Named(9, "new", "https://www.new.example/2026/story-9/"));
        await publisher.VisitAsync();

        Assert.Equal(9, renamed.Count);
        Assert.Equal("https://www.new.example/2026/story-3/", renamed.Single(a => a.Title == "Story 3 of the harbour").Url);
        Assert.Equal(10, (await publisher.ArticlesAsync()).Count);
    }

    [Fact]
    public async Task Items_that_only_share_a_title_stay_apart_when_a_feed_renames_itself()
    {
        await using Publisher publisher = await Publisher.StartAsync();
        publisher.Items.AddRange(Enumerable.Range(0, 6).Select(i => $"<item><title>Weather</title><guid>old-{i}</guid><link>https://a.example/w?id={i}</link></item>"));
        await publisher.VisitAsync();
        publisher.Items.Clear();
        publisher.Items.AddRange(Enumerable.Range(6, 6).Select(i => $"<item><title>Weather</title><guid>new-{i}</guid><link>https://a.example/w?id={i}</link></item>"));
        await publisher.VisitAsync();

        Assert.Equal(12, (await publisher.ArticlesAsync()).Count);
    }

    private static string Item(int number, DateTimeOffset local, string zone = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"<item><title>Item {number}</title><guid>g-{number}</guid><pubDate>{local.UtcDateTime:yyyy-MM-dd HH:mm:ss}{zone}</pubDate></item>");

    private static string Undated(string name) => $"<item><title>{name}</title><guid>{name}</guid></item>";

    private static string Named(int number, string era, string link) =>
        $"<item><title>Story {number} of the harbour</title><guid>{era}-{number}</guid><link>{link}</link><description>Short</description></item>";

    /// <summary>One feed on loopback whose items a test changes between visits.</summary>
    private sealed class Publisher : IAsyncDisposable
    {
        private readonly LoopbackSite web;

        private Publisher(LoopbackSite web, IngestionSite site, List<string> items) => (this.web, Site, Items) = (web, site, items);

        public IngestionSite Site { get; }

        public List<string> Items { get; }

        public Uri Address => web.At("/feed");

        public static async Task<Publisher> StartAsync()
        {
            List<string> items = [];
            LoopbackSite web = await LoopbackSite.StartAsync(context =>
            {
                context.Response.ContentType = "application/rss+xml; charset=utf-8";
                return context.Response.WriteAsync($"<rss version=\"2.0\"><channel><title>P</title><link>https://a.example/</link>{string.Concat(items)}</channel></rss>");
            });
            IngestionSite site = await IngestionSite.CreateAsync([web.Root]);
            await site.AddSourcesAsync([web.At("/feed")]);
            return new Publisher(web, site, items);
        }

        public Task ChangeSourceAsync(Action<Source> change) => Site.Get<WritePath>().RunAsync(async db =>
        {
            change(await db.Sources.SingleAsync(TestContext.Current.CancellationToken));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        public async Task VisitAsync()
        {
            VisitReport report = Assert.Single(await Site.VisitAllAsync());
            Assert.Equal(VisitKind.Read, report.Kind);
            Assert.Empty(Site.Bugs.Lines);
        }

        public async Task<IReadOnlyList<Article>> ArticlesAsync()
        {
            await using NewsDbContext db = Site.Database.OpenForReading();
            return await db.Articles.OrderBy(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            await web.DisposeAsync();
        }
    }
}
