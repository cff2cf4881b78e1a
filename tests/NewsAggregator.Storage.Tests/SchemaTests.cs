using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Tests;

public sealed class SchemaTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task No_change_of_the_model_waits_for_a_migration(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        await using NewsDbContext db = test.Database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Migrating_again_changes_nothing(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);

        await test.Database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, (await test.ViewAsync()).VersionNumber);
    }

    [Fact]
    public async Task A_new_SQLite_file_is_in_WAL_with_incremental_vacuum_and_lists_kept_in_key_order()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using NewsDbContext db = test.Database.Open();

        Assert.Equal("wal", await Value<string>(db, "PRAGMA journal_mode"));
        Assert.Equal(2, await Value<long>(db, "PRAGMA auto_vacuum"));
        Assert.Equal(10_000, await Value<long>(db, "PRAGMA busy_timeout"));
        Assert.Equal(3, await Value<long>(db, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('Decisions', 'ArticleKeys', 'ArticleTopics') AND sql LIKE '%WITHOUT ROWID%'"));
    }

    [Fact]
    public async Task The_lock_of_a_migration_that_died_does_not_hold_up_the_next_start()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using (NewsDbContext db = test.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                DELETE FROM "__EFMigrationsLock";
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2001-01-01 00:00:00');
                DELETE FROM "__EFMigrationsHistory";
                """,
                TestContext.Current.CancellationToken);
        }

        // The migrations are pending again and must fail on existing tables, not wait for the dead process.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => test.Database.MigrateAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<T> Value<T>(NewsDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Constants of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
