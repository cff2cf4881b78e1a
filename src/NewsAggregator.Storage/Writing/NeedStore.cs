using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>What an admin has looked at and leaves as it is: told again only when what it is about has changed.</summary>
public sealed class NeedStore(NewsDatabase database, WritePath writes, TimeProvider clock)
{
    private const string Prefix = "need.";

    public Task LeaveAsync(int feedId, FeedNeed need, string about, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            string? slug = await db.Feeds.Where(f => f.Id == feedId).Join(db.Sources, f => f.SourceId, s => s.Id, (f, s) => s.Slug).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            await SettingStore.WriteAsync(db, Key(feedId, need), about, cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "need.left", slug, about.Length == 0 ? need.ToString() : $"{need}: {about}", cancellation: cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>What was left as it is, by feed and need.</summary>
    public async Task<IReadOnlyDictionary<(int Feed, FeedNeed Need), string>> ReadAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        List<Setting> left = await db.Settings.Where(s => s.Key.StartsWith(Prefix)).ToListAsync(cancellation).ConfigureAwait(false);
        Dictionary<(int, FeedNeed), string> found = [];
        foreach (Setting setting in left)
        {
            string[] parts = setting.Key.Split('.');
            if (parts.Length == 3 && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out int feed) && Enum.TryParse(parts[2], out FeedNeed need))
            {
                found[(feed, need)] = setting.Value;
            }
        }

        return found;
    }

    private static string Key(int feedId, FeedNeed need) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}{feedId}.{need}");
}
