using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>
/// Decides the articles of a source again after something that rules see of it changed: its slug, name, groups, topics, or being on trial.
/// What waits is a mark on the source's row, worked off in short ranges of ids, so that it survives a stop.
/// </summary>
public sealed class DecideAgainStore(NewsDatabase database, WritePath writes, FiltersQuery filters)
{
    private const int Range = 200;

    /// <summary>Works off what waits, of all sources.</summary>
    /// <param name="most">Stops after about this many articles; what is left waits.</param>
    /// <returns>How many articles were decided.</returns>
    public async Task<int> RunAsync(int most, CancellationToken cancellation = default)
    {
        int done = 0;
        while (done < most)
        {
            await using NewsDbContext look = database.OpenForReading();
            int? source = await look.Sources.Where(s => s.DecideAgainFromId != null).Select(s => (int?)s.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (source is not int id)
            {
                break;
            }

            // Counted as one at least, so that a source without articles is progress too.
            done += Math.Max(1, await writes.RunAsync(db => DecideRangeAsync(db, id, cancellation), cancellation).ConfigureAwait(false));
        }

        return done;
    }

    /// <summary>In the same transaction as the change itself.</summary>
    internal static Task MarkAsync(NewsDbContext db, IReadOnlyCollection<int> sourceIds, CancellationToken cancellation) =>
        db.Sources.Where(s => sourceIds.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.DecideAgainFromId, 0L), cancellation);

    /// <summary>A visit or a page look judged by what the source was when it began: if an admin changed it meanwhile, its articles are decided once more.</summary>
    internal static Task<int> MarkIfChangedAsync(NewsDbContext db, Source judgedBy, CancellationToken cancellation) =>
        db.Sources.Where(s => s.Id == judgedBy.Id && s.Version != judgedBy.Version).ExecuteUpdateAsync(set => set.SetProperty(s => s.DecideAgainFromId, 0L), cancellation);

    private async Task<int> DecideRangeAsync(NewsDbContext db, int sourceId, CancellationToken cancellation)
    {
        await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
        long? from = await db.Sources.Where(s => s.Id == sourceId).Select(s => s.DecideAgainFromId).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (from is null)
        {
            return 0;
        }

        List<ArticleFacts> articles = await ArticleFacts.ReadAsync(
            db, db.Articles.Where(a => a.SourceId == sourceId && a.Id > from).OrderBy(a => a.Id).Take(Range), cancellation).ConfigureAwait(false);
        await DecideAsync(db, articles, cancellation).ConfigureAwait(false);
        long? next = articles.Count < Range ? null : articles[^1].Article.Id;
        await db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.DecideAgainFromId, next), cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        return articles.Count;
    }

    private async Task DecideAsync(NewsDbContext db, List<ArticleFacts> articles, CancellationToken cancellation)
    {
        FiltersInForce inForce = await filters.ReadAsync(db, cancellation).ConfigureAwait(false);
        long[] ids = [.. articles.Select(facts => facts.Article.Id)];
        long[] versions = [.. inForce.Versions.Select(v => v.VersionId)];
        await db.Decisions.Where(d => ids.Contains(d.ArticleId) && versions.Contains(d.VersionId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await using ArticleRows rows = new(db);
        foreach (ArticleFacts facts in articles)
        {
            foreach (StoredDecision decision in inForce.Decide(facts.Article, facts.Source, facts.Feed, facts.Topics, facts.Text))
            {
                await rows.AddDecisionAsync(decision, facts.Article.Id).ConfigureAwait(false);
            }
        }
    }
}

/// <summary>Whatever writes articles of a source, or decides them anew, comes one after the other.</summary>
internal static class SourceLock
{
    public static Task TakeAsync(NewsDbContext db, int sourceId, CancellationToken cancellation) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(7001, {sourceId})", cancellation)
        : Task.CompletedTask; // On SQLite the transaction has the one write lock already.
}
