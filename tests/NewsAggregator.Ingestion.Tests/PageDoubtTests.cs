using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Tests.Fetching;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>What stands at an article's address is not always the article.</summary>
public sealed class PageDoubtTests
{
    private const string Wall = "<p>We and our 842 partners store and access information on your device, such as cookies, and process personal data for advertising and content measurement.</p>"
        + "<p>You may click to accept, or manage your preferences at any time. Some of the processing may not require your agreement, but you have a right to object to it.</p>";

    private const string Gone = "<h1>Page not found</h1><p>The page you are looking for may have been moved, deleted, or perhaps it never existed. Please check the address and try again, or use the search above.</p>"
        + "<p>If you think that this is a mistake on our side, please write to us and we will have a look at it as soon as we can.</p>";

    [Theory]
    [InlineData(Wall, "Harbour gate bends by nine centimetres", "Engineers closed Norwick harbour for three days after the storm bent its steel gate; ferries wait outside.")]
    [InlineData(Gone, "Harbour gate bends by nine centimetres", "Engineers closed Norwick harbour for three days after the storm bent its steel gate; ferries wait outside.")]
    [InlineData(Wall, "北岸抽水站停機四小時", "值班人員用備用機組撐到天亮，低窪的三條街沒有淹水，水利處將更換同型閥門。")]
    public async Task A_page_that_speaks_of_something_else_leaves_the_feeds_text_and_tells_the_admin(string body, string title, string description)
    {
        await using LoopbackSite web = await PublisherAsync(title, description, body);
        await using IngestionSite site = await ReadAsync(web);

        await using NewsDbContext db = site.Database.OpenForReading();
        Article article = await db.Articles.SingleAsync(TestContext.Current.CancellationToken);
        Revision revision = await db.Revisions.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains("something else than the feed", article.PageFailure, StringComparison.Ordinal);
        Assert.Equal(description, BodyReader.TextOf(RevisionCodec.UnpackHtml(revision.Html)).Trim());
        Assert.Equal(1, await db.Sources.Select(s => s.PageFailures).SingleAsync(TestContext.Current.CancellationToken));

        HeldLine waits = Assert.Single((await site.Get<HeldQuery>().ReadAsync(10, TestContext.Current.CancellationToken)).Lines);
        Assert.Equal(HoldReason.OtherMatter, waits.Reason);
        Assert.True(await site.Get<HeldStore>().ReleaseAsync(waits.ArticleId, waits.TextHash, "ada", TestContext.Current.CancellationToken));
        revision = await db.Revisions.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TextOrigin.Page, revision.Origin);
    }

    [Theory]
    [InlineData("What the herons saw", "")]
    [InlineData("What the herons saw by the grey and silent water of an evening", "Bela Orsk walks home.")]
    public async Task A_page_headed_by_the_feeds_title_is_the_article_whatever_words_it_chooses(string title, string description)
    {
        string body = $"<h1>{title}</h1>" + string.Concat(Enumerable.Repeat("<p>Mist lay low. Nothing moved, nothing called; only reeds, bending, counted our breathing, and somewhere an oar dripped slowly into its own small rings.</p>", 4));
        await using LoopbackSite web = await PublisherAsync(title, description, body);
        await using IngestionSite site = await ReadAsync(web);

        await using NewsDbContext db = site.Database.OpenForReading();
        Assert.Null((await db.Articles.SingleAsync(TestContext.Current.CancellationToken)).PageFailure);
        Assert.Equal(TextOrigin.Page, (await db.Revisions.SingleAsync(TestContext.Current.CancellationToken)).Origin);
    }

    private static Task<LoopbackSite> PublisherAsync(string title, string description, string body) => LoopbackSite.StartAsync(context =>
    {
        bool feed = context.Request.Path == "/feed";
        context.Response.ContentType = feed ? "application/rss+xml; charset=utf-8" : "text/html; charset=utf-8";
        return context.Response.WriteAsync(feed
            ? $"<rss version=\"2.0\"><channel><title>P</title><item><title>{title}</title><guid>1</guid><link>http://{context.Request.Host}/a</link><description>{description}</description></item></channel></rss>"
            : $"<html><body><main>{body}</main></body></html>");
    });

    private static async Task<IngestionSite> ReadAsync(LoopbackSite web)
    {
        IngestionSite site = await IngestionSite.CreateAsync([web.Root]);
        await site.AddSourcesAsync([web.At("/feed")], TextMode.Auto);
        await site.VisitAllAsync();
        await site.Get<IngestionRun>().ReadPagesAsync(null, TestContext.Current.CancellationToken);
        return site;
    }
}
