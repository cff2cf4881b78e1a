using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>What one visit must know before it judges a document: only the keys of this document's items.</summary>
/// <param name="Known">Key to the article it names and the hash of the item as last seen.</param>
public sealed record RefreshContext(SourceFacts Source, IReadOnlyDictionary<long, KnownItem> Known);

public sealed record KnownItem(long ArticleId, long ItemHash);

public sealed class RefreshContextQuery(NewsDatabase database)
{
    // A document has at most 500 items.
    private const int MostCompared = 1000;

    /// <summary>The source alone: how its dates are meant must be known before its document is read. Null when it was deleted meanwhile.</summary>
    public async Task<Source?> SourceAsync(int sourceId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sourceId, cancellation).ConfigureAwait(false);
    }

    /// <summary>The source's latest articles, to compare with items that lost their keys.</summary>
    public async Task<IReadOnlyList<StoredItem>> LatestAsync(int sourceId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Articles.Where(a => a.SourceId == sourceId).OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Take(MostCompared)
            .Select(a => new StoredItem(a.Id, a.Url, a.Title, a.Summary, a.PublishedAt)).ToListAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<RefreshContext?> ReadAsync(int sourceId, IReadOnlyCollection<long> keys, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        SourceFacts? source = await SourceAsync(db, sourceId, cancellation).ConfigureAwait(false);
        if (source is null)
        {
            return null;
        }

        var rows = await db.ArticleKeys
            .Where(key => key.SourceId == sourceId && keys.Contains(key.Key))
            .Select(key => new { key.Key, key.ArticleId, Hash = db.Articles.Where(a => a.Id == key.ArticleId).Select(a => (long?)a.ItemHash).FirstOrDefault() })
            .ToListAsync(cancellation).ConfigureAwait(false);

        // A key whose article is gone by retention still names it: the item is known, and unchanged by definition.
        return new RefreshContext(source, rows.ToDictionary(row => row.Key, row => new KnownItem(row.ArticleId, row.Hash ?? 0)));
    }

    /// <summary>The source with all that rules may ask of it; null when it was deleted meanwhile.</summary>
    internal static async Task<SourceFacts?> SourceAsync(NewsDbContext db, int sourceId, CancellationToken cancellation)
    {
        Source? source = await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sourceId, cancellation).ConfigureAwait(false);
        if (source is null)
        {
            return null;
        }

        List<string> aliases = await db.SourceAliases.Where(a => a.SourceId == sourceId).Select(a => a.Slug).ToListAsync(cancellation).ConfigureAwait(false);
        List<string> groups = await db.GroupMembers.Where(m => m.SourceId == sourceId)
            .Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => g.Slug).ToListAsync(cancellation).ConfigureAwait(false);
        return new SourceFacts(source, aliases, groups);
    }
}
