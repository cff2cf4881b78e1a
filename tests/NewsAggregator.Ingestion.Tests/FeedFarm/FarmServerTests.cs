using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Ingestion.Tests.FeedFarm;

/// <summary>The farm is an instrument: what it says of itself has to be true before anything is measured with it.</summary>
public sealed class FarmServerTests : IAsyncLifetime
{
    private static readonly FarmOptions Small = new()
    {
        Feeds = 6,
        Items = 4,
        Hosts = 2,
        Epoch = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc),
    };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private FarmServer _farm = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _farm = await FarmServer.StartAsync(Small, Stop);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _farm.DisposeAsync();
    }

    [Fact]
    public async Task Feeds_are_spread_over_the_hosts_and_name_their_own_addresses()
    {
        Assert.Equal(["127.0.0.1", "127.0.0.2"], _farm.Bases.Select(address => address.Host));
        Assert.Equal("127.0.0.2", _farm.FeedAddress(3).Host);
        var feed = XDocument.Parse(await _client.GetStringAsync(_farm.FeedAddress(3), Stop));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(_farm.FeedAddress(3).AbsoluteUri, feed.Descendants(atom + "link").Single().Attribute("href")!.Value);
        Assert.Equal(_farm.ArticleAddress(3, 3).AbsoluteUri, feed.Descendants("item").First().Element("link")!.Value);
    }

    [Fact]
    public async Task The_same_numbers_give_the_same_bytes()
    {
        await using var other = await FarmServer.StartAsync(Small, Stop);
        var here = await TextWithoutHost(_farm);
        var there = await TextWithoutHost(other);
        Assert.Equal(here, there);
        // Figures measured last month are compared with today's: the bytes may not drift unseen.
        Assert.Equal("1c7792c178a2df62", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(here)))[..16]);
    }

    [Fact]
    public async Task Known_bytes_are_answered_304_by_tag_and_by_date()
    {
        using var first = await _client.GetAsync(_farm.FeedAddress(0), Stop);
        using var byTag = await Ask(0, request => request.IfNoneMatch.Add(first.Headers.ETag!));
        using var byDate = await Ask(0, request => request.IfModifiedSince = first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, byTag.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, byDate.StatusCode);
        Assert.Empty(await byTag.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(2, _farm.Stats.Feeds304);
        Assert.Equal(1, _farm.Stats.Feeds200);
    }

    [Fact]
    public async Task A_foreign_tag_wins_over_a_known_date()
    {
        using var answer = await Ask(0, request =>
        {
            request.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
            request.IfModifiedSince = Small.Epoch;
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_tick_adds_the_newest_item_and_drops_the_oldest()
    {
        using var before = await _client.GetAsync(_farm.FeedAddress(2), Stop);
        var old = Guids(await before.Content.ReadAsStringAsync(Stop));
        _farm.Tick();
        using var after = await Ask(2, request => request.IfNoneMatch.Add(before.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var now = Guids(await after.Content.ReadAsStringAsync(Stop));
        Assert.Equal(old.SkipLast(1), now.Skip(1));
        Assert.EndsWith("?p=2-4", now[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_page_carries_the_body_of_its_item()
    {
        var feed = XDocument.Parse(await _client.GetStringAsync(_farm.FeedAddress(0), Stop));
        XNamespace content = "http://purl.org/rss/1.0/modules/content/";
        var body = feed.Descendants(content + "encoded").First().Value;
        var page = await _client.GetStringAsync(_farm.ArticleAddress(0, Small.Items - 1), Stop);
        Assert.Contains(body, page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.InRange(page.Length, 40_000, 110_000);
    }

    [Theory]
    [InlineData(Fault.Error500, HttpStatusCode.InternalServerError)]
    [InlineData(Fault.Gone, HttpStatusCode.Gone)]
    [InlineData(Fault.Busy, HttpStatusCode.TooManyRequests)]
    [InlineData(Fault.Moved, HttpStatusCode.MovedPermanently)]
    [InlineData(Fault.Loop, HttpStatusCode.Found)]
    [InlineData(Fault.Stuck, HttpStatusCode.NotModified)]
    [InlineData(Fault.Html, HttpStatusCode.OK)]
    public async Task A_broken_feed_answers_in_its_way_and_the_others_stay_sound(Fault fault, HttpStatusCode status)
    {
        _farm.Break(4, fault);
        using var broken = await _client.GetAsync(_farm.FeedAddress(4), Stop);
        using var sound = await _client.GetAsync(_farm.FeedAddress(5), Stop);
        Assert.Equal(status, broken.StatusCode);
        Assert.Equal(HttpStatusCode.OK, sound.StatusCode);
        Assert.Equal(1, _farm.Stats.Faults);
        _farm.Break(4, Fault.None);
        using var mended = await _client.GetAsync(_farm.FeedAddress(4), Stop);
        Assert.Equal("application/rss+xml", mended.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_moved_feed_is_whole_at_its_new_address()
    {
        var sound = await _client.GetStringAsync(_farm.FeedAddress(4), Stop);
        _farm.Break(4, Fault.Moved);
        using var answer = await _client.GetAsync(_farm.FeedAddress(4), Stop);
        Assert.Equal(sound, await _client.GetStringAsync(new Uri(_farm.FeedAddress(4), answer.Headers.Location!), Stop));
    }

    [Fact]
    public async Task A_busy_feed_says_when_to_come_back()
    {
        _farm.Break(0, Fault.Busy);
        using var answer = await _client.GetAsync(_farm.FeedAddress(0), Stop);
        Assert.Equal(TimeSpan.FromMinutes(10), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_share_of_feeds_can_be_broken_while_it_runs()
    {
        using var answer = await _client.PostAsync(new Uri(_farm.Bases[0], "/config?fail-pct=100&fail-kinds=gone"), null, Stop);
        Assert.Equal("""{"latency":0,"failPct":100,"failKinds":"Gone"}""", await answer.Content.ReadAsStringAsync(Stop));
        Assert.All(Enumerable.Range(0, Small.Feeds), feed => Assert.Equal(Fault.Gone, _farm.FaultOf(feed)));
        using var refused = await _client.PostAsync(new Uri(_farm.Bases[0], "/config?feeds=3"), null, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Truth_counts_what_the_feeds_say()
    {
        var texts = new List<string>();
        for (var feed = 0; feed < Small.Feeds; feed++)
        {
            var document = XDocument.Parse(await _client.GetStringAsync(_farm.FeedAddress(feed), Stop));
            XNamespace content = "http://purl.org/rss/1.0/modules/content/";
            texts.AddRange(document.Descendants("item").Select(item => item.Element("title")!.Value + item.Element(content + "encoded")!.Value));
        }

        var expected = texts.Count(text => text.Contains("market", StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, _farm.Truth("market"));
    }

    private async Task<HttpResponseMessage> Ask(int feed, Action<HttpRequestHeaders> prepare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _farm.FeedAddress(feed));
        prepare(request.Headers);
        return await _client.SendAsync(request, Stop);
    }

    private async Task<string> TextWithoutHost(FarmServer farm) => (await _client.GetStringAsync(farm.FeedAddress(1), Stop))
        .Replace(farm.Bases[1].Authority, "HOST", StringComparison.Ordinal);

    private static string[] Guids(string feed) => [.. XDocument.Parse(feed).Descendants("guid").Select(guid => guid.Value)];
}
