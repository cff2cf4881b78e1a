using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>Takes single articles from every output, whatever any filter says, and gives them back. Nothing is deleted.</summary>
public sealed class WithdrawalStore(WritePath writes, FiltersQuery filters, TimeProvider clock)
{
    /// <summary>From now on the article is in no list, feed, search or story, and its own address answers 410.</summary>
    /// <param name="reason">For the audit.</param>
    /// <returns>False: no such article, or withdrawn already.</returns>
    public Task<bool> WithdrawAsync(long articleId, string who, string reason, CancellationToken cancellation = default) =>
        writes.RunAsync(db => SetAsync(db, articleId, clock.GetUtcNow(), who, reason, cancellation), cancellation);

    /// <summary>The filters decide it again.</summary>
    /// <returns>False: no such article, or not withdrawn.</returns>
    public Task<bool> RestoreAsync(long articleId, string who, string reason, CancellationToken cancellation = default) =>
        writes.RunAsync(db => SetAsync(db, articleId, null, who, reason, cancellation), cancellation);

    private async Task<bool> SetAsync(NewsDbContext db, long articleId, DateTimeOffset? at, string who, string reason, CancellationToken cancellation)
    {
        await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
        Article? article = await db.Articles.FirstOrDefaultAsync(a => a.Id == articleId && (a.WithdrawnAt == null) == (at != null), cancellation).ConfigureAwait(false);
        if (article is null)
        {
            return false;
        }

        article.WithdrawnAt = at;
        await AuditLine.WriteAsync(
            db, clock.GetUtcNow(), who, at is null ? "article.restored" : "article.withdrawn", articleId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            reason, article.Title, article.Url, cancellation).ConfigureAwait(false);
        await DecideAgainAsync(db, articleId, cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task DecideAgainAsync(NewsDbContext db, long articleId, CancellationToken cancellation)
    {
        FiltersInForce all = await filters.ReadAsync(db, cancellation).ConfigureAwait(false);
        ArticleFacts facts = (await ArticleFacts.ReadAsync(db, db.Articles.Where(a => a.Id == articleId), cancellation).ConfigureAwait(false))[0];
        long[] versions = [.. all.Versions.Select(v => v.VersionId)];

        // Only versions that had decided it: what is still being prepared comes to it by itself.
        List<long> decided = await db.Decisions.Where(d => d.ArticleId == articleId && versions.Contains(d.VersionId)).Select(d => d.VersionId).ToListAsync(cancellation).ConfigureAwait(false);
        await db.Decisions.Where(d => d.ArticleId == articleId && versions.Contains(d.VersionId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await using ArticleRows rows = new(db);
        foreach (StoredDecision decision in all.Decide(facts.Article, facts.Source, facts.Feed, facts.Topics, facts.Text).Where(d => decided.Contains(d.VersionId)))
        {
            await rows.AddDecisionAsync(decision, articleId).ConfigureAwait(false);
        }
    }
}
