using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>
/// The one gate: what an edition shows under its version in force. Whatever readers see comes through here.
/// Two ways to ask the same: by the decisions' own order (front page), or by another list's order, probing the decision by its full key.
/// </summary>
internal static class VisibleArticles
{
    /// <summary>In the order of the edition's list.</summary>
    public static IQueryable<Article> InOrder(NewsDbContext db, EditionView edition, ListCursor? after)
    {
        IQueryable<StoredDecision> decisions = db.Decisions
            .Where(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show);
        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            decisions = decisions.Where(d => d.SortTime <= time && (d.SortTime < time || d.ArticleId < cursor.ArticleId));
        }

        return decisions.OrderByDescending(d => d.SortTime).ThenByDescending(d => d.ArticleId).Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => a);
    }

    /// <summary>Those of the articles that the edition shows.</summary>
    public static IQueryable<Article> Among(NewsDbContext db, EditionView edition, IQueryable<Article> articles) =>
        articles.Where(a => db.Decisions.Any(d =>
            d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show && d.SortTime == a.SortTime && d.ArticleId == a.Id));
}
