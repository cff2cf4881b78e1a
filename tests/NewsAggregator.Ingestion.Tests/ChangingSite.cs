using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsAggregator.Ingestion.Tests.Fetching;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>A publisher on loopback whose feed and pages a test changes. Answers conditional requests as it should.</summary>
internal sealed class ChangingSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Html, int Version)> pages = new();
    private readonly ConcurrentQueue<(string Path, int Status)> answers = new();
    private LoopbackSite web = null!;

    public Uri Root => web.Root;

    public Uri Feed => web.At("/feed");

    /// <summary>What stands in the feed: path of the page, title, description.</summary>
    public List<(string Path, string Title, string Description)> Items { get; } = [];

    /// <summary>Every answer for a page so far.</summary>
    public IReadOnlyList<int> AnswersFor(string path) => [.. answers.Where(answer => answer.Path == path).Select(answer => answer.Status)];

    public static async Task<ChangingSite> StartAsync()
    {
        ChangingSite site = new();
        site.web = await LoopbackSite.StartAsync(site.AnswerAsync);
        return site;
    }

    /// <param name="body">Paragraphs of the article.</param>
    /// <param name="around">HTML beneath them, inside the article's container.</param>
    public void Set(string path, IEnumerable<string> body, string around = "") => Show(
        path, $"<html lang=\"en\"><head><title>{path}</title></head><body><nav><a href=\"/\">Home</a></nav><main><article class=\"story\">{string.Concat(body.Select(p => $"<p>{p}</p>"))}{around}</article></main></body></html>");

    public void Show(string path, string html) => pages.AddOrUpdate(path, (html, 1), (_, old) => (html, old.Version + 1));

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path;
        if (path == "/feed")
        {
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            string items = string.Concat(Items.Select(item =>
                $"<item><title>{item.Title}</title><guid>{item.Path}</guid><link>http://{context.Request.Host}{item.Path}</link><description>{item.Description}</description></item>"));
            return context.Response.WriteAsync($"<rss version=\"2.0\"><channel><title>P</title>{items}</channel></rss>");
        }

        if (!pages.TryGetValue(path, out var page))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        string tag = string.Create(CultureInfo.InvariantCulture, $"\"v{page.Version}\"");
        bool same = context.Request.Headers.IfNoneMatch == tag;
        answers.Enqueue((path, same ? 304 : 200));
        context.Response.Headers.ETag = tag;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (same)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync(page.Html);
    }
}
