using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>
/// Counts every write to stories and their members. Who keeps stories in memory compares it: what another process or an admin wrote
/// meanwhile is not in that memory.
/// </summary>
internal static class StoryStamp
{
    private const string Key = "stories.stamp";

    /// <summary>0: nothing was ever written.</summary>
    public static async Task<long> ReadAsync(NewsDbContext db, CancellationToken cancellation) =>
        await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) is string text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>First in a transaction that writes stories: whoever wrote since then has to be heard first.</summary>
    /// <returns>False: the stamp is another one by now.</returns>
    public static async Task<bool> RaiseFromAsync(NewsDbContext db, long expected, CancellationToken cancellation)
    {
        await CreateAsync(db, cancellation).ConfigureAwait(false);
        (string was, string next) = (expected.ToString(CultureInfo.InvariantCulture), (expected + 1).ToString(CultureInfo.InvariantCulture));
        return await db.Settings.Where(s => s.Key == Key && s.Value == was)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, next), cancellation).ConfigureAwait(false) == 1;
    }

    /// <summary>First in a transaction that writes stories whatever was written before. Others wait here until it ends.</summary>
    public static async Task RaiseAsync(NewsDbContext db, CancellationToken cancellation)
    {
        await CreateAsync(db, cancellation).ConfigureAwait(false);
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Settings" SET "Value" = CAST(CAST("Value" AS BIGINT) + 1 AS TEXT) WHERE "Key" = {Key}""", cancellation).ConfigureAwait(false);
    }

    private static Task<int> CreateAsync(NewsDbContext db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"""INSERT INTO "Settings" ("Key", "Value") VALUES ({Key}, '0') ON CONFLICT ("Key") DO NOTHING""", cancellation);
}
