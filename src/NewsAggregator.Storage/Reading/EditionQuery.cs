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

    internal static Task<EditionView?> FindAsync(NewsDbContext db, string? slug, CancellationToken cancellation) =>
        Views(db).FirstOrDefaultAsync(e => slug == null ? e.IsDefault : e.Slug == slug, cancellation);

    internal static IQueryable<EditionView> Views(NewsDbContext db) =>
        from edition in db.Editions
        join version in db.FilterVersions on edition.VersionInForceId equals version.Id
        orderby edition.IsDefault descending, edition.Id
        select new EditionView(edition.Id, edition.Slug, edition.NameEn, edition.NameZh, edition.IsDefault, edition.VersionInForceId, version.Number);
}
