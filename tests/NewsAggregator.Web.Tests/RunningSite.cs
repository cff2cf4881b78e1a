using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsAggregator.Ingestion;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Tests;

/// <summary>The whole site in this process: real Kestrel on a free loopback port, a fresh data folder. Nothing is visited until a test says so.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly string folder;

    private RunningSite(WebApplication app, string folder, Uri address)
    {
        App = app;
        this.folder = folder;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = System.Net.DecompressionMethods.All }) { BaseAddress = address };
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<RunningSite> StartAsync(string environment, params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("news-site-").FullName;
        WebApplication app = Site.Build(
            ["--applicationName=NewsAggregator.Web", $"--contentRoot={Path.Combine(OptionsDocumentTests.Root(), "src", "NewsAggregator.Web")}", $"--Data:Folder={folder}", $"--environment={environment}", "--urls=http://127.0.0.1:0", "--Ingestion:Enabled=false", .. settings]);
        await FirstRun.PrepareAsync(app.Services, app.Environment, CancellationToken.None);
        await app.StartAsync();
        return new RunningSite(app, folder, Site.MapDemoHost(app));
    }

    /// <summary>All three stages over everything there is, until nothing is left to do.</summary>
    public async Task IngestAsync()
    {
        IngestionRun run = Get<IngestionRun>();
        await run.VisitDueAsync(CancellationToken.None);
        while (await run.ReadPagesAsync(null, CancellationToken.None) > 0)
        {
        }

        while (await run.MatchStoriesAsync(CancellationToken.None) > 0)
        {
        }
    }

    public async Task<string> TextAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
