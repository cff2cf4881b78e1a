using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>A publisher's server on loopback that answers as the test says.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly WebApplication app;

    private Publisher(WebApplication app)
    {
        this.app = app;
        Root = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Root { get; }

    public Uri At(string path) => new(Root, path);

    public static async Task<Publisher> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new Publisher(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
