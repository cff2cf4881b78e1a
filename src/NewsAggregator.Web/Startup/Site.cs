using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NewsAggregator.Ingestion;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage;
using NewsAggregator.Web.Accounts;
using Serilog;

namespace NewsAggregator.Web.Startup;

/// <summary>The site from its first line to its last: built, brought up to date, served, stopped.</summary>
internal static class Site
{
    public static async Task<int> ServeAsync(string[] args)
    {
        await using WebApplication app = Build(args);
        await FirstRun.PrepareAsync(app.Services, app.Environment, CancellationToken.None).ConfigureAwait(false);
        await app.StartAsync().ConfigureAwait(false);
        Uri address = MapDemoHost(app);
        await AnnounceAsync(app, address).ConfigureAwait(false);
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        await Log.CloseAndFlushAsync().ConfigureAwait(false);
        return 0;
    }

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        SiteServices.Add(builder);
        builder.Services.AddIngestionService();
        change?.Invoke(builder);
        WebApplication app = builder.Build();
        SitePipeline.Use(app);
        return app;
    }

    /// <summary>In Development the newswire's host is this very server, over HTTP like any other source.</summary>
    public static Uri MapDemoHost(WebApplication app)
    {
        string text = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal))
            ?? "http://127.0.0.1:80";
        Uri address = new(text.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal));
        if (app.Environment.IsDevelopment())
        {
            IPAddress loopback = IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? own) && IPAddress.IsLoopback(own) ? own : IPAddress.Loopback;
            app.Services.GetRequiredService<OutboundGuard>().MapHost(DemoHost.Name, new IPEndPoint(loopback, address.Port));
        }

        return address;
    }

    // The setup link goes to the console alone, as its last line; it is in no log file.
    private static async Task AnnounceAsync(WebApplication app, Uri address)
    {
        string data = Path.GetFullPath(app.Services.GetRequiredService<DatabaseOptions>().Folder);
        await Console.Out.WriteLineAsync($"NewsAggregator serves {address} (data in {data}). Ctrl+C stops it.").ConfigureAwait(false);
        if (await app.Services.GetRequiredService<SetupLink>().DrawAsync(CancellationToken.None).ConfigureAwait(false) is string token)
        {
            await Console.Out.WriteLineAsync($"No admin yet. This link makes the first one, once, within 24 hours: {new Uri(address, "setup/" + token)}").ConfigureAwait(false);
        }
    }
}
