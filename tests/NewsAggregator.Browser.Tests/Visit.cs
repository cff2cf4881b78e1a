using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>One tab of one reader. It keeps what the console said and what was asked of which host.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _foreign = new();
    private readonly ConcurrentQueue<Uri> _requests = new();
    private readonly IBrowserContext _context;
    private readonly Uri _site;
    private readonly Reader _reader;

    private Visit(IBrowserContext context, IPage page, Uri site, Reader reader)
    {
        _reader = reader;
        _context = context;
        _site = site;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"exception: {error}");
        page.RequestFailed += (_, request) => _complaints.Enqueue($"failed: {request.Url} {request.Failure}");
        context.Request += (_, request) => Keep(new Uri(request.Url));
    }

    public IPage Page { get; }

    /// <summary>Every address that the page asked for, in order.</summary>
    public IReadOnlyCollection<Uri> Requests => _requests;

    public static async Task<Visit> OpenAsync(ChromiumFixture chromium, Uri site, Reader reader, bool scripts = true)
    {
        var browser = await chromium.BrowserAsync();
        var options = reader.Options();
        options.JavaScriptEnabled = scripts;
        var context = await browser.NewContextAsync(options);
        return new Visit(context, await context.NewPageAsync(), site, reader);
    }

    /// <summary>Goes to a path of the site and waits until it has all it asks for.</summary>
    public async Task<IResponse> GoAsync(string path)
    {
        var response = await Page.GotoAsync(new Uri(_site, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        return response!;
    }

    /// <summary>A quiet console, and no request to another host.</summary>
    /// <param name="expected">Parts of the complaints that belong to the page, as a refusal's status does.</param>
    public void AssertQuiet(params string?[] expected)
    {
        Assert.Empty(_foreign);
        Assert.NotEmpty(_requests);
        Assert.DoesNotContain(_complaints, line => !expected.Any(part => part is not null && line.Contains(part, StringComparison.Ordinal)));
    }

    public async Task AssertFitsAsync() => Assert.Empty(await TooWideAsync());

    /// <summary>What reaches beyond the screen's right edge, in words.</summary>
    public async Task<IReadOnlyList<string>> TooWideAsync() => await Page.EvaluateAsync<string[]>("""
            () => {
              const limit = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= limit) return [];
              return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > limit + 1)
                .slice(0, 8)
                .map(e => e.tagName.toLowerCase() + '.' + e.className + ' ends at ' + Math.round(e.getBoundingClientRect().right) + ' of ' + limit)
                .concat('scrollWidth ' + document.documentElement.scrollWidth);
            }
            """);

    /// <summary>
    /// Takes a picture where NEWS_PICTURES asks for it: a folder gets them all, "1" means docs/pictures and the few that stand there.
    /// </summary>
    public async Task PictureAsync(string what)
    {
        var wish = Environment.GetEnvironmentVariable("NEWS_PICTURES");
        if (wish is not { Length: > 0 } || (wish == "1" && !_reader.IsInDocs)) return;
        var folder = wish == "1" ? Repository.Pictures : wish;
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{what}-{_reader}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Keep(Uri address)
    {
        if (address.Scheme is "data" or "blob" or "about") return;
        _requests.Enqueue(address);
        if (address.Authority != _site.Authority) _foreign.Enqueue(address.AbsoluteUri);
    }
}
