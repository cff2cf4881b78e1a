using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsAggregator.Ingestion;
using NewsAggregator.Web.Accounts;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Tests;

/// <summary>The whole site in this process: real Kestrel on a free loopback port, a fresh data folder. Nothing is visited until a test says so.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    public const string Admin = "ada";
    public const string Password = "a long enough password";

    private readonly string folder;

    private RunningSite(WebApplication app, string folder, Uri address)
    {
        App = app;
        this.folder = folder;
        Address = address;
        Client = Stranger();
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string Folder => folder;

    /// <summary>Another browser: knows nothing of the first one's login.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static Task<RunningSite> StartAsync(string environment, params string[] settings) => StartAsync(environment, null, settings);

    /// <param name="change">Puts something of the test's own into the site before it starts.</param>
    public static async Task<RunningSite> StartAsync(string environment, Action<WebApplicationBuilder>? change, params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("news-site-").FullName;
        WebApplication app = Site.Build(
            ["--applicationName=NewsAggregator.Web", $"--contentRoot={Path.Combine(OptionsDocumentTests.Root(), "src", "NewsAggregator.Web")}", $"--Data:Folder={folder}", $"--environment={environment}", "--urls=http://127.0.0.1:0", "--Ingestion:Enabled=false", .. settings],
            change);
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

    /// <summary>Makes the first admin by the setup link; from here on the client is logged in.</summary>
    public async Task LogInAsync(string name = Admin, string password = Password)
    {
        string link = "/setup/" + await Get<SetupLink>().DrawAsync(CancellationToken.None);
        using HttpResponseMessage made = await PostAsync(link, link, ("name", name), ("password", password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    /// <summary>Sends a form as a browser would, with the token that stands on its page.</summary>
    public Task<HttpResponseMessage> PostAsync(string page, string path, params (string Name, string Value)[] fields) => PostAsync(Client, page, path, fields);

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string path, params (string Name, string Value)[] fields)
    {
        string token = TokenOn(await client.GetStringAsync(new Uri(page, UriKind.Relative)));
        using FormUrlEncodedContent form = new([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public static string TokenOn(string page) => FormToken().Match(page).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="([^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex FormToken();
}
