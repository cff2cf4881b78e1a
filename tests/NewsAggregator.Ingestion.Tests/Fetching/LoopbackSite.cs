using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

/// <summary>A real server on loopback that answers as the test says, and remembers what it was asked.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackSite(WebApplication app)
    {
        this.app = app;
        Root = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Root { get; }

    public ConcurrentQueue<string> Asked { get; private init; } = new();

    public Uri At(string path) => new(Root, path);

    public static async Task<LoopbackSite> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        ConcurrentQueue<string> asked = new();
        app.Run(context =>
        {
            asked.Enqueue(context.Request.Path + context.Request.QueryString);
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
            return answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LoopbackSite(app) { Asked = asked };
    }

    /// <summary>Options under which this server may be a source.</summary>
    public OutboundOptions Listed(Action<OutboundOptions>? more = null)
    {
        OutboundOptions options = new();
        options.AllowList.Add($"127.0.0.1:{Root.Port}");
        more?.Invoke(options);
        return options;
    }

    public OutboundClient Client(Action<OutboundOptions>? more = null) => Client(Listed(more));

    public static OutboundClient Client(OutboundOptions options, ResolveName? resolve = null, TimeProvider? clock = null) =>
        new(resolve is null ? new OutboundGuard(options) : new OutboundGuard(options, resolve), Options.Create(options), clock ?? TimeProvider.System);

    public FetchRequest Get(string path = "/", int maxBytes = 100_000) => new(At(path), "*/*", maxBytes) { Source = Root };

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
