using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>The names that rules may use, for whoever writes rules: sources, groups, topics, and the authors and domains met so far.</summary>
public sealed class FilterNamesQuery(NewsDatabase database, TimeProvider clock)
{
    // Authors and domains are read from the articles themselves, which takes a while on a large site.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private const int Most = 50_000;
    private volatile Kept? kept;

    public async Task<FilterNames> ReadAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Kept met = await MetAsync(db, cancellation).ConfigureAwait(false);
        return await FiltersQuery.NamesAsync(db, met.Authors, met.Domains, cancellation).ConfigureAwait(false);
    }

    private async Task<Kept> MetAsync(NewsDbContext db, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (kept is { } last && now - last.At < KeptFor)
        {
            return last;
        }

        List<string> authors = await db.Articles.Where(a => a.Author != null).Select(a => a.Author!).Distinct().Take(Most).ToListAsync(cancellation).ConfigureAwait(false);
        List<string> domains = await db.Articles.Where(a => a.Domain != null).Select(a => a.Domain!).Distinct().Take(Most).ToListAsync(cancellation).ConfigureAwait(false);
        return kept = new Kept(now, [.. authors.SelectMany(names => names.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)], domains);
    }

    private sealed record Kept(DateTimeOffset At, IReadOnlyList<string> Authors, IReadOnlyList<string> Domains);
}
