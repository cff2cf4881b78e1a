using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsAggregator.Storage;

/// <summary>Opens contexts on the one database of this site. Thread-safe, one per process and database.</summary>
public sealed class NewsDatabase
{
    private readonly DbContextOptions options;

    public NewsDatabase(DatabaseOptions settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        options = settings.Provider == DatabaseProvider.Sqlite ? SqliteOptions(settings) : PostgresOptions(settings);
    }

    public DatabaseOptions Settings { get; }

    public bool IsSqlite => Settings.Provider == DatabaseProvider.Sqlite;

    /// <summary>A context that the caller disposes.</summary>
    public NewsDbContext Open() => IsSqlite
        ? new SqliteNewsDbContext((DbContextOptions<SqliteNewsDbContext>)options)
        : new PostgresNewsDbContext((DbContextOptions<PostgresNewsDbContext>)options);

    /// <summary>A context for reading only: nothing it loads is tracked.</summary>
    public NewsDbContext OpenForReading()
    {
        NewsDbContext db = Open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>Creates what is missing and brings the schema up to date. Safe to call at every start and from two processes.</summary>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        if (IsSqlite)
        {
            Directory.CreateDirectory(Settings.Folder);
            await SqliteCreation.PrepareAsync(Settings, cancellation).ConfigureAwait(false);
        }

        await using NewsDbContext db = Open();
        if ((await db.Database.GetPendingMigrationsAsync(cancellation).ConfigureAwait(false)).Any())
        {
            await db.Database.MigrateAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static DbContextOptions<SqliteNewsDbContext> SqliteOptions(DatabaseOptions settings)
    {
        string connection = new SqliteConnectionStringBuilder
        {
            DataSource = settings.SqliteFile,
            Cache = SqliteCacheMode.Private,
            Pooling = true,
            DefaultTimeout = Math.Max(1, settings.BusyTimeoutMilliseconds / 1000),
        }.ToString();
        return new DbContextOptionsBuilder<SqliteNewsDbContext>()
            .UseSqlite(connection)
            .AddInterceptors(new SqlitePragmas(settings.BusyTimeoutMilliseconds))
            .Options;
    }

    private static DbContextOptions<PostgresNewsDbContext> PostgresOptions(DatabaseOptions settings)
    {
        string connection = settings.ConnectionString
            ?? throw new InvalidOperationException("Data:Provider is Postgres, but Data:ConnectionString is not set.");
        return new DbContextOptionsBuilder<PostgresNewsDbContext>().UseNpgsql(connection).Options;
    }

    /// <summary>What SQLite keeps per connection and must be told at each opening.</summary>
    private sealed class SqlitePragmas(int busyTimeout) : DbConnectionInterceptor
    {
        // synchronous=NORMAL in WAL loses no consistency, only the last commits at a power cut; feeds are read again then.
        private readonly string sql =
            $"PRAGMA busy_timeout={busyTimeout}; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run(connection);
            return Task.CompletedTask;
        }

        private void Run(DbConnection connection)
        {
            using DbCommand command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
