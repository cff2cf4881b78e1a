using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Timelines;
using NewsAggregator.Ingestion.Tests.Fetching;
using NewsAggregator.Storage;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>What a page says of its own time, where the feed says nothing.</summary>
public sealed class PageDatesTests
{
    private const string Page = """
        <html lang="en"><head><title>Lumen withdraws its filing</title><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-11-18T09:00:00+00:00"}</script></head>
        <body><article><h1>Lumen withdraws its filing</h1>
        <p>The board of Lumen met for a whole day in the old harbour office before anybody outside was told what it was about.</p>
        <p>Lumen announced on Sept. 30 that it was withdrawing its filing for an initial public offering, shortly after its founder stepped down.</p>
        <p>Nobody at the company would say how much the preparations had cost, or who would pay the banks that made them.</p></article></body></html>
        """;

    [Fact]
    public async Task Dates_in_an_old_article_count_from_its_own_time_though_its_feed_gave_none()
    {
        await using LoopbackSite web = await LoopbackSite.StartAsync(context =>
        {
            bool feed = context.Request.Path == "/feed";
            context.Response.ContentType = feed ? "application/rss+xml" : "text/html; charset=utf-8";
            return context.Response.WriteAsync(feed
                ? $"<rss version=\"2.0\"><channel><title>P</title><item><title>Lumen withdraws its filing</title><guid>1</guid><link>http://{context.Request.Host}/a</link></item></channel></rss>"
                : Page);
        });
        await using IngestionSite site = await IngestionSite.CreateAsync([web.Root]);
        await site.AddSourcesAsync([web.At("/feed")], TextMode.Page);
        await site.VisitAllAsync();
        await site.Get<IngestionRun>().ReadPagesAsync(null, TestContext.Current.CancellationToken);

        await using NewsDbContext db = site.Database.OpenForReading();
        Assert.Equal(new DateTimeOffset(2019, 11, 18, 9, 0, 0, TimeSpan.Zero), (await db.Articles.SingleAsync(TestContext.Current.CancellationToken)).PublishedAt);
        TimelineEvent said = Assert.Single(await db.Events.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new DateOnly(2019, 9, 30), said.Start);
    }
}
