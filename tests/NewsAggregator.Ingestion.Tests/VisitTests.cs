using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.FeedFarm;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>Whole visits: from a feed on loopback to the rows of a real database.</summary>
public sealed class VisitTests
{
    private static readonly FarmOptions Farm = new() { Feeds = 12, Items = 8, Hosts = 3 };

    [Fact]
    public async Task Every_item_is_taken_once_and_the_second_visit_is_answered_304()
    {
        await using FarmServer farm = await FarmServer.StartAsync(Farm, TestContext.Current.CancellationToken);
        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync(Enumerable.Range(0, Farm.Feeds).Select(farm.FeedAddress));

        IReadOnlyList<VisitReport> first = await site.VisitAllAsync();
        IReadOnlyList<VisitReport> second = await site.VisitAllAsync();

        Assert.All(first, report => Assert.Equal((VisitKind.Read, Farm.Items), (report.Kind, report.New)));
        Assert.All(second, report => Assert.Equal(VisitKind.Unchanged, report.Kind));
        Assert.Equal(Farm.Feeds, farm.Stats.Feeds304);
        Assert.Equal(Farm.Feeds * Farm.Items, await site.CountAsync(db => db.Articles));
        Assert.Equal(Farm.Feeds * Farm.Items, await site.CountAsync(db => db.Decisions));
        Assert.Empty(site.Bugs.Lines);
    }

    [Fact]
    public async Task New_items_are_added_and_nothing_is_taken_twice()
    {
        await using FarmServer farm = await FarmServer.StartAsync(Farm, TestContext.Current.CancellationToken);
        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync(Enumerable.Range(0, Farm.Feeds).Select(farm.FeedAddress));
        await site.VisitAllAsync();

        farm.Tick(2);
        IReadOnlyList<VisitReport> reports = await site.VisitAllAsync();

        Assert.All(reports, report => Assert.Equal((2, 0), (report.New, report.Revised)));
        Assert.Equal(Farm.Feeds * (Farm.Items + 2), await site.CountAsync(db => db.Articles));
    }

    [Fact]
    public async Task Each_broken_feed_shows_its_failure_in_words_and_the_sound_ones_are_complete()
    {
        await using FarmServer farm = await FarmServer.StartAsync(Farm, TestContext.Current.CancellationToken);
        Fault[] faults = [Fault.Error500, Fault.Malformed, Fault.Big, Fault.Loop, Fault.Reset, Fault.Html, Fault.Bomb, Fault.Gone];
        for (int i = 0; i < faults.Length; i++)
        {
            farm.Break(i, faults[i]);
        }

        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync(Enumerable.Range(0, Farm.Feeds).Select(farm.FeedAddress));
        await site.VisitAllAsync();

        await using NewsDbContext db = site.Database.OpenForReading();
        Dictionary<string, Feed> feeds = await db.Feeds.ToDictionaryAsync(f => f.Url, TestContext.Current.CancellationToken);
        for (int i = 0; i < Farm.Feeds; i++)
        {
            Feed feed = feeds[farm.FeedAddress(i).AbsoluteUri];
            int articles = await db.Articles.CountAsync(a => a.FeedId == feed.Id, TestContext.Current.CancellationToken);
            if (i >= faults.Length)
            {
                Assert.Equal((FeedFailure.None, Farm.Items), (feed.LastFailure, articles));
            }
            else if (faults[i] == Fault.Malformed)
            {
                // Whatever could be kept of it is; the admin is told of the rest.
                Assert.NotNull(feed.Warnings ?? feed.LastFailureText);
            }
            else
            {
                Assert.True(feed.LastFailure != FeedFailure.None, $"{faults[i]} was not seen as a failure");
                Assert.False(string.IsNullOrWhiteSpace(feed.LastFailureText));
                Assert.True(feed.NextVisitAt > site.Clock.GetUtcNow());
                Assert.Equal(faults[i] == Fault.Gone ? FeedState.Gone : FeedState.Active, feed.State);
            }
        }

        Assert.Empty(site.Bugs.Lines);
    }

