using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Reading;

/// <summary>A number raised by every write that a reader could see: what is cached for readers is cached by it.</summary>
public sealed class ChangeStamp(NewsDatabase database)
{
    private readonly Func<NewsDbContext, Task<string?>> read = EF.CompileAsyncQuery(
        (NewsDbContext db) => db.Settings.Where(s => s.Key == SettingKeys.ChangeNumber).Select(s => s.Value).FirstOrDefault());

    public async Task<long> ReadAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        await using NewsDbContext db = database.OpenForReading();
        return long.TryParse(await read(db).ConfigureAwait(false), System.Globalization.CultureInfo.InvariantCulture, out long number) ? number : 0;
    }
}
