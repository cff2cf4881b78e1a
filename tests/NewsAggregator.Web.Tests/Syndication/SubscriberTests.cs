using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>What a subscriber goes through over days, told with a clock that the tests turn.</summary>
public sealed class SubscriberTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Evening = new(2026, 5, 4, 20, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Evening);
    private readonly List<(int Number, DateTimeOffset At)> published = [];
    private readonly Dictionary<string, string> pages = [];
    private Publisher publisher = null!;
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        publisher = await Publisher.StartAsync(AnswerAsync);
        site = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_was_down_from_two_to_nine_loses_no_article_for_a_subscriber_who_asks_every_hour()
    {
        await AddSourceAsync(TextMode.Feed);
        HashSet<string> taken = [];
        for (int minutes = 0; minutes < 24 * 60; minutes += 20)
        {
            // Twelve articles an hour; the publisher's feed has the newest 150.
            int from = published.Count;
            published.AddRange(Enumerable.Range(0, 4).Select(i => (from + i, clock.GetUtcNow().AddMinutes(i - 4))));
            bool isDown = clock.GetUtcNow().Hour is >= 2 and < 9;
            if (!isDown)
            {
                await VisitAsync();
            }

            if (!isDown && minutes % 60 == 0)
            {
                taken.UnionWith(await TakeAsync("/feed.atom"));
            }

            clock.Advance(TimeSpan.FromMinutes(20));
        }

        await VisitAsync();
        taken.UnionWith(await TakeAsync("/feed.atom"));
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Equal(published.Count, await db.Articles.CountAsync(Cancel));
        Assert.Equal(published.Count, taken.Count);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-3)]
    public async Task An_article_that_arrives_late_is_in_the_feed_when_it_arrives(int hours)
    {
        await AddSourceAsync(TextMode.Feed);
        published.AddRange(Enumerable.Range(0, 120).Select(i => (i, clock.GetUtcNow().AddMinutes(-10 * (120 - i)))));
        await VisitAsync();
        string[] before = await TakeAsync("/feed.json");
        clock.Advance(TimeSpan.FromMinutes(30));
        published.Add((1000, clock.GetUtcNow().AddHours(hours)));
        await VisitAsync();
        string[] after = await TakeAsync("/feed.json");
        Assert.Equal(after[1..], before);
        Assert.Contains("No. 1000", await site.TextAsync("/feed.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_pages_better_repeats_no_item_and_no_event_and_moves_no_updated()
    {
        string Page(string body) => $"<html lang=\"en\"><head><title>The harbour opens</title></head><body><article><h1>The harbour opens</h1><div class=\"first\">{body}</div></article></body></html>";
        string text = "<p>The harbour of Skarn opened on 2 May 2026 after a winter in which nothing but ice had moved in it, the elders said.</p>"
            + "<p>Its cranes had been greased and its lamps lit a week before, and the first ship was seen from the hill at noon.</p>"
            + "<p>Nobody could remember a later spring, and the ledger of the harbour master has none in two hundred years.</p>";
        pages["/a/1"] = Page(text + "<p>A second season is planned to begin on 1 March 2027, and the town has asked for more cranes until then.</p>");
        await AddSourceAsync(TextMode.Page);
        published.Add((1, clock.GetUtcNow().AddHours(-1)));
        await VisitAsync();
        await ReadPagesAsync();
        (string[] ids, string[] updated) = (await TakeAsync("/feed.atom"), Updated(await site.TextAsync("/feed.atom")));
        long[] events = await EventsAsync();
        Assert.Equal(2, events.Length);

        // The page is as it was, and is read differently: what is stored changes by our own doing.
        await using (NewsDbContext db = site.Get<NewsDatabase>().Open())
        {
            await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.ReadingNumber, s => s.ReadingNumber + 1), Cancel);
            await db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.NextPageLookAt, clock.GetUtcNow()).SetProperty(a => a.PageETag, (string?)null), Cancel);
        }

        pages["/a/1"] = Page(text.Replace(", the elders said", "", StringComparison.Ordinal) + "<p>A second season is planned to begin on 1 March 2027.</p>");
        clock.Advance(TimeSpan.FromHours(2));
        await ReadPagesAsync();
        Assert.DoesNotContain("elders", await site.TextAsync("/feed.atom"), StringComparison.Ordinal);
        Assert.Equal(ids, await TakeAsync("/feed.atom"));
        Assert.Equal(updated, Updated(await site.TextAsync("/feed.atom")));
        Assert.Equal(events, await EventsAsync());
    }

    [Fact]
    public async Task Moving_to_another_host_name_changes_every_address_and_no_id()
    {
        await AddSourceAsync(TextMode.Feed);
        published.AddRange(Enumerable.Range(0, 60).Select(i => (i, clock.GetUtcNow().AddMinutes(-i))));
        await VisitAsync();
        await using RunningSite first = await StartAsync("--Site:PublicUrl=https://old.example", $"--Data:Folder={site.Folder}");
        await using RunningSite second = await StartAsync("--Site:PublicUrl=https://new.example/news", $"--Data:Folder={site.Folder}");
        foreach (string format in (string[])["xml", "atom", "json"])
        {
            (string old, string moved) = (await first.TextAsync("/feed." + format), await second.TextAsync("/feed." + format));
            Assert.DoesNotContain("127.0.0.1:" + first.Address.Port, old, StringComparison.Ordinal);
            Assert.Equal(old.Replace("https://old.example", "https://new.example/news", StringComparison.Ordinal), moved);
            Assert.Equal(60, Ids(moved).Length - (format == "atom" ? 61 : 0));
        }
    }

    [Fact]
    public async Task Renaming_an_edition_and_a_source_changes_no_id()
    {
        await AddSourceAsync(TextMode.Feed);
        await AddSourceAsync(TextMode.Feed, "/other");
        published.Add((1, clock.GetUtcNow().AddHours(-30)));
        await VisitAsync();
        await site.Get<IngestionRun>().MatchStoriesAsync(Cancel);
        await site.Get<EditionStore>().CreateAsync(new EditionDraft("quiet", "Quiet", "安靜"), "default show", "ada", Cancel);
        await site.Get<Redecision>().PrepareAsync(Cancel);
        EditionView edition = (await site.Get<EditionQuery>().FindAsync("quiet", Cancel))!;
        string source = JsonDocument.Parse(await site.TextAsync("/api/v1/sources")).RootElement.GetProperty("sources")[0].GetProperty("slug").GetString()!;
        string[] before = [.. await IdsAsync("quiet", source)];
        Assert.Equal(1 + 2 + 2 + 1 + 1 + 1 + 1 + 1, before.Length);

        await site.Get<EditionStore>().RenameAsync(edition.Id, new EditionDraft("silent", "Silent", "寂靜"), "ada", Cancel);
        await using (NewsDbContext db = site.Get<NewsDatabase>().Open())
        {
            await db.Sources.Where(s => s.Slug == source).ExecuteUpdateAsync(set => set.SetProperty(s => s.Slug, "renamed"), Cancel);
        }

        await site.Get<SettingStore>().WriteAsync(new Dictionary<string, string>(), Cancel);
        Assert.Equal(before, await IdsAsync("silent", "renamed"));

        async Task<IEnumerable<string>> IdsAsync(string edition, string source) =>
        [
            .. Ids(await site.TextAsync($"/editions/{edition}/feed.atom")),
            .. Ids(await site.TextAsync($"/editions/{edition}/sources/{source}/feed.atom")),
            .. Ids(await site.TextAsync($"/editions/{edition}/days/feed.atom")),
        ];
    }

    [Fact]
    public async Task A_recording_travels_as_the_one_enclosure_of_its_item()
    {
        await AddSourceAsync(TextMode.Feed, "/feed-of-a-podcast");
        published.Add((1, clock.GetUtcNow().AddHours(-1)));
        await VisitAsync();
        Assert.Contains("<enclosure url=\"https://audio.example/1.mp3?a=1&amp;b=2\" length=\"4321\" type=\"audio/mpeg\"", await site.TextAsync("/feed.xml"), StringComparison.Ordinal);
        Assert.Contains("<link rel=\"enclosure\" type=\"audio/mpeg\" length=\"4321\" href=\"https://audio.example/1.mp3?a=1&amp;b=2\"", await site.TextAsync("/feed.atom"), StringComparison.Ordinal);
        JsonElement item = JsonDocument.Parse(await site.TextAsync("/feed.json")).RootElement.GetProperty("items")[0];
        Assert.Equal(4321, item.GetProperty("attachments")[0].GetProperty("size_in_bytes").GetInt64());
        Assert.Single(await TakeAsync("/feed.xml"));
        Assert.DoesNotContain("audio.example", await site.TextAsync("/feed.xml?content=headline"), StringComparison.Ordinal);
        await using (NewsDbContext db = site.Get<NewsDatabase>().Open())
        {
            await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.PublicationLevel, PublicationLevel.Excerpt), Cancel);
        }

        await site.Get<SettingStore>().WriteAsync(new Dictionary<string, string>(), Cancel);
        Assert.DoesNotContain("audio.example", await site.TextAsync("/feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_over_is_one_item_with_its_leads_and_stays_as_it_was()
    {
        await AddSourceAsync(TextMode.Feed);
        await AddSourceAsync(TextMode.Feed, "/other");
        published.Add((1, clock.GetUtcNow().AddHours(-1)));
        await VisitAsync();
        await site.Get<IngestionRun>().MatchStoriesAsync(Cancel);
        Assert.Empty(await TakeAsync("/days/feed.xml"));
        clock.Advance(TimeSpan.FromHours(5));
        await site.Get<IngestionRun>().MatchStoriesAsync(Cancel);
        string day = await site.TextAsync("/days/feed.json");
        JsonElement item = Assert.Single(JsonDocument.Parse(day).RootElement.GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal(new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero), item.GetProperty("date_published").GetDateTimeOffset());
        Assert.EndsWith("/days/2026-05-04", item.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Contains("/stories/", item.GetProperty("content_html").GetString(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(day, await site.TextAsync("/days/feed.json"));
    }

    private Task<RunningSite> StartAsync(params string[] settings) => RunningSite.StartAsync(
        "Production",
        builder => builder.Services.AddSingleton<TimeProvider>(clock),
        ["--Outbound:AllowList:0=127.0.0.0/8", $"--Outbound:ExtraPorts:0={publisher.Root.Port}", "--Outbound:MaxPerHost=16", .. settings]);

    private Task<int> AddSourceAsync(TextMode mode, string path = "/feed") => site.Get<SourceStore>().AddAsync([new NewSource("The Pilot " + path, publisher.At(path).AbsoluteUri, publisher.Root.AbsoluteUri, TextMode: mode)], null, Cancel);

    private async Task VisitAsync()
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        await site.Get<IngestionRun>().VisitAsync(await db.Feeds.Select(f => f.Id).ToListAsync(Cancel), _ => { }, Cancel);
    }

    private async Task ReadPagesAsync()
    {
        while (await site.Get<IngestionRun>().ReadPagesAsync(null, Cancel) > 0)
        {
        }
    }

    private async Task<long[]> EventsAsync()
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        return [.. await db.Events.OrderBy(e => e.Start).Select(e => e.Id).ToListAsync(Cancel)];
    }

    /// <summary>Takes a feed as a reader does: no date of it is to come, none stands twice.</summary>
    private async Task<string[]> TakeAsync(string feed)
    {
        string text = await site.TextAsync(feed);
        string format = feed.Split('.')[^1];
        Assert.Empty(FeedRules.Broken(format, Encoding.UTF8.GetBytes(text), new Uri(site.Address, feed).AbsoluteUri, clock.GetUtcNow()));
        return format switch
        {
            "atom" => [.. Regex.Matches(text, "<entry[^>]*>\\s*<id>([^<]+)</id>").Select(m => m.Groups[1].Value)],
            "json" => [.. JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)],
            _ => Ids(text),
        };
    }

    private static string[] Ids(string text) => [.. Regex.Matches(text, "urn:uuid:[0-9a-f-]+").Select(m => m.Value)];

    private static string[] Updated(string atom) => [.. Regex.Matches(atom, "<updated>([^<]+)</updated>").Select(m => m.Groups[1].Value)];

    private Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (pages.TryGetValue(path, out string? page))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(page, Cancel);
        }

        if (!path.StartsWith("/feed", StringComparison.Ordinal) && path != "/other")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/rss+xml";
        string Item((int Number, DateTimeOffset At) item) => string.Create(
            CultureInfo.InvariantCulture,
            $"<item><title>No. {item.Number}: the harbour of Skarn opened with {item.Number * 37} ships</title><guid>{path}-{item.Number}</guid><link>http://{context.Request.Host}/a/{item.Number}{(path == "/feed" ? "" : "?other=1")}</link><pubDate>{item.At:R}</pubDate><description>Ship {item.Number * 7919 % 1000} came in, the pilots of Skarn said, and the harbour opened.</description>{(path.EndsWith("podcast", StringComparison.Ordinal) ? "<enclosure url=\"https://audio.example/1.mp3?a=1&amp;b=2\" length=\"4321\" type=\"audio/mpeg\"/>" : "")}</item>");
        return context.Response.WriteAsync(
            $"<rss version=\"2.0\"><channel><title>The Pilot</title><link>http://{context.Request.Host}/</link>{string.Concat(published.OrderByDescending(p => p.At).Take(150).Select(Item))}</channel></rss>", Cancel);
    }
}
