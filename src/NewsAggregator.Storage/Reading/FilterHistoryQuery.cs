using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>An edition as the admin sees it, whether readers see it already or not.</summary>
/// <param name="InForce">What readers see; null while its first version is being prepared.</param>
/// <param name="Newest">The version that the next save must be made from.</param>
/// <param name="Preparing">Being decided over what is stored; null where nothing is.</param>
public sealed record EditionFilter(
    int Id, string Slug, string NameEn, string NameZh, bool IsDefault, FilterVersionLine? InForce, FilterVersionLine Newest, FilterVersionLine? Preparing);

/// <summary>A version without its text.</summary>
public sealed record FilterVersionLine(long Id, int Number, string Author, string? Note, DateTimeOffset CreatedAt, FilterVersionState State);

/// <summary>How far a version is prepared.</summary>
/// <param name="Decided">Of <paramref name="Total"/> stored articles; equal once in force.</param>
public sealed record FilterProgress(long VersionId, int Number, FilterVersionState State, int Decided, int Total);

/// <summary>The versions of editions' filters.</summary>
public sealed class FilterHistoryQuery(NewsDatabase database)
{
    /// <summary>All editions, the default one first, also those that readers do not see yet.</summary>
    public async Task<IReadOnlyList<EditionFilter>> EditionsAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        List<Edition> editions = await db.Editions.OrderByDescending(e => e.IsDefault).ThenBy(e => e.Id).ToListAsync(cancellation).ConfigureAwait(false);
        List<EditionFilter> result = [];
        foreach (Edition edition in editions)
        {
            FilterVersionLine newest = await Lines(db, edition.Id).FirstAsync(cancellation).ConfigureAwait(false);
            FilterVersionLine? inForce = newest.Id == edition.VersionInForceId
                ? newest
                : await Line(db.FilterVersions.Where(v => v.Id == edition.VersionInForceId)).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            result.Add(new EditionFilter(
                edition.Id, edition.Slug, edition.NameEn, edition.NameZh, edition.IsDefault, inForce, newest, newest.State == FilterVersionState.Preparing ? newest : null));
        }

        return result;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FilterVersionLine>> VersionsAsync(int editionId, int most = 500, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await Lines(db, editionId).Take(most).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <param name="number">Null: the newest.</param>
    public async Task<FilterVersion?> FindAsync(int editionId, int? number, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.FilterVersions.Where(v => v.EditionId == editionId && (number == null || v.Number == number)).OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<FilterVersion?> FindAsync(long versionId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.FilterVersions.FirstOrDefaultAsync(v => v.Id == versionId, cancellation).ConfigureAwait(false);
    }

    /// <summary>Cheap enough to be asked every second; null: no such version. A version that ends as Past was superseded.</summary>
    public async Task<FilterProgress?> ProgressAsync(long versionId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var version = await db.FilterVersions.Where(v => v.Id == versionId).Select(v => new { v.Number, v.State, v.DecidedUpToId }).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (version is null)
        {
            return null;
        }

        int total = await db.Articles.CountAsync(cancellation).ConfigureAwait(false);
        int decided = version.State == FilterVersionState.Preparing ? await db.Articles.CountAsync(a => a.Id <= version.DecidedUpToId, cancellation).ConfigureAwait(false) : total;
        return new FilterProgress(versionId, version.Number, version.State, decided, total);
    }

    private static IQueryable<FilterVersionLine> Lines(NewsDbContext db, int editionId) =>
        Line(db.FilterVersions.Where(v => v.EditionId == editionId).OrderByDescending(v => v.Number));

    private static IQueryable<FilterVersionLine> Line(IQueryable<FilterVersion> versions) =>
        versions.Select(v => new FilterVersionLine(v.Id, v.Number, v.Author, v.Note, v.CreatedAt, v.State));
}
