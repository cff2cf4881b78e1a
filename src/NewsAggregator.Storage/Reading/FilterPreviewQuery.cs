using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>What a draft of a filter would do to what is stored. Reads only; the evaluator is the one that decides.</summary>
public sealed class FilterPreviewQuery(NewsDatabase database)
{
    private const int Range = 1000;

    /// <summary>The effect report. May take seconds on a large site: run it where it can be cancelled.</summary>
    /// <param name="since">Only articles that lists place at or after this instant; null: all.</param>
    /// <param name="mostListed">Articles named under each kind of change, the newest first.</param>
    public async Task<FilterReport> ReportAsync(
        int editionId, string text, DateTimeOffset? since, int mostListed = 200, IProgress<FilterReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        FilterParse after = FilterText.Parse(text);
        if (!after.IsSound)
        {
            return new FilterReport(after, 0, since, 0, 0, 0, ReportedChanges.None, ReportedChanges.None, ReportedChanges.None, []);
        }

        await using NewsDbContext db = database.OpenForReading();
        var inForce = await db.Editions.Where(e => e.Id == editionId).Join(db.FilterVersions, e => e.VersionInForceId, v => v.Id, (e, v) => new { v.Number, v.Text })
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        FilterNames names = await FiltersQuery.NamesAsync(db, cancellation).ConfigureAwait(false);
        FilterComparison comparison = new(FilterText.Parse(inForce?.Text ?? "default hide"), after, names);
        IQueryable<Article> articles = since is DateTimeOffset from ? db.Articles.Where(a => a.SortTime >= from) : db.Articles;
        int total = await articles.CountAsync(cancellation).ConfigureAwait(false);
        long last = since is null ? 0 : await articles.MinAsync(a => (long?)a.Id, cancellation).ConfigureAwait(false) - 1 ?? 0;
        int done = 0;
        while (true)
        {
            List<ArticleFacts> range = await ArticleFacts.ReadAsync(db, articles.Where(a => a.Id > last).OrderBy(a => a.Id).Take(Range), cancellation).ConfigureAwait(false);
            if (range.Count == 0)
            {
                break;
            }

            foreach (ArticleFacts facts in range.Where(facts => facts.IsJudged))
            {
                comparison.Add(facts.Article.Id, facts.ForFilter());
            }

            last = range[^1].Article.Id;
            done += range.Count;
            progress?.Report(new FilterReportProgress(done, Math.Max(done, total)));
        }

        FilterEffect effect = comparison.Finish();
        return new FilterReport(
            after,
            inForce?.Number ?? 0,
            since,
            effect.Articles,
            effect.ShownBefore,
            effect.ShownAfter,
            await NamedAsync(db, effect.Disappear, mostListed, cancellation).ConfigureAwait(false),
            await NamedAsync(db, effect.ComeBack, mostListed, cancellation).ConfigureAwait(false),
            await NamedAsync(db, effect.Move, mostListed, cancellation).ConfigureAwait(false),
            effect.Rules);
    }

    /// <summary>How many of the articles that an edition shows a sound text would hide.</summary>
    public async Task<(int Hides, int Shown)> HidingAsync(int editionId, string text, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        long version = await db.Editions.Where(e => e.Id == editionId).Select(e => e.VersionInForceId).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        SourceFilter filter = SourceFilter.Compile(FilterText.Parse(text), await FiltersQuery.NamesAsync(db, cancellation).ConfigureAwait(false));
        IQueryable<StoredDecision> shown = db.Decisions.Where(d => d.EditionId == editionId && d.VersionId == version && d.Verdict == Verdict.Show);
        int hides = 0;
        int count = 0;
        DateTimeOffset time = DateTimeOffset.UnixEpoch.AddYears(-1);
        long last = 0;
        while (true)
        {
            List<ArticleFacts> range = await ArticleFacts.ReadAsync(
                db,
                shown.Where(d => d.SortTime >= time && (d.SortTime > time || d.ArticleId > last)).OrderBy(d => d.SortTime).ThenBy(d => d.ArticleId).Take(Range)
                    .Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => a).OrderBy(a => a.SortTime).ThenBy(a => a.Id),
                cancellation).ConfigureAwait(false);
            if (range.Count == 0)
            {
                return (hides, count);
            }

            hides += range.Count(facts => filter.Decide(facts.ForFilter()).Verdict == Verdict.Hide);
            count += range.Count;
            (time, last) = (range[^1].Article.SortTime, range[^1].Article.Id);
        }
    }

    private static async Task<ReportedChanges> NamedAsync(NewsDbContext db, IReadOnlyList<FilterChange> changes, int most, CancellationToken cancellation)
    {
        Dictionary<long, FilterChange> newest = changes.TakeLast(most).ToDictionary(change => change.ArticleId);
        long[] ids = [.. newest.Keys];
        var rows = await db.Articles.Where(a => ids.Contains(a.Id)).Join(db.Sources, a => a.SourceId, s => s.Id, (a, s) => new { a.Id, a.Title, a.Url, s.Slug, s.Name, a.SortTime })
            .OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false);
        return new ReportedChanges(
            changes.Count,
            [.. rows.Select(row => new ReportedChange(row.Id, row.Title, row.Url, row.Slug, row.Name, row.SortTime, newest[row.Id].Before, newest[row.Id].After))]);
    }
}
