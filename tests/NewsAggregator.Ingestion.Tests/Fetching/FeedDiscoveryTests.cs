using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class FeedDiscoveryTests
{
    private const string Rss = "<?xml version=\"1.0\"?><!-- c --><rss version=\"2.0\"><channel><title>A &amp; B</title></channel></rss>";
    private const string Atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"html\">Atom &amp;amp; one</title></feed>";
    private const string Json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\\u00e9\"}";

    [Theory]
    [InlineData(Rss, FeedFormat.Rss, "A & B")]
    [InlineData(Atom, FeedFormat.Atom, "Atom & one")]
    [InlineData(Json, FeedFormat.Json, "Jé")]
    [InlineData("<rdf:RDF xmlns:rdf='x'><channel><title>R</title></channel></rdf:RDF>", FeedFormat.Rdf, "R")]
    public async Task Pasted_feed_is_itself(string feed, FeedFormat format, string title)
    {
        FeedCandidate found = Assert.Single((await Find("/x", ("/x", feed))).Candidates);
        Assert.Equal((format, title, FeedFoundBy.Itself), (found.Format, found.Title, found.FoundBy));
    }

    [Fact]
    public async Task Address_without_a_scheme_of_a_site_without_https_is_found()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(Rss));
        using OutboundClient client = site.Client();

        DiscoveredFeeds found = await new FeedDiscovery(client, Options.Create(site.Listed())).FindAsync(site.At("/news.xml").AbsoluteUri["http://".Length..], TestContext.Current.CancellationToken);

        Assert.Equal(site.At("/news.xml"), Assert.Single(found.Candidates).Address);
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
    public async Task Json_feed_and_addresses_relative_to_the_base_element_are_found()
    {
        DiscoveredFeeds found = await Find(
            "/a/page",
            ("/a/page", "<html><head><base href='/deep/er/'><link rel='alternate' type='application/feed+json' href='feed'><link rel='alternate' type='application/json' href='../my-feed'><link rel='alternate' type='application/json' href='/wp-json/1'></head></html>"),
            ("/deep/er/feed", Json),
            ("/deep/my-feed", Json));
        Assert.Equal(["/deep/er/feed", "/deep/my-feed"], found.Candidates.Select(candidate => candidate.Address.AbsolutePath));
    }

    [Fact]
    public async Task Article_that_names_no_feed_leads_to_the_home_page_that_does()
    {
        DiscoveredFeeds found = await Find(
            "/2026/03/a-story",
            ("/2026/03/a-story", "<html><head><title>A story</title></head><body>words</body></html>"),
            ("/", "<html><head><title>The Port</title><link rel=alternate type='application/rss+xml' href='/out/news'></head></html>"),
            ("/out/news", Rss));
        Assert.Equal(("/out/news", FeedFoundBy.HomePage), (Assert.Single(found.Candidates).Address.AbsolutePath, found.Candidates[0].FoundBy));
        Assert.Equal("A story", found.PageTitle);
    }

    [Fact]
    public async Task Article_that_is_gone_still_leads_to_its_sites_feed()
    {
        DiscoveredFeeds feeds = await Find("/gone", ("/", "<html><head><link rel=alternate type='application/atom+xml' href='/a'></head></html>"), ("/a", Atom));
        FeedCandidate found = Assert.Single(feeds.Candidates);
        Assert.Contains("404", feeds.Problem, StringComparison.Ordinal);
        Assert.Equal(("/a", FeedFoundBy.HomePage), (found.Address.AbsolutePath, found.FoundBy));
    }

    [Fact]
    public async Task Feed_of_comments_alone_is_not_enough_and_stands_last()
    {
        DiscoveredFeeds found = await Find(
            "/story",
            ("/story", "<html><head><link rel=alternate type='application/rss+xml' href='/story/comments/feed'></head></html>"),
            ("/story/comments/feed", Rss),
            ("/feed", Atom));
        Assert.Equal(["/feed", "/story/comments/feed"], found.Candidates.Select(candidate => candidate.Address.AbsolutePath));
    }

    [Fact]
    public async Task Wordpress_without_pretty_addresses_is_found_by_its_query()
    {
        DiscoveredFeeds found = await Find("/", ("/", "<html>nothing"), ("/?feed=rss2", Rss));
        Assert.Equal(("?feed=rss2", FeedFoundBy.CommonPath), (Assert.Single(found.Candidates).Address.Query, found.Candidates[0].FoundBy));
    }

    [Fact]
    public async Task Feeds_of_sections_and_languages_are_all_offered()
    {
        DiscoveredFeeds found = await Find(
            "/",
            ("/", "<html><head><link rel=alternate type='application/rss+xml' hreflang=en href='/en.xml'><link rel=alternate type='application/rss+xml' hreflang=zh href='/zh.xml'></head><body><a href='/sport/rss'>Sport</a></body></html>"),
            ("/en.xml", Rss.Replace("A &amp; B", "English", StringComparison.Ordinal)),
            ("/zh.xml", Rss.Replace("A &amp; B", "中文", StringComparison.Ordinal)),
            ("/sport/rss", Atom));
        Assert.Equal(["English", "中文", "Atom & one"], found.Candidates.Select(candidate => candidate.Title));
    }

    [Fact]
    public async Task Page_that_lists_the_feeds_is_followed_one_step()
    {
        DiscoveredFeeds found = await Find(
            "/",
            ("/", "<html><body><a href='/services/'>RSS 訂閱</a></body></html>"),
            ("/services/", "<html><body><a href='world.xml'>World</a><a href='local.xml'>Local</a></body></html>"),
            ("/services/world.xml", Rss),
            ("/services/local.xml", Atom));
        Assert.Equal(["/services/world.xml", "/services/local.xml"], found.Candidates.Select(candidate => candidate.Address.AbsolutePath));
    }

    [Fact]
    public async Task Page_in_gbk_is_read()
    {
        byte[] page = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!
            .GetBytes("<html><head><meta charset=gbk><title>港口新闻</title></head><body><a href='/out'>RSS订阅</a></body></html>");
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => context.Request.Path == "/"
            ? context.Response.Body.WriteAsync(page).AsTask()
            : context.Response.WriteAsync(context.Request.Path == "/out" ? Rss : "no"));
        DiscoveredFeeds found = await Find(site, "/");
        Assert.Equal(("港口新闻", "/out"), (found.PageTitle, Assert.Single(found.Candidates).Address.AbsolutePath));
    }

    [Fact]
    public async Task Feed_behind_redirects_is_found_and_only_a_permanent_one_changes_its_address()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            switch (context.Request.Path.Value)
            {
                case "/":
                    return context.Response.WriteAsync("<html><head><link rel=alternate type='application/rss+xml' href='/for-now'><link rel=alternate type='application/rss+xml' href='/for-good'></head></html>");
                case "/for-now":
                    context.Response.Redirect("/one");
                    return Task.CompletedTask;
                case "/for-good":
                    context.Response.Redirect("/two", permanent: true);
                    return Task.CompletedTask;
                default:
                    return context.Response.WriteAsync(Rss);
            }
        });
        Assert.Equal(["/for-now", "/two"], (await Find(site, "/")).Candidates.Select(candidate => candidate.Address.AbsolutePath));
    }

    [Fact]
    public async Task Profile_on_any_host_leads_to_its_feed_by_its_address()
    {
        FeedCandidate found = Assert.Single((await Find("/@ida", ("/@ida", "<html>needs scripts"), ("/@ida.rss", Rss))).Candidates);
        Assert.Equal(("/@ida.rss", FeedFoundBy.AddressPattern), (found.Address.AbsolutePath, found.FoundBy));
    }

    [Fact]
    public async Task Home_page_and_article_and_feed_of_the_farm_lead_to_its_feed()
    {
        await using NewsAggregator.FeedFarm.FarmServer farm = await NewsAggregator.FeedFarm.FarmServer.StartAsync(new() { Feeds = 2, Items = 3 }, TestContext.Current.CancellationToken);
        OutboundOptions options = new();
        foreach (Uri server in farm.Bases)
        {
            options.AllowList.Add($"{server.Host}:{server.Port}");
        }

        using OutboundClient client = LoopbackSite.Client(options);
        FeedDiscovery discovery = new(client, Options.Create(options));
        Uri feed = farm.FeedAddress(1);
        foreach (Uri pasted in (Uri[])[feed, new Uri(feed, "/site/1"), farm.ArticleAddress(1, 2)])
        {
            Assert.Equal(feed, Assert.Single((await discovery.FindAsync(pasted.AbsoluteUri, TestContext.Current.CancellationToken)).Candidates).Address);
        }
    }

    [Theory]
    [InlineData("not an address at all")]
    [InlineData("ftp://a.example/feed")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task What_is_no_address_is_said_in_words(string pasted)
    {
        using OutboundClient client = LoopbackSite.Client(new OutboundOptions());
        Assert.Contains("no address", (await new FeedDiscovery(client, Options.Create(new OutboundOptions())).FindAsync(pasted, TestContext.Current.CancellationToken)).Problem, StringComparison.Ordinal);
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
            string asked = context.Request.Path + context.Request.QueryString;
            string? body = documents.FirstOrDefault(document => document.Path == asked || (document.Path == context.Request.Path && document.Path != "/")).Body;
            context.Response.StatusCode = body is null ? 404 : 200;
            return context.Response.WriteAsync(body ?? "");
        });
        return await Find(site, path);
    }

    private static async Task<DiscoveredFeeds> Find(LoopbackSite site, string path)
    {
        using OutboundClient client = site.Client();
        return await new FeedDiscovery(client, Options.Create(site.Listed())).FindAsync(site.At(path).AbsoluteUri, TestContext.Current.CancellationToken);
    }
}
