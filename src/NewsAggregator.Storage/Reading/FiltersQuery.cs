using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Reading;

/// <summary>The filters that arrivals are decided under, compiled once per version and kept while the same versions stand.</summary>
public sealed class FiltersQuery(NewsDatabase database)
{
    private volatile Kept? kept;

    public async Task<FiltersInForce> ReadAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await ReadAsync(db, cancellation).ConfigureAwait(false);
    }

    internal async Task<FiltersInForce> ReadAsync(NewsDbContext db, CancellationToken cancellation)
    {
        var rows = await db.FilterVersions.AsNoTracking()
            .Where(v => v.State != FilterVersionState.Past)
            .OrderBy(v => v.Id)
            .Select(v => new { v.EditionId, v.Id })
            .ToListAsync(cancellation).ConfigureAwait(false);
        string stamp = string.Join(',', rows.Select(row => row.Id)) + "/" + await NamesStampAsync(db, cancellation).ConfigureAwait(false);
        Kept? now = kept;
        if (now?.Stamp == stamp)
        {
            return now.Filters;
        }

        FilterNames names = await NamesAsync(db, cancellation).ConfigureAwait(false);
        List<CompiledVersion> versions = [];
        foreach (FilterVersion version in await db.FilterVersions.AsNoTracking().Where(v => v.State != FilterVersionState.Past).OrderBy(v => v.Id).ToListAsync(cancellation).ConfigureAwait(false))
        {
            versions.Add(new CompiledVersion(version.EditionId, version.Id, SourceFilter.Compile(FilterText.Parse(version.Text), names)));
        }

        FiltersInForce filters = new(versions);
        kept = new Kept(stamp, filters);
        return filters;
    }

    /// <summary>The names that rules may use, as this site knows them.</summary>
    internal static Task<FilterNames> NamesAsync(NewsDbContext db, CancellationToken cancellation) => NamesAsync(db, null, null, cancellation);

    /// <param name="authors">Null: not asked for, so that nothing is warned of; the same for domains.</param>
    internal static async Task<FilterNames> NamesAsync(NewsDbContext db, IEnumerable<string>? authors, IEnumerable<string>? domains, CancellationToken cancellation)
    {
        var sources = await db.Sources.Select(s => new { s.Id, s.Slug, s.Name }).ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<int, string> aliases = (await db.SourceAliases.ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(a => a.SourceId, a => a.Slug);
        var groups = await db.Groups.Select(g => new { g.Slug, g.Name, g.NameZh }).ToListAsync(cancellation).ConfigureAwait(false);
        List<Topic> topics = await db.Topics.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        return new FilterNames(
            sources.Select(s => new FilterName(s.Slug, s.Name, [.. aliases[s.Id]])),
            groups.Select(g => new FilterName(g.Slug, g.Name, g.NameZh is null ? [] : [g.NameZh])),
            topics.Select(t => new FilterName(t.Slug, t.NameEn, [t.NameZh, .. t.Aliases])),
            authors,
            domains);
    }

    private static async Task<string> NamesStampAsync(NewsDbContext db, CancellationToken cancellation) =>
        await db.Settings.Where(s => s.Key == NamesStampKey).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) ?? "0";

    /// <summary>Raised by whoever renames a source, group or topic: quoted names in rules are resolved at compile time.</summary>
    internal const string NamesStampKey = "names.number";

    private sealed record Kept(string Stamp, FiltersInForce Filters);
}
