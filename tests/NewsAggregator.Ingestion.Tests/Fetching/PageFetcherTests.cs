using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class PageFetcherTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_that_robots_refuses_is_not_fetched_and_robots_is_asked_once_a_day()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
        await using LoopbackSite site = await Site("User-agent: *\nDisallow: /private\n");
        using OutboundClient client = site.Client();
        PageFetcher fetcher = Fetcher(client, site, clock);
        Assert.Equal("<html>一</html>", (await fetcher.GetAsync(site.At("/open"), site.Root, null, null, Cancel)).Html);
        FetchedPage refused = await fetcher.GetAsync(site.At("/private/1"), site.Root, null, null, Cancel);
        Assert.Equal(FeedFailure.RobotsRefused, refused.Result.Failure);
        Assert.Null(refused.Html);
        Assert.Equal(["/robots.txt", "/open"], site.Asked);
        clock.Advance(TimeSpan.FromHours(25));
        await fetcher.GetAsync(site.At("/open"), site.Root, null, null, Cancel);
        Assert.Equal(2, site.Asked.Count(path => path == "/robots.txt"));
    }

    [Theory]
    [InlineData(404, FeedFailure.None)]
    [InlineData(403, FeedFailure.None)]
    [InlineData(500, FeedFailure.RobotsRefused)]
    public async Task Missing_robots_allows_and_broken_robots_refuses(int status, FeedFailure failure)
    {
        await using LoopbackSite site = await Site(null, status);
        using OutboundClient client = site.Client();
        Assert.Equal(failure, (await Fetcher(client, site).GetAsync(site.At("/open"), site.Root, null, null, Cancel)).Result.Failure);
    }

    [Fact]
    public async Task Page_that_is_no_html_is_a_failure()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.ContentType = "application/pdf";
            return context.Response.WriteAsync("%PDF");
        });
        using OutboundClient client = site.Client();
        Assert.Equal(FeedFailure.Unreadable, (await Fetcher(client, site).GetAsync(site.At("/a.pdf"), site.Root, null, null, Cancel)).Result.Failure);
    }

    [Theory]
    [InlineData("text/html; charset=gbk", "", "gb18030")]
    [InlineData("text/html", "<meta charset=big5>", "big5")]
    [InlineData("text/html; charset=gbk", "", "utf-8")]
    [InlineData("text/html", "", "utf-16")]
    public void Page_is_read_in_its_own_charset(string contentType, string head, string encoding)
    {
        Encoding written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        string html = $"<html>{head}<p>台北股市週一上漲</p>";
        byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes(html)];
        Assert.Equal(html, PageCharset.Decode(bytes, contentType));
    }

    private static PageFetcher Fetcher(OutboundClient client, LoopbackSite site, TimeProvider? clock = null)
    {
        IOptions<OutboundOptions> options = Options.Create(site.Listed());
        return new PageFetcher(client, new RobotsKeeper(client, options, clock ?? TimeProvider.System), options);
    }

    private static Task<LoopbackSite> Site(string? robots, int status = 200) => LoopbackSite.StartAsync(context =>
    {
        bool asksRobots = context.Request.Path == "/robots.txt";
        context.Response.StatusCode = asksRobots ? status : 200;
        context.Response.ContentType = asksRobots ? "text/plain" : "text/html; charset=utf-8";
        return context.Response.WriteAsync(asksRobots ? robots ?? "" : "<html>一</html>");
    });
}
