using Microsoft.Data.Sqlite;

namespace NewsAggregator.Storage;

/// <summary>What must be said to a SQLite file before its first table, and what a crash may have left in it.</summary>
internal static class SqliteCreation
{
    // A migration takes well under a minute; a lock older than this belongs to a process that died.
    private static readonly TimeSpan StaleLock = TimeSpan.FromMinutes(5);

    public static async Task PrepareAsync(DatabaseOptions settings, CancellationToken cancellation)
    {
        await using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await RunAsync(connection, $"PRAGMA busy_timeout={settings.BusyTimeoutMilliseconds}", cancellation).ConfigureAwait(false);
        bool isNew = Convert.ToInt64(await ScalarAsync(connection, "SELECT count(*) FROM sqlite_master", cancellation).ConfigureAwait(false), null) == 0;
        if (isNew)
        {
            await RunAsync(connection, "PRAGMA auto_vacuum=INCREMENTAL", cancellation).ConfigureAwait(false);
        }

        await RunAsync(connection, "PRAGMA journal_mode=WAL", cancellation).ConfigureAwait(false);
        bool hasLock = !isNew && Convert.ToInt64(
            await ScalarAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name='__EFMigrationsLock'", cancellation).ConfigureAwait(false), null) > 0;
        if (hasLock)
        {
            // EF waits for ever for the lock row of a killed process.
            await RunAsync(
                connection,
                $"DELETE FROM \"__EFMigrationsLock\" WHERE julianday(\"Timestamp\") < julianday('now') - {StaleLock.TotalDays.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                cancellation).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
