using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Reading;

/// <summary>Editions with the filter version in force at this moment.</summary>
public sealed class EditionQuery(NewsDatabase database)
{
    /// <param name="slug">Null: the default edition.</param>
    public async Task<EditionView?> FindAsync(string? slug, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await FindAsync(db, slug, cancellation).ConfigureAwait(false);
    }

    /// <summary>All editions, the default one first.</summary>
    public async Task<IReadOnlyList<EditionView>> AllAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await Views(db).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Earlier slugs, each with today's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AliasesAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.EditionAliases.Join(db.Editions, a => a.EditionId, e => e.Id, (a, e) => new { a.Slug, Now = e.Slug }).ToDictionaryAsync(row => row.Slug, row => row.Now, cancellation).ConfigureAwait(false);
    }

    internal static async Task<EditionView?> FindAsync(NewsDbContext db, string? slug, CancellationToken cancellation)
    {
        // There are few editions: all are read, in the order in which they may stand in for one another.
        List<EditionView> all = await Views(db).ToListAsync(cancellation).ConfigureAwait(false);
        return all.Find(e => slug is null ? e.IsDefault : e.Slug == slug);
    }

    internal static IQueryable<EditionView> Views(NewsDbContext db) =>
        from edition in db.Editions
        join version in db.FilterVersions on edition.VersionInForceId equals version.Id
        orderby edition.IsDefault descending, edition.Id
        select new EditionView(edition.Id, edition.Slug, edition.NameEn, edition.NameZh, edition.IsDefault, edition.VersionInForceId, version.Number);
}
