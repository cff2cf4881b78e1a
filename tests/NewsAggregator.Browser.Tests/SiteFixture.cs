using System.Text.RegularExpressions;

namespace NewsAggregator.Browser.Tests;

/// <summary>Tests that look at the running site share one, with the demo's articles already taken in.</summary>
[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<SiteFixture>
{
    public const string Name = "The running site";
}

/// <summary>The site in Development, started with the first test that asks for it.</summary>
public sealed partial class SiteFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private SiteProcess? _site;

    /// <summary>Where the site stands; ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Path of the first article on the front page.</summary>
    public string FirstArticle { get; private set; } = "";

    /// <summary>Path of the one-time link on the console, which makes the first admin.</summary>
    public string SetupLink => Setup().Match(_site?.Output ?? "").Value;

    public async ValueTask InitializeAsync()
    {
        // Without a browser every test here skips; starting the site would be waiting for nothing.
        if (ChromiumFixture.ExecutablePath is null) return;
        _site = SiteProcess.Start();
        await Until("it says where it listens", () => Task.FromResult((Address = _site.Address!) is not null));
        await Until("it is ready", async () => (await Get("readyz")) is not null);
        await Until("the demo's articles are on the front page", async () => (FirstArticle = FirstArticleOf(await Get(""))) != "");
        await Until("stories of the demo lead it", async () => (await Get(""))?.Contains("class=\"lead\"", StringComparison.Ordinal) == true);
        await ReadAsync();
        await Until("what was read is listed", async () => FirstArticleOf(await Get("most-read")) != "");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_site is not null) await _site.DisposeAsync();
    }

    /// <summary>The text at a path of the site, or null where it is not answered by 200.</summary>
    public async Task<string?> Get(string path)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(Address, path));
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null; // it does not listen yet
        }
    }

    /// <summary>A person opens the first article; everything else here is a program's request.</summary>
    private async Task ReadAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Address, FirstArticle));
        request.Headers.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await _client.SendAsync(request);
    }

    private async Task Until(string what, Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var waited = TimeSpan.Zero; waited < Patience && _site!.IsRunning; waited += Pause)
        {
            if (await holds()) return;
            await timer.WaitForNextTickAsync();
        }

        Assert.Fail($"The site {(_site!.IsRunning ? "runs" : "ended")}, but not: {what}. It said:\n{_site.Output}");
    }

    private static string FirstArticleOf(string? page) => page is null ? "" : ArticleLink().Match(page).Groups[1].Value;

    [GeneratedRegex(@"href=""(/articles/\d+[^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleLink();

    [GeneratedRegex("/setup/[0-9a-f]{32}", RegexOptions.CultureInvariant)]
    private static partial Regex Setup();
}
