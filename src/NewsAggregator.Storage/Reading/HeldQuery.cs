using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Reading;

/// <summary>A text that waits for an admin, with what it would change.</summary>
/// <param name="TextHash">Sent back with the answer, so that nobody releases another text than the one seen.</param>
/// <param name="WordsNow">Of the text that stands.</param>
public sealed record HeldLine(
    long ArticleId, string Title, string? Language, string? Url, string SourceSlug, string SourceName, HoldReason Reason, DateTimeOffset HeldAt, int WordsNow, int Words, long TextHash,
    IReadOnlyList<ChangedSentence> Changes);

/// <summary>What waits, the newest first.</summary>
public sealed class HeldQuery(NewsDatabase database)
{
    public async Task<(IReadOnlyList<HeldLine> Lines, int Waiting)> ReadAsync(int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        int waiting = await db.HeldRevisions.CountAsync(h => h.RefusedAt == null, cancellation).ConfigureAwait(false);
        if (waiting == 0)
        {
            return ([], 0);
        }

        var rows = await (
            from h in db.HeldRevisions
            where h.RefusedAt == null
            join a in db.Articles on h.ArticleId equals a.Id
            join s in db.Sources on a.SourceId equals s.Id
            join r in db.Revisions on new { a.Id, Number = a.Revision } equals new { Id = r.ArticleId, r.Number }
            orderby h.HeldAt descending, h.ArticleId descending
            select new { Held = h, Article = a, Source = s, Revision = r }).Take(most).ToListAsync(cancellation).ConfigureAwait(false);
        return ([.. rows.Select(row => new HeldLine(
            row.Article.Id, row.Article.Title, row.Article.Language, row.Article.Url, row.Source.Slug, row.Source.Name, row.Held.Reason, row.Held.HeldAt, row.Article.Words, row.Held.Words, row.Held.TextHash,
            RevisionHistory.Sentences(RevisionCodec.BodyOf(row.Revision), BodyReader.ReadHtml(RevisionCodec.UnpackHtml(row.Held.Html), row.Article.Language))))], waiting);
    }
}
