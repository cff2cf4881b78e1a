using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Reading;

/// <summary>The articles opened most often in the last days, of those that the edition shows and the reader's choice leaves.</summary>
internal static class MostReadList
{
    /// <summary>Where no other measure is asked for.</summary>
    public const int Count = 30;

    /// <summary>The most read first, among equals the newest. The list is as long as is asked for and has no further page.</summary>
    public static async Task<ArticleListPage> ReadAsync(
        NewsDbContext db, EditionView edition, Picker picker, ListCursor? after, int count, bool withContents, DateTimeOffset now, CancellationToken cancellation)
    {
        if (after is not null)
        {
            return new ArticleListPage([], null, 0, 0);
        }

        int first = ArticleReads.FirstDay(now);
        IQueryable<Article> shown = ArticleListQuery.Picked(db, VisibleArticles.Among(db, edition, db.Articles), picker);
        List<long> ids = await db.ArticleReads.Where(r => r.Day >= first)
            .GroupBy(r => r.ArticleId, (article, days) => new { Article = article, Times = days.Sum(r => r.Times) })
            .Join(shown, r => r.Article, a => a.Id, (r, a) => new { a.Id, r.Times, a.SortTime })
            .OrderByDescending(r => r.Times).ThenByDescending(r => r.SortTime).ThenByDescending(r => r.Id)
            .Take(count).Select(r => r.Id).ToListAsync(cancellation).ConfigureAwait(false);
        Dictionary<long, ArticleLine> lines = (await ArticleLines.ReadAsync(db, db.Articles.Where(a => ids.Contains(a.Id)), withContents, cancellation).ConfigureAwait(false)).ToDictionary(line => line.Id);
        return new ArticleListPage([.. ids.Where(lines.ContainsKey).Select(id => lines[id])], null, 0, 0);
    }
}
