using Npgsql;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests;

/// <summary>A fresh, migrated database of either kind, with one edition, one source and one feed; gone when disposed.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? folder;
    private readonly string? server;
    private readonly string? name;

    private TestDatabase(NewsDatabase database, string? folder, string? server, string? name)
    {
        Database = database;
        this.folder = folder;
        this.server = server;
        this.name = name;
        Writes = new WritePath(database);
    }

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public NewsDatabase Database { get; }

    public WritePath Writes { get; }

    public Edition Edition { get; private set; } = null!;

    public FilterVersion Version { get; private set; } = null!;

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string filter = "default show")
    {
        TestDatabase created = provider == DatabaseProvider.Sqlite ? Sqlite() : await PostgresAsync();
        await created.Database.MigrateAsync();
        await created.SeedAsync(filter);
        return created;
    }

    public async Task<(Source Source, Feed Feed)> AddSourceAsync(string slug, SourceState state = SourceState.Active, PublicationLevel level = PublicationLevel.Full)
    {
        await using NewsDbContext db = Database.Open();
        Source source = new() { Slug = slug, Name = slug.ToUpperInvariant(), HomeUrl = $"https://{slug}.example/", State = state, PublicationLevel = level, CreatedAt = Now };
        db.Sources.Add(source);
        await db.SaveChangesAsync();
        Feed feed = new() { SourceId = source.Id, Url = $"https://{slug}.example/feed", NextVisitAt = Now };
        db.Feeds.Add(feed);
        await db.SaveChangesAsync();
        return (source, feed);
    }

    public async Task<EditionView> ViewAsync() => (await new EditionQuery(Database).FindAsync(null))!;

    public PageStore Pages() => new(Database, Writes, new FiltersQuery(Database));

    public async ValueTask DisposeAsync()
    {
        Writes.Dispose();
        if (folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(server!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static TestDatabase Sqlite()
    {
        string folder = Directory.CreateTempSubdirectory("news-test-").FullName;
        return new TestDatabase(new NewsDatabase(new DatabaseOptions { Folder = folder }), folder, null, null);
    }

    private static async Task<TestDatabase> PostgresAsync()
    {
        string? server = Environment.GetEnvironmentVariable("NEWS_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "No PostgreSQL: run tests/run.sh, or set NEWS_TEST_POSTGRES to a connection string of a server on which databases may be created.");
        string name = "news_" + Guid.NewGuid().ToString("N");
        await RunAsync(server, $"CREATE DATABASE {name}");
        string connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        return new TestDatabase(new NewsDatabase(new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = connection }), null, server, name);
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using NpgsqlConnection server = new(connection);
        await server.OpenAsync();
#pragma warning disable CA2100 // Names made above.
        await using NpgsqlCommand command = new(sql, server);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task SeedAsync(string filter)
    {
        await using NewsDbContext db = Database.Open();
        Edition = new Edition { Slug = "front", NameEn = "Front page", NameZh = "頭版", IsDefault = true };
        db.Editions.Add(Edition);
        await db.SaveChangesAsync();
        Version = new FilterVersion { EditionId = Edition.Id, Number = 1, Text = filter, Author = "test", CreatedAt = Now, State = FilterVersionState.InForce };
        db.FilterVersions.Add(Version);
        await db.SaveChangesAsync();
        Edition.VersionInForceId = Version.Id;
        await db.SaveChangesAsync();
    }
}
