using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.FeedFarm;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>A site with the newswire and two dozen publishers, a thousand articles in three editions.</summary>
internal sealed class LargeSite : IAsyncDisposable
{
    private const int Feeds = 24;
    private readonly FarmServer farm;

    private LargeSite(FarmServer farm, RunningSite site) => (this.farm, Site) = (farm, site);

    public RunningSite Site { get; }

    public static async Task<LargeSite> StartAsync(CancellationToken cancellation)
    {
        FarmServer farm = await FarmServer.StartAsync(new FarmOptions { Feeds = Feeds, Items = 40, BodyBytes = 700, Seed = 7, Epoch = DateTime.UtcNow.AddMinutes(-45) }, cancellation);
        RunningSite site = await RunningSite.StartAsync(
            "Development", "--Api:RequestsPerMinute=0", "--Outbound:AllowList:0=127.0.0.0/8", $"--Outbound:ExtraPorts:0={farm.Bases[0].Port}", "--Outbound:MaxPerHost=16");
        await site.Get<SourceStore>().AddAsync(
            [
                .. Enumerable.Range(0, Feeds).Select(i => new NewSource(
                    $"Publisher {i}", farm.FeedAddress(i).AbsoluteUri, farm.Bases[0].AbsoluteUri, $"publisher-{i}", TextMode: TextMode.Feed, Groups: [(i % 3 == 0 ? "Thirds" : "Others", null), ($"Ring {i % 5}", null)])),
            ],
            null,
            cancellation);
        await site.IngestAsync();
        EditionStore editions = site.Get<EditionStore>();
        await editions.CreateAsync(new EditionDraft("quiet", "Quiet", "安靜"), "hide topic:ai\nhide title:market\nhide source:publisher-3\ndefault show", "ada", cancellation);
        await editions.CreateAsync(new EditionDraft("chinese", "Chinese", "中文"), "show lang:zh\ndefault hide", "ada", cancellation);
        await site.Get<Redecision>().PrepareAsync(cancellation);
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        int articles = await db.Articles.CountAsync(cancellation);
        Assert.True(articles >= Feeds * 40, $"{articles} articles");

        // Every third was read, some as often as others.
        DateTimeOffset now = DateTimeOffset.UtcNow;
        await site.Get<ReadStore>().AddAsync(
            [.. (await db.Articles.Select(a => a.Id).ToListAsync(cancellation)).Where(id => id % 3 == 0).Select(id => new ArticleReads { Day = ArticleReads.DayOf(now), ArticleId = id, Times = (int)(id * 7 % 50) + 1 })],
            now,
            cancellation);
        return new LargeSite(farm, site);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await farm.DisposeAsync();
    }
}
