using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class OutboundClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_comes_with_what_the_next_visit_must_know()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(async context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            context.Response.Headers.LastModified = "Mon, 01 Jun 2026 10:00:00 GMT";
            context.Response.Headers.CacheControl = "max-age=600";
            context.Response.Headers.Age = "100";
            context.Response.ContentType = "application/rss+xml; charset=gbk";
            await context.Response.WriteAsync($"{context.Request.Headers.UserAgent}|{context.Request.Headers.Cookie}|{context.Request.Headers.Accept}");
        });
        using OutboundClient client = site.Client(options => options.ContactAddress = "https://reader.example/about");
        FetchResult result = await client.GetAsync(site.Get(), Cancel);
        Assert.Equal(FetchStatus.Ok, result.Status);
        Assert.Equal("NewsAggregator/0.1 (+https://reader.example/about)||*/*", Encoding.UTF8.GetString(result.Bytes.Span));
        Assert.Equal(("\"one\"", "Mon, 01 Jun 2026 10:00:00 GMT", "application/rss+xml; charset=gbk"), (result.ETag, result.LastModified, result.ContentType));
        Assert.Equal(TimeSpan.FromSeconds(500), result.MaxAge);
        Assert.Null(result.MovedTo);
        Assert.Equal(0, client.OpenGates);
    }

    [Fact]
    public async Task Unchanged_document_is_answered_by_304()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"one\"" && context.Request.Headers.IfModifiedSince == "yesterday" ? 304 : 200;
            return Task.CompletedTask;
        });
        using OutboundClient client = site.Client();
        FetchResult result = await client.GetAsync(site.Get() with { ETag = "\"one\"", LastModified = "yesterday" }, Cancel);
        Assert.Equal(FetchStatus.NotModified, result.Status);
        Assert.Equal(FeedFailure.None, result.Failure);
    }

    [Theory]
    [InlineData(404, FeedFailure.HttpStatus)]
    [InlineData(410, FeedFailure.Gone)]
    [InlineData(429, FeedFailure.RateLimited)]
    [InlineData(503, FeedFailure.HttpStatus)]
    [InlineData(204, FeedFailure.HttpStatus)]
    [InlineData(304, FeedFailure.HttpStatus)]
    public async Task Status_becomes_a_failure_in_words(int status, FeedFailure failure)
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        using OutboundClient client = site.Client();
        FetchResult result = await client.GetAsync(site.Get(), Cancel);
        Assert.Equal(failure, result.Failure);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), result.FailureText, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(120), result.RetryAfter);
    }

    [Fact]
    public async Task Retry_after_a_date_is_told_from_now()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "Mon, 01 Jun 2026 10:05:00 GMT";
            return Task.CompletedTask;
        });
        using OutboundClient client = LoopbackSite.Client(site.Listed(), clock: clock);
        Assert.Equal(TimeSpan.FromMinutes(5), (await client.GetAsync(site.Get(), Cancel)).RetryAfter);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    public async Task Packed_answer_is_unpacked(string coding)
    {
        byte[] packed = coding.Split(", ").Aggregate(Encoding.UTF8.GetBytes("words"), Pack);
        await using LoopbackSite site = await Serving(packed, coding);
        using OutboundClient client = site.Client();
        FetchResult result = await client.GetAsync(site.Get(), Cancel);
        Assert.Equal("words", Encoding.UTF8.GetString(result.Bytes.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task Bomb_stops_at_the_limit(string coding)
    {
        byte[] packed = coding.Split(", ").Aggregate(new byte[50_000_000], Pack);
        await using LoopbackSite site = await Serving(packed, coding);
        using OutboundClient client = site.Client();
        FetchResult result = await client.GetAsync(site.Get(maxBytes: 1_000_000), Cancel);
        Assert.Equal(FeedFailure.TooLarge, result.Failure);
        Assert.True(result.Bytes.IsEmpty);
    }

    [Fact]
    public async Task Answer_that_only_claims_to_be_packed_is_read_as_it_is()
    {
        await using LoopbackSite site = await Serving(Encoding.UTF8.GetBytes("<rss/>"), "gzip");
        using OutboundClient client = site.Client();
        Assert.Equal("<rss/>", Encoding.UTF8.GetString((await client.GetAsync(site.Get(), Cancel)).Bytes.Span));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Large_answer_is_refused_with_and_without_a_length(bool announced)
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(async context =>
        {
            context.Response.ContentLength = announced ? 200_000 : null;
            await context.Response.Body.WriteAsync(new byte[200_000], context.RequestAborted);
        });
        using OutboundClient client = site.Client();
        Assert.Equal(FeedFailure.TooLarge, (await client.GetAsync(site.Get(), Cancel)).Failure);
    }

    [Fact]
    public async Task Unknown_packing_is_a_failure()
    {
        await using LoopbackSite site = await Serving([1, 2, 3], "zstd");
        using OutboundClient client = site.Client();
        Assert.Equal(FeedFailure.Unreadable, (await client.GetAsync(site.Get(), Cancel)).Failure);
    }

    [Fact]
    public async Task Dripping_answer_ends_with_the_time()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(async context =>
        {
            using PeriodicTimer drip = new(TimeSpan.FromMilliseconds(50));
            while (await drip.WaitForNextTickAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });
        using OutboundClient client = site.Client(options => options.TimeoutSeconds = 1);
        Assert.Equal(FeedFailure.Timeout, (await client.GetAsync(site.Get(), Cancel)).Failure);
    }

    [Fact]
    public async Task Silent_server_ends_with_the_time_and_the_caller_may_end_it_earlier()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using OutboundClient client = site.Client(options => options.TimeoutSeconds = 1);
        Assert.Equal(FeedFailure.Timeout, (await client.GetAsync(site.Get(), Cancel)).Failure);
        using CancellationTokenSource caller = new();
        Task<FetchResult> pending = client.GetAsync(site.Get(), caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Equal(0, client.OpenGates);
    }

    [Fact]
    public async Task Cut_connection_keeps_what_came_before()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        Task answering = Task.Run(
            async () =>
            {
                using TcpClient peer = await server.AcceptTcpClientAsync(Cancel);
                await peer.GetStream().ReadAtLeastAsync(new byte[4096], 1, cancellationToken: Cancel);
                await peer.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"u8.ToArray(), Cancel);
            },
            Cancel);
        Uri address = new($"http://{server.LocalEndpoint}/");
        OutboundOptions options = new();
        options.AllowList.Add(server.LocalEndpoint.ToString()!);
        using OutboundClient client = LoopbackSite.Client(options);
        FetchResult result = await client.GetAsync(new FetchRequest(address, "*/*", 10_000) { Source = address }, Cancel);
        await answering;
        Assert.Equal(FeedFailure.ConnectionCut, result.Failure);
        Assert.Equal("half", Encoding.UTF8.GetString(result.Bytes.Span));
    }

    [Fact]
    public async Task Nobody_listening_and_no_name_are_failures()
    {
        LoopbackSite gone = await LoopbackSite.StartAsync(_ => Task.CompletedTask);
        await gone.DisposeAsync();
        using OutboundClient client = gone.Client();
        Assert.Equal(FeedFailure.ConnectionFailed, (await client.GetAsync(gone.Get(), Cancel)).Failure);
        using OutboundClient nameless = LoopbackSite.Client(new OutboundOptions(), (_, _) => Task.FromResult<IPAddress[]>([]));
        Assert.Equal(FeedFailure.NameNotFound, (await nameless.GetAsync(new FetchRequest(new Uri("http://nowhere.example/"), "*/*", 1000), Cancel)).Failure);
    }

    [Fact]
    public async Task Reset_before_an_answer_is_a_cut_connection()
    {
        await using LoopbackSite site = await LoopbackSite.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using OutboundClient client = site.Client();
        Assert.Equal(FeedFailure.ConnectionCut, (await client.GetAsync(site.Get(), Cancel)).Failure);
    }

    [Fact]
    public async Task At_most_two_requests_at_once_reach_one_host()
    {
        int now = 0;
        int most = 0;
        TaskCompletionSource two = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LoopbackSite site = await LoopbackSite.StartAsync(async context =>
        {
            int running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            if (running == 2)
            {
                two.TrySetResult();
            }

            await two.Task;
            Interlocked.Decrement(ref now);
        });
        using OutboundClient client = site.Client();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => client.GetAsync(site.Get($"/{i}"), Cancel)));
        Assert.Equal(2, most);
        Assert.Equal(10, site.Asked.Count);
        Assert.Equal(0, client.OpenGates);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private static Task<LoopbackSite> Serving(byte[] bytes, string coding) => LoopbackSite.StartAsync(async context =>
    {
        context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    });

    private static byte[] Pack(byte[] bytes, string coding)
    {
        MemoryStream packed = new();
        using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
