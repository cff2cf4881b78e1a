using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Reading;

/// <summary>Reads articles as admins see them: behind no gate. For admin pages and commands alone.</summary>
internal static class AdminArticles
{
    public static async Task<Dictionary<long, AdminArticle>> ReadAsync(NewsDbContext db, IReadOnlyList<long> ids, CancellationToken cancellation) => ids.Count == 0
        ? []
        : await Lines(db, db.Articles.Where(a => ids.Contains(a.Id))).ToDictionaryAsync(line => line.Id, cancellation).ConfigureAwait(false);

    public static IQueryable<AdminArticle> Lines(NewsDbContext db, IQueryable<Article> articles) =>
        from a in articles
        join s in db.Sources on a.SourceId equals s.Id
        select new AdminArticle(
            a.Id, a.Title, a.Url, a.Author, a.Language, s.Id, s.Slug, s.Name, s.State, a.PublishedAt, a.FirstSeenAt, a.SortTime, a.WithdrawnAt, a.NearCopyOfId, null, null, null)
        {
            PageFailure = a.PageFailure,
        };
}