    [Fact]
    public async Task A_failing_feed_is_asked_ever_more_rarely_and_never_given_up()
    {
        await using FarmServer farm = await FarmServer.StartAsync(Farm, TestContext.Current.CancellationToken);
        farm.Break(0, Fault.Error500);
        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync([farm.FeedAddress(0)]);
        List<TimeSpan> waits = [];
        for (int i = 0; i < 12; i++)
        {
            await site.VisitAllAsync();
            await using NewsDbContext db = site.Database.OpenForReading();
            waits.Add((await db.Feeds.SingleAsync(TestContext.Current.CancellationToken)).NextVisitAt - site.Clock.GetUtcNow());
        }

        Assert.InRange(waits[0], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Assert.InRange(waits[3], TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(44));
        Assert.InRange(waits[^1], TimeSpan.FromHours(24), TimeSpan.FromHours(26.5));
    }

    [Fact]
    public async Task Pages_are_read_where_the_feed_brings_an_excerpt_and_the_text_is_the_articles_alone()
    {
        await using FarmServer farm = await FarmServer.StartAsync(new FarmOptions { Feeds = 2, Items = 3 }, TestContext.Current.CancellationToken);
        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync([farm.FeedAddress(0), farm.FeedAddress(1)], TextMode.Page);
        await site.VisitAllAsync();
        int feedWords = (await site.FrontPageAsync()).Articles.Sum(a => a.Words);

        int read = 0;
        while (await site.Get<IngestionRun>().ReadPagesAsync(_ => Interlocked.Increment(ref read), TestContext.Current.CancellationToken) > 0)
        {
        }

        Assert.Equal(6, read);
        IReadOnlyList<ArticleLine> articles = (await site.FrontPageAsync()).Articles;
        Assert.True(articles.Sum(a => a.Words) > feedWords * 1.5, "the farm's pages carry about twice the feed's text");
        Assert.All(articles, article => Assert.Equal(1, article.Revision));
        foreach (ArticleLine line in articles)
        {
            string text = (await site.Get<ArticlePageQuery>().FindAsync(line.Id, null, null, TestContext.Current.CancellationToken)).Page!.Body.Text;
            Assert.DoesNotContain("newsletter", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Advertisement", text, StringComparison.Ordinal);
            Assert.DoesNotContain("广告", text, StringComparison.Ordinal);
        }

        Assert.Empty(site.Bugs.Lines);
    }

    [Fact]
    public async Task Stories_are_kept_by_one_holder_and_every_article_belongs_to_one()
    {
        await using FarmServer farm = await FarmServer.StartAsync(Farm, TestContext.Current.CancellationToken);
        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync(Enumerable.Range(0, Farm.Feeds).Select(farm.FeedAddress));
        await site.VisitAllAsync();

        int matched = await site.Get<StoryKeeper>().RunAsync("a", TestContext.Current.CancellationToken);

        Assert.Equal(Farm.Feeds * Farm.Items, matched);
        Assert.Equal(matched, await site.CountAsync(db => db.StoryMembers));
        farm.Tick(1);
        await site.VisitAllAsync();
        using StoryKeeper other = new(
            site.Get<NewsAggregator.Storage.Writing.StoryStore>(), site.Get<NewsAggregator.Storage.Writing.LeaseStore>(), site.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<StoryKeeper>.Instance);
        Assert.Equal(0, await other.RunAsync("b", TestContext.Current.CancellationToken));
        Assert.Equal(Farm.Feeds, await site.Get<StoryKeeper>().RunAsync("a", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Real_feeds_are_taken_over_loopback_without_a_fault_of_ours()
    {
        string? folder = RealFeeds();
        Assert.SkipWhen(folder is null, "No corpora: ../shared/corpora/feeds/files/realworld is not beside this checkout.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        await using FileServer server = await FileServer.StartAsync(folder);
        await using IngestionSite site = await IngestionSite.CreateAsync([server.Root]);
        await site.AddSourcesAsync(files.Select(file => new Uri(server.Root, Uri.EscapeDataString(Path.GetRelativePath(folder, file)).Replace("%2F", "/", StringComparison.Ordinal))));

        IReadOnlyList<VisitReport> reports = await site.VisitAllAsync();

        Assert.Equal(files.Length, reports.Count);
        Assert.Empty(site.Bugs.Lines);
        Assert.True(reports.Count(r => r.Kind == VisitKind.Read) >= files.Length * 9 / 10, string.Join('\n', reports.Where(r => r.Kind != VisitKind.Read).Select(r => $"{r.Url}: {r.Text}")));
        Assert.True(reports.Sum(r => r.New) > files.Length, string.Create(CultureInfo.InvariantCulture, $"{reports.Sum(r => r.New)} articles"));
    }

    private static string? RealFeeds()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "NewsAggregator.sln")))
        {
            at = at.Parent;
        }

        string folder = Path.Combine(at?.Parent?.FullName ?? "/", "shared", "corpora", "feeds", "files", "realworld");
        return Directory.Exists(folder) ? folder : null;
    }
}
