using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>Counts every write that a reader could see; what is cached for readers is cached by it.</summary>
internal static class ChangeNumber
{
    private const string Sql = """
        INSERT INTO "Settings" ("Key", "Value") VALUES ('change.number', '1')
        ON CONFLICT ("Key") DO UPDATE SET "Value" = CAST(CAST("Settings"."Value" AS BIGINT) + 1 AS TEXT)
        """;

    /// <summary>For what changes names that rules may use: the filters are compiled anew.</summary>
    public static async Task RaiseNamesAsync(NewsDbContext db, CancellationToken cancellation = default)
    {
        await db.Database.ExecuteSqlRawAsync(Sql.Replace("change.number", Reading.FiltersQuery.NamesStampKey, StringComparison.Ordinal), cancellation).ConfigureAwait(false);
        await RaiseAsync(db, cancellation).ConfigureAwait(false);
    }

    public static Task RaiseAsync(NewsDbContext db, CancellationToken cancellation = default) => db.Database.ExecuteSqlRawAsync(Sql, cancellation);
}
