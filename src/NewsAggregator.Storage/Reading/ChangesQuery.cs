using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>An article and what one revision of it changed.</summary>
public sealed record ChangedArticle(ArticleLine Line, RevisionChange Change)
{
    public ListCursor Cursor => new(Change.At.ToUnixTimeMilliseconds(), Line.Id);
}

/// <summary>Changes worth telling of articles that the edition shows, the newest first: behind the page and its feeds.</summary>
public sealed class ChangesQuery(NewsDatabase database)
{
    /// <param name="after">Only what is older, by time of the change and article; null: from the newest.</param>
    public async Task<(IReadOnlyList<ChangedArticle> Changes, ListCursor? Next)> PageAsync(EditionView edition, ListCursor? after, int count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        await using NewsDbContext db = database.OpenForReading();
        var found = await Telling(db, edition, after).Take(count + 1).ToListAsync(cancellation).ConfigureAwait(false);
        List<Revision> page = [.. found.Take(count)];
        List<long> ids = [.. page.Select(r => r.ArticleId).Distinct()];
        Dictionary<long, ArticleLine> lines = (await ArticleLines.ReadAsync(db, VisibleArticles.Among(db, edition, db.Articles.Where(a => ids.Contains(a.Id))), false, cancellation).ConfigureAwait(false))
            .ToDictionary(line => line.Id);
        List<ChangedArticle> changes = [];
        foreach (Revision revision in page)
        {
            // Hidden since the first question was answered.
            if (lines.TryGetValue(revision.ArticleId, out ArticleLine? line))
            {
                changes.Add(new ChangedArticle(line, await ChangeAsync(db, line, revision, cancellation).ConfigureAwait(false)));
            }
        }

        return (changes, found.Count > count ? new ListCursor(page[^1].CreatedAt.ToUnixTimeMilliseconds(), page[^1].ArticleId) : null);
    }

    private static IQueryable<Revision> Telling(NewsDbContext db, EditionView edition, ListCursor? after)
    {
        IQueryable<Revision> revisions = db.Revisions.Where(r => r.Weight == ChangeWeight.Telling);
        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            revisions = revisions.Where(r => r.CreatedAt <= time && (r.CreatedAt < time || r.ArticleId < cursor.ArticleId));
        }

        IQueryable<Article> visible = VisibleArticles.Among(db, edition, db.Articles);
        return revisions.Where(r => visible.Any(a => a.Id == r.ArticleId)).OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.ArticleId);
    }

    private static async Task<RevisionChange> ChangeAsync(NewsDbContext db, ArticleLine line, Revision revision, CancellationToken cancellation)
    {
        List<Revision> both = await db.Revisions.Where(r => r.ArticleId == line.Id && r.Number >= revision.Number - 1 && r.Number <= revision.Number + 1).OrderBy(r => r.Number).ToListAsync(cancellation).ConfigureAwait(false);
        DateTimeOffset since = revision.CreatedAt;
        List<Core.Timelines.TimelineEvent> events = await db.Events.Where(e => e.ArticleId == line.Id && e.LearnedAt >= since).ToListAsync(cancellation).ConfigureAwait(false);
        return RevisionHistory.Of(both, events, line.PublicationLevel == PublicationLevel.Full).Single(change => change.Number == revision.Number);
    }
}
