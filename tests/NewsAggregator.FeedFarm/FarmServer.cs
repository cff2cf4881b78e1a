using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace NewsAggregator.FeedFarm;

/// <summary>
/// Many news sites on the loopback interface, for one reader. Tests start it in their own process; the program
/// <c>feedfarm</c> is a command line around it.
/// </summary>
public sealed class FarmServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FarmField _field;
    private readonly FarmDocument[] _feeds;
    private readonly Lock _growing = new();
    private FarmWeather _weather;
    private volatile int _tick;

    private FarmServer(WebApplication app, FarmField field, FarmStats stats)
    {
        _app = app;
        _field = field;
        Stats = stats;
        _weather = field.Options.Weather;
        _feeds = new FarmDocument[field.Options.Feeds];
        Bases = [.. Enumerable.Range(0, field.Options.Hosts).Select(host => new Uri(field.BaseOf(host)))];
    }

    /// <summary>One address for each host: feed n lives on the one at n modulo their number.</summary>
    public IReadOnlyList<Uri> Bases { get; }

    public FarmOptions Options => _field.Options;

    public FarmStats Stats { get; }

    /// <summary>Items added to each feed since the start.</summary>
    public int Ticks => _tick;

    /// <summary>What can change while the farm runs; replaced as a whole.</summary>
    public FarmWeather Weather
    {
        get => Volatile.Read(ref _weather);
        set => Volatile.Write(ref _weather, value);
    }

    /// <summary>How long it took to render all feeds, at the start or at the last tick.</summary>
    public TimeSpan Rendering { get; private set; }

    internal FarmField Field => _field;

    /// <summary>Listens, renders every feed, and returns: a reader's times hold no rendering.</summary>
    public static async Task<FarmServer> StartAsync(FarmOptions options, CancellationToken stop = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null; // a slow reader is the reader's affair
            for (var host = 1; host <= options.Hosts; host++) kestrel.Listen(IPAddress.Parse($"127.0.0.{host}"), options.Port);
        });
        var app = builder.Build();
        var started = new TaskCompletionSource<FarmServer>(TaskCreationOptions.RunContinuationsAsynchronously);
        FarmRoutes.Map(app, started.Task);
        await app.StartAsync(stop);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var farm = new FarmServer(app, new FarmField(options, [.. addresses]), new FarmStats(TimeProvider.System));
        farm.Render();
        started.SetResult(farm);
        return farm;
    }

    public Uri FeedAddress(int feed) => new(_field.FeedAddress(feed));

    public Uri ArticleAddress(int feed, int number) => new(_field.ArticleAddress(feed, number));

    public Fault FaultOf(int feed) => Weather.FaultOf(Options.Seed, feed);

    /// <summary>Breaks one feed in this way; <see cref="Fault.None"/> mends it.</summary>
    public void Break(int feed, Fault fault) => Weather = Weather with { Chosen = Weather.Chosen.SetItem(feed, fault) };

    /// <summary>Adds items to every feed; the oldest fall off. Returns when all are rendered.</summary>
    public void Tick(int items = 1)
    {
        lock (_growing)
        {
            _tick += items;
            Render();
        }
    }

    /// <summary>How many of all items ever shown have the word in title or body: what a search must find.</summary>
    public int Truth(string word)
    {
        var found = 0;
        var shown = _tick + Options.Items;
        Parallel.For(0, Options.Feeds, feed =>
        {
            for (var number = 0; number < shown; number++)
            {
                var item = FarmItem.Grow(_field, feed, number);
                if (item.BodyHtml.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Title.Contains(word, StringComparison.OrdinalIgnoreCase))
                    Interlocked.Increment(ref found);
            }
        });
        return found;
    }

    /// <summary>Which event each item tells of, where stories are planted; items that ticks added are left out.</summary>
    public IReadOnlyList<FarmTruth> StoryTruth() => _field.Stories is not { } stories ? [] :
    [
        .. from feed in Enumerable.Range(0, Options.Feeds)
           from number in Enumerable.Range(0, Options.Items)
           let telling = stories.At(feed, number)
           select new FarmTruth(feed, number, _field.ArticleAddress(feed, number), telling.Event, telling.CopyOf),
    ];

    /// <summary>Bytes of all feeds as they are now, plain and gzipped.</summary>
    public (long Plain, long Gzipped) Weight() =>
        (_feeds.Sum(feed => (long)feed.Body.Length), _feeds.Sum(feed => (long)(feed.Gzipped?.Length ?? 0)));

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal FarmDocument? FeedNamed(string name) =>
        name.EndsWith(".xml", StringComparison.Ordinal) && FeedNumber(name) is { } feed ? _feeds[feed] : null;

    internal int? FeedNumber(string name) =>
        int.TryParse(Path.GetFileNameWithoutExtension(name.AsSpan()), out var feed) && feed >= 0 && feed < Options.Feeds ? feed : null;

    internal bool Has(int feed, int number) => feed >= 0 && feed < Options.Feeds && number >= 0 && number < _tick + Options.Items;

    private void Render()
    {
        var watch = Stopwatch.StartNew();
        Parallel.For(0, Options.Feeds, feed => _feeds[feed] = FeedDocument.Write(_field, feed, _tick));
        Rendering = watch.Elapsed;
    }
}
