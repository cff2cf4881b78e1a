using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Reads;

namespace NewsAggregator.Web.Tests.Reads;

/// <summary>From opened pages to the list, its API and its feeds.</summary>
public sealed partial class MostReadPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_readers_open_most_stands_first_on_the_page_and_in_the_API_and_the_feed_goes_by_time()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        Article[] articles = await ArticlesAsync(site);
        Assert.Contains("Nothing read yet", await site.TextAsync("/most-read?in=en"), StringComparison.Ordinal);

        // The second and third time come from the cache of pages.
        long[] opened = [articles[4].Id, articles[1].Id, articles[4].Id, articles[2].Id, articles[1].Id, articles[4].Id];
        foreach (long id in opened)
        {
            await OpenAsync(site, await AddressAsync(site, id));
        }

        await site.Get<ReadCounter>().WriteAsync(Cancel);

        long[] expected = [articles[4].Id, articles[1].Id, articles[2].Id];
        Assert.Equal(expected, OnPage(await site.TextAsync("/most-read?n=29")));
        Assert.Equal(expected, InApi(await site.TextAsync("/api/v1/most-read/articles")));
        Assert.Equal(expected[..1], InApi(await site.TextAsync("/api/v1/most-read/articles?n=1")));
        string slug = JsonDocument.Parse(await site.TextAsync($"/articles/{articles[1].Id}.json")).RootElement.GetProperty("source").GetProperty("slug").GetString()!;
        Assert.DoesNotContain(articles[1].Id, InApi(await site.TextAsync($"/api/v1/most-read/articles?source=-{slug}")));

        long[] byTime = [.. articles.Where(a => expected.Contains(a.Id)).OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Select(a => a.Id)];
        Assert.NotEqual(expected, byTime);
        XElement rss = XDocument.Parse(await site.TextAsync("/most-read/feed.xml")).Root!;
        Assert.Equal(byTime, rss.Descendants("item").Select(item => long.Parse(ArticleNumber().Match((string)item.Element("link")!).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("rel=\"next\"", await site.TextAsync("/most-read/feed.atom"), StringComparison.Ordinal);

        EditionStore editions = site.Get<EditionStore>();
        await editions.CreateAsync(new EditionDraft("without", "Without", "沒有"), $"hide source:{slug}\ndefault show", "ada", Cancel);
        await site.Get<Redecision>().PrepareAsync(Cancel);
        long[] without = [.. expected.Where(id => articles.Single(a => a.Id == id).SourceId != articles[1].SourceId)];
        Assert.Equal(without, OnPage(await site.TextAsync("/editions/without/most-read")));
    }

    [Fact]
    public async Task Feeds_programs_reloads_and_admins_are_not_counted()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        string address = await AddressAsync(site, (await ArticlesAsync(site))[0].Id);
        await site.TextAsync(address);
        await site.TextAsync("/feed.xml");
        await site.TextAsync("/api/v1" + ArticleNumber().Match(address).Value);
        await OpenAsync(site, address, HttpMethod.Head);
        await OpenAsync(site, ArticleNumber().Match(address).Value + "/sent-on-to-its-own-address");
        await OpenAsync(site, "/articles/999999999");
        await OpenAsync(site, address + "?rev=1");
        await OpenAsync(site, address, more: ("If-None-Match", "W/\"old\""));
        await OpenAsync(site, address, more: ("Sec-Purpose", "prefetch"));
        await site.LogInAsync();
        await OpenAsync(site, address);

        await site.Get<ReadCounter>().WriteAsync(Cancel);

        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Empty(await db.ArticleReads.ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_was_counted_is_written_when_the_site_stops()
    {
        RunningSite site = await RunningSite.StartAsync("Development");
        await using (site)
        {
            await site.IngestAsync();
            await OpenAsync(site, await AddressAsync(site, (await ArticlesAsync(site))[0].Id));
            await site.App.StopAsync(Cancel);
            await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
            Assert.Equal(1, (await db.ArticleReads.SingleAsync(Cancel)).Times);
        }
    }

    private static async Task OpenAsync(RunningSite site, string address, HttpMethod? method = null, (string Name, string Value)? more = null)
    {
        using HttpRequestMessage request = new(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (more is { } header)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        using HttpResponseMessage answer = await site.Client.SendAsync(request, Cancel);
    }

    /// <summary>The demo's first in the default edition, by number.</summary>
    private static async Task<Article[]> ArticlesAsync(RunningSite site)
    {
        long[] shown = InApi(await site.TextAsync("/api/v1/articles?n=200"));
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        return await db.Articles.Where(a => shown.Contains(a.Id)).OrderBy(a => a.Id).ToArrayAsync(Cancel);
    }

    private static async Task<string> AddressAsync(RunningSite site, long id) =>
        new Uri(JsonDocument.Parse(await site.TextAsync($"/api/v1/articles/{id}")).RootElement.GetProperty("url").GetString()!).AbsolutePath;

    private static long[] OnPage(string page) => [.. Line().Matches(page).Select(m => long.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static long[] InApi(string answer) => [.. JsonDocument.Parse(answer).RootElement.GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("number").GetInt64())];

    [GeneratedRegex("/articles/([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleNumber();

    [GeneratedRegex("<li class=\"line[^\"]*\"[^>]* data-id=\"([0-9]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
