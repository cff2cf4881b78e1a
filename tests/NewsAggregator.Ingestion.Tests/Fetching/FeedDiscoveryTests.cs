using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class FeedDiscoveryTests
{
    private const string Rss = "<?xml version=\"1.0\"?><!-- c --><rss version=\"2.0\"><channel><title>A &amp; B</title></channel></rss>";
    private const string Atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\"><![CDATA[Atom one]]></title></feed>";
    private const string Json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\\u00e9\"}";

    [Theory]
    [InlineData(Rss, FeedFormat.Rss, "A & B")]
    [InlineData(Atom, FeedFormat.Atom, "Atom one")]
    [InlineData(Json, FeedFormat.Json, "Jé")]
    [InlineData("<rdf:RDF xmlns:rdf='x'><channel><title>R</title></channel></rdf:RDF>", FeedFormat.Rdf, "R")]
    public async Task Pasted_feed_is_itself(string feed, FeedFormat format, string title)
    {
        FeedCandidate found = Assert.Single((await Find("/x", ("/x", feed))).Candidates);
        Assert.Equal((format, title, FeedFoundBy.Itself), (found.Format, found.Title, found.FoundBy));
    }

    [Fact]
    public async Task Link_tags_are_tried_and_dead_ones_left_out()
    {
        DiscoveredFeeds found = await Find(
            "/news/article",
            ("/news/article", "<html><head><title>Page</title><link rel=alternate type='application/rss+xml' href='/comments.xml'><link rel=\"alternate\" type=\"application/atom+xml\" title=\"x\" href=\"../all.atom?a=1&amp;b=2\"><link rel=alternate type='application/rss+xml' href='/dead'></head></html>"),
            ("/comments.xml", Rss),
            ("/all.atom", Atom));
        Assert.Equal(["/all.atom", "/comments.xml"], found.Candidates.Select(candidate => candidate.Address.AbsolutePath));
        Assert.Equal("Page", found.PageTitle);
    }

    [Fact]
    public async Task Links_in_the_page_and_common_paths_are_tried()
    {
        Assert.Equal(FeedFoundBy.LinkInPage, Assert.Single((await Find("/", ("/", "<html><a href='/about'>About</a><a href='/syndication/7'>RSS</a>"), ("/syndication/7", Rss))).Candidates).FoundBy);
        Assert.Equal(FeedFoundBy.CommonPath, Assert.Single((await Find("/a/b", ("/a/b", "<html>nothing"), ("/atom.xml", Atom))).Candidates).FoundBy);
    }

    [Fact]
    public async Task Page_without_feed_says_so()
    {
        DiscoveredFeeds found = await Find("/", ("/", "<html>nothing"));
        Assert.Empty(found.Candidates);
        Assert.NotNull(found.Problem);
        Assert.NotNull((await Find("/missing")).Problem);
    }

    [Fact]
    public async Task Private_address_in_a_page_is_not_asked()
    {
        await using LoopbackSite secret = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(Rss));
        DiscoveredFeeds found = await Find("/", ("/", $"<html><a href='http://127.0.0.1:{secret.Root.Port}/feed'>RSS</a>"));
        Assert.Empty(found.Candidates);
        Assert.Empty(secret.Asked);
    }

    private static async Task<DiscoveredFeeds> Find(string path, params (string Path, string Body)[] documents)
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            string? body = documents.FirstOrDefault(document => document.Path == context.Request.Path).Body;
            context.Response.StatusCode = body is null ? 404 : 200;
            return context.Response.WriteAsync(body ?? "");
        });
        using OutboundClient client = site.Client();
        return await new FeedDiscovery(client, Options.Create(site.Listed())).FindAsync(site.At(path).AbsoluteUri, TestContext.Current.CancellationToken);
    }
}
