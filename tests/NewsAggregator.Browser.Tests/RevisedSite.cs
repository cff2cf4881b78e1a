using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Core.Articles;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Accounts;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Browser.Tests;

/// <summary>The site inside this process, some time after its newswire corrected two of its articles.</summary>
public sealed class RevisedSite : IAsyncLifetime
{
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(40);
    private readonly string folder = Directory.CreateTempSubdirectory("news-revised-").FullName;
    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    internal NewsDatabase Database => app!.Services.GetRequiredService<NewsDatabase>();

    public async ValueTask InitializeAsync()
    {
        // Without a browser every test here skips; starting the site would be waiting for nothing.
        if (ChromiumFixture.ExecutablePath is null) return;
        MovedClock clock = new();
        app = Site.Build(
            ["--applicationName=NewsAggregator.Web", $"--contentRoot={Repository.Web}", $"--Data:Folder={folder}", "--environment=Development", "--urls=http://127.0.0.1:0", "--Ingestion:Enabled=false"],
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await FirstRun.PrepareAsync(app.Services, app.Environment, CancellationToken.None);
        await app.StartAsync();
        Address = Site.MapDemoHost(app);
        await IngestAsync();
        clock.Ahead = Later;
        await IngestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Lets one article wait for an admin's word.</summary>
    internal async Task HoldOneAsync()
    {
        await using NewsDbContext look = Database.OpenForReading();
        if (await look.HeldRevisions.AnyAsync()) return;
        var article = await look.Articles.Where(a => a.Url!.Contains("lanternfish")).OrderBy(a => a.Id).FirstAsync();
        await app!.Services.GetRequiredService<WritePath>().RunAsync(async db =>
        {
            db.HeldRevisions.Add(new HeldRevision
            {
                ArticleId = article.Id, SourceId = article.SourceId, Html = RevisionCodec.PackHtml("<p>We value your privacy.</p>"), TextHash = 1, Origin = TextOrigin.Page, Words = 4,
                Reason = HoldReason.SuddenlyShort, HeldAt = article.FirstSeenAt, ToldAt = article.FirstSeenAt,
            });
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Where the admin comes in: at first by the link that makes the account.</summary>
    internal async Task<string> DoorAsync() => await app!.Services.GetRequiredService<SetupLink>().DrawAsync(CancellationToken.None) is { } token
        ? "/setup/" + token
        : "/login";

    private async Task IngestAsync()
    {
        IngestionRun run = app!.Services.GetRequiredService<IngestionRun>();
        List<int> feeds;
        await using (NewsDbContext db = Database.OpenForReading())
        {
            feeds = await db.Feeds.Join(db.Sources.Where(s => s.IsDemo), f => f.SourceId, s => s.Id, (f, s) => f.Id).ToListAsync();
        }

        await run.VisitAsync(feeds, _ => { }, CancellationToken.None);
        while (await run.ReadPagesAsync(null, CancellationToken.None) > 0)
        {
        }

        while (await run.MatchStoriesAsync(CancellationToken.None) > 0)
        {
        }
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
