using System.Net;
using Microsoft.AspNetCore.Http;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class OutboundRedirectTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, FetchStatus.Ok, FeedFailure.None)]
    [InlineData(6, FetchStatus.Failed, FeedFailure.TooManyRedirects)]
    public async Task Five_hops_are_followed_and_no_more(int hops, FetchStatus status, FeedFailure failure)
    {
        await using LoopbackSite site = await Chain(301);
        using OutboundClient client = site.Client();
        FetchResult result = await client.GetAsync(site.Get($"/{hops}"), Cancel);
        Assert.Equal((status, failure), (result.Status, result.Failure));
        Assert.Equal(status == FetchStatus.Ok ? site.At("/0") : null, result.MovedTo);
    }

    [Fact]
    public async Task One_passing_redirect_in_the_chain_moves_nothing()
    {
        await using LoopbackSite site = await Chain(301, last: 302);
        using OutboundClient client = site.Client();
        FetchResult result = await client.GetAsync(site.Get("/3"), Cancel);
        Assert.True(result.IsOk);
        Assert.Null(result.MovedTo);
        Assert.Equal(site.At("/0"), result.FinalAddress);
    }

    [Fact]
    public async Task Circle_is_noticed()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => To(context, "/a", 302));
        using OutboundClient client = site.Client();
        Assert.Equal(FeedFailure.TooManyRedirects, (await client.GetAsync(site.Get("/a"), Cancel)).Failure);
        Assert.Single(site.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//[::1]/")]
    [InlineData("http://user@publisher.example/")]
    [InlineData("http://localhost/")]
    public async Task Redirect_to_a_private_place_is_refused(string location)
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => To(context, location, 302));
        using OutboundClient client = site.Client(options => options.AllowList.Add("127.0.0.0/8"));
        Assert.Equal(FeedFailure.Refused, (await client.GetAsync(site.Get(), Cancel)).Failure);
    }

    [Fact]
    public async Task Listed_source_may_not_redirect_to_another_listed_place()
    {
        await using LoopbackSite other = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => To(context, other.Root.AbsoluteUri, 302));
        using OutboundClient client = site.Client(options => options.AllowList.Add($"127.0.0.1:{other.Root.Port}"));
        Assert.True((await client.GetAsync(other.Get(), Cancel)).IsOk);
        Assert.Equal(FeedFailure.Refused, (await client.GetAsync(site.Get(), Cancel)).Failure);
        Assert.Single(other.Asked);
    }

    [Fact]
    public async Task Strangers_redirect_by_name_does_not_ride_on_a_connection_the_list_opened()
    {
        await using LoopbackSite inner = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        string listed = $"nas.example:{inner.Root.Port}";
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => To(context, $"http://{listed}/secret", 302));
        OutboundOptions options = site.Listed(options => options.AllowList.Add(listed));
        options.ExtraPorts.Add(inner.Root.Port);
        using OutboundClient client = LoopbackSite.Client(options, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        Uri nas = new($"http://{listed}/");
        Assert.True((await client.GetAsync(new FetchRequest(nas, "*/*", 1000) { Source = nas }, Cancel)).IsOk);
        Assert.Equal(FeedFailure.Refused, (await client.GetAsync(site.Get(), Cancel)).Failure);
        Assert.DoesNotContain("/secret", inner.Asked);
    }

    [Fact]
    public async Task Name_that_turns_private_between_two_questions_is_refused()
    {
        await using LoopbackSite inner = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        int asked = 0;
        OutboundOptions options = new();
        options.ExtraPorts.Add(inner.Root.Port);
        using OutboundClient client = LoopbackSite.Client(options, (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]));
        FetchResult result = await client.GetAsync(new FetchRequest(new Uri($"http://rebind.example:{inner.Root.Port}/"), "*/*", 1000), Cancel);
        Assert.Equal(FeedFailure.Refused, result.Failure);
        Assert.Empty(inner.Asked);
    }

    [Fact]
    public async Task Strangers_address_has_no_use_of_the_list()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        using OutboundClient client = site.Client();
        Assert.Equal(FeedFailure.Refused, (await client.GetAsync(site.Get() with { Source = null }, Cancel)).Failure);
        Assert.Equal(FeedFailure.Refused, (await client.GetAsync(site.Get() with { Source = new Uri("https://publisher.example/feed") }, Cancel)).Failure);
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task Mapped_host_leads_to_this_machine_for_sources_only()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(context.Request.Host.Value ?? ""));
        OutboundOptions options = new();
        options.HostMap["newswire.example"] = $"127.0.0.1:{site.Root.Port}";
        using OutboundClient client = LoopbackSite.Client(options, (_, _) => Task.FromResult<IPAddress[]>([]));
        Uri feed = new("http://newswire.example/feed.xml");
        FetchResult result = await client.GetAsync(new FetchRequest(feed, "*/*", 1000) { Source = feed }, Cancel);
        Assert.Equal("newswire.example", System.Text.Encoding.UTF8.GetString(result.Bytes.Span));
        Assert.Equal(FeedFailure.NameNotFound, (await client.GetAsync(new FetchRequest(feed, "*/*", 1000), Cancel)).Failure);
        Assert.Single(site.Asked);
    }

    private static Task<LoopbackSite> Chain(int status, int? last = null) => LoopbackSite.StartAsync(context =>
    {
        int left = int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture);
        return left == 0 ? context.Response.WriteAsync("there") : To(context, $"/{left - 1}", left == 1 ? last ?? status : status);
    });

    private static Task To(HttpContext context, string location, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
