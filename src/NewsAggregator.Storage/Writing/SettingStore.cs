using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>The site's own values.</summary>
public sealed class SettingStore(NewsDatabase database, WritePath writes)
{
    public async Task<string?> ReadAsync(string key, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Settings.Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    public Task WriteAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            foreach ((string key, string value) in values)
            {
                await WriteAsync(db, key, value, cancellation).ConfigureAwait(false);
            }

            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Writes the value where another one stands, and says whether it did: of several who try at once, one does.</summary>
    public Task<bool> ReplaceAsync(string key, string expected, string value, CancellationToken cancellation = default) => writes.RunAsync(
        async db => await db.Settings.Where(s => s.Key == key && s.Value == expected)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, value), cancellation).ConfigureAwait(false) == 1,
        cancellation);

    internal static Task WriteAsync(NewsDbContext db, string key, string value, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""INSERT INTO "Settings" ("Key", "Value") VALUES ({key}, {value}) ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value" """, cancellation);
}
