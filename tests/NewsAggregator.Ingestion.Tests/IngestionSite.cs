using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>All of ingestion over a fresh SQLite file, with a clock that tests turn and loopback as its internet. No page, no server.</summary>
internal sealed class IngestionSite : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("news-ingest-").FullName;
    private readonly ServiceProvider services;

    private IngestionSite(params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> values = new()
        {
            ["Outbound:AllowList:0"] = "127.0.0.0/8",
            ["Outbound:TimeoutSeconds"] = "20",
            ["Outbound:MaxPerHost"] = "16",
        };
        foreach ((string key, string value) in settings)
        {
            values[key] = value;
        }

        ServiceCollection all = new();
        all.AddSingleton<TimeProvider>(Clock);
        all.AddLogging(logging => logging.AddProvider(Bugs));
        all.AddNewsStorage(new DatabaseOptions { Folder = folder }, new SiteOptions());
        all.AddIngestion(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services = all.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>What the program itself logged as its own fault.</summary>
    public BugLog Bugs { get; } = new();

    public NewsDatabase Database => Get<NewsDatabase>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <param name="internet">Servers on loopback whose ports are opened beside the usual ones.</param>
    public static async Task<IngestionSite> CreateAsync(IEnumerable<Uri> internet, params (string Key, string Value)[] settings)
    {
        IngestionSite site = new([.. internet.Select((server, i) => ($"Outbound:ExtraPorts:{i}", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))), .. settings]);
        await site.Database.MigrateAsync();
        await site.Get<FirstSeed>().BasicsAsync();
        return site;
    }

    public Task AddSourcesAsync(IEnumerable<Uri> feeds, TextMode mode = TextMode.Feed) => Get<SourceStore>().AddAsync(
        [.. feeds.Select((address, i) => new NewSource($"Source {i}", address.AbsoluteUri, new Uri(address, "/").AbsoluteUri, TextMode: mode))]);

    /// <summary>Visits every feed once, due or not.</summary>
    public async Task<IReadOnlyList<VisitReport>> VisitAllAsync()
    {
        await using NewsDbContext db = Database.OpenForReading();
        List<int> ids = await db.Feeds.Select(f => f.Id).ToListAsync();
        List<VisitReport> reports = [];
        await Get<IngestionRun>().VisitAsync(ids, report =>
        {
            lock (reports)
            {
                reports.Add(report);
            }
        }, TestContext.Current.CancellationToken);
        return reports;
    }

    public async Task<int> CountAsync(Func<NewsDbContext, IQueryable<object>> rows)
    {
        await using NewsDbContext db = Database.OpenForReading();
        return await rows(db).CountAsync();
    }

    public async Task<ArticleListPage> FrontPageAsync()
    {
        EditionView edition = (await Get<EditionQuery>().FindAsync(null))!;
        return await Get<ArticleListQuery>().PageAsync(edition, ArticleList.Front, null, 200);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    internal sealed class BugLog : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lock (lines)
                {
                    lines.Add(formatter(state, exception) + " " + exception);
                }
            }
        }

        public void Dispose()
        {
        }
    }
}
