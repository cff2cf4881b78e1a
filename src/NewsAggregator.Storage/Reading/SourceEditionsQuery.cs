using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>What one edition shows of one source.</summary>
/// <param name="Rule">The rule that hides most of what is hidden: from 1; 0 the default; negative as in <see cref="StoredDecision"/>. Null: nothing is hidden.</param>
public sealed record SourceEditionCell(int SourceId, int EditionId, int Shown, int Hidden, int? Rule);

/// <summary>Sources by editions: how much each edition shows of each source, and which rule hides the rest.</summary>
public sealed class SourceEditionsQuery(NewsDatabase database)
{
    public async Task<IReadOnlyList<SourceEditionCell>> ReadAsync(IReadOnlyList<EditionView> editions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(editions);
        await using NewsDbContext db = database.OpenForReading();
        List<SourceEditionCell> cells = [];
        foreach (EditionView edition in editions)
        {
            var rows = await db.Decisions.Where(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId)
                .Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => new { a.SourceId, d.Verdict, d.Rule })
                .GroupBy(d => new { d.SourceId, d.Verdict, d.Rule }).Select(g => new { g.Key.SourceId, g.Key.Verdict, g.Key.Rule, Count = g.Count() })
                .ToListAsync(cancellation).ConfigureAwait(false);
            cells.AddRange(rows.GroupBy(row => row.SourceId).Select(source => new SourceEditionCell(
                source.Key,
                edition.Id,
                source.Where(row => row.Verdict == Verdict.Show).Sum(row => row.Count),
                source.Where(row => row.Verdict == Verdict.Hide).Sum(row => row.Count),
                source.Where(row => row.Verdict == Verdict.Hide).OrderByDescending(row => row.Count).Select(row => (int?)row.Rule).FirstOrDefault())));
        }

        return cells;
    }
}
