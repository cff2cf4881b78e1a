using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;

namespace NewsAggregator.Storage.Writing;

/// <summary>Texts that wait for an admin's word.</summary>
internal static class HeldRows
{
    private static readonly TimeSpan AlikeWithin = TimeSpan.FromHours(24);

    // Pages are looked at again for a week.
    private static readonly TimeSpan LookedAtWithin = TimeSpan.FromDays(30);
    private const int MostCompared = 30;

    /// <summary>A text that an admin refused, or that waits already, is not asked about twice.</summary>
    public static async Task HoldAsync(
        NewsDbContext db, Article known, ArticleText text, HoldReason reason, DateTimeOffset? updatedAt, DateTimeOffset now, CancellationToken cancellation)
    {
        HeldRevision? held = await db.HeldRevisions.FirstOrDefaultAsync(h => h.ArticleId == known.Id, cancellation).ConfigureAwait(false);
        if (held?.TextHash == text.TextHash)
        {
            return;
        }

        if (held is null)
        {
            db.HeldRevisions.Add(held = new HeldRevision { ArticleId = known.Id, SourceId = known.SourceId });
        }

        held.Html = RevisionCodec.PackHtml(text.Body.Html);
        held.TextHash = text.TextHash;
        held.Origin = text.Origin;
        held.Words = text.Words;
        held.Reason = reason;
        held.HeldAt = now;
        held.ToldAt = text.Told;
        held.ZoneMinutes = (int)text.Zone.TotalMinutes;
        held.UpdatedAt = updatedAt;
        held.RefusedAt = null;
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    public static Task ForgetAsync(NewsDbContext db, long articleId, CancellationToken cancellation) =>
        db.HeldRevisions.Where(h => h.ArticleId == articleId).ExecuteDeleteAsync(cancellation);

    /// <summary>
    /// Where another article of the source changed within a day by the very same blocks, it is the pages that changed and not the articles:
    /// this text is held, and so are those that were taken before it was known.
    /// </summary>
    public static async Task<bool> HoldAlikeAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, ArticleText text, DateTimeOffset? updatedAt, ReadingContext context, CancellationToken cancellation)
    {
        if (newest.Origin != text.Origin || text.TextHash == newest.TextHash || RevisionRows.IsOurDoing(known, newest, text, context))
        {
            return false;
        }

        BlockChanges mine = BlockChanges.Between(RevisionCodec.UnpackHtml(newest.Html), text.Body.Html, context.Learned);
        bool alike = await IsLikeHeldAsync(db, known, mine, context, cancellation).ConfigureAwait(false);
        foreach (Article other in await TakenAsync(db, known, newest.Origin, context.Now, cancellation).ConfigureAwait(false))
        {
            List<Revision> last = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == other.Id && r.Number >= other.Revision - 1).OrderBy(r => r.Number).ToListAsync(cancellation).ConfigureAwait(false);
            BlockChanges theirs = BlockChanges.Between(RevisionCodec.UnpackHtml(last[0].Html), RevisionCodec.UnpackHtml(last[1].Html), context.Learned);
            if (last[0].Title != last[1].Title || !mine.IsLike(theirs))
            {
                continue;
            }

            alike = true;
            List<string> topics = await db.ArticleTopics.Where(t => t.ArticleId == other.Id).Select(t => t.Topic).ToListAsync(cancellation).ConfigureAwait(false);
            Revision back = await RevisionRows.TakeBackAsync(db, rows, other, context with { Topics = topics }, cancellation).ConfigureAwait(false);
            DateTimeOffset told = other.PublishedAt ?? other.FirstSeenAt;
            ArticleText theirText = ArticleText.Read(back.Title, RevisionCodec.UnpackHtml(back.Html), other.Language, told, ArticleFactory.ZoneOf(context.Source.Source, told), back.Origin, back.CreatedAt);
            await HoldAsync(db, other, theirText, HoldReason.AllAlike, null, context.Now, cancellation).ConfigureAwait(false);
        }

        if (alike)
        {
            await HoldAsync(db, known, text, HoldReason.AllAlike, updatedAt, context.Now, cancellation).ConfigureAwait(false);
        }

        return alike;
    }

    private static async Task<bool> IsLikeHeldAsync(NewsDbContext db, Article known, BlockChanges mine, ReadingContext context, CancellationToken cancellation)
    {
        List<HeldRevision> held = await db.HeldRevisions.AsNoTracking().Where(h => h.SourceId == known.SourceId && h.ArticleId != known.Id && h.Reason == HoldReason.AllAlike)
            .OrderByDescending(h => h.HeldAt).Take(MostCompared).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (HeldRevision other in held)
        {
            byte[] stands = await db.Revisions.Where(r => r.ArticleId == other.ArticleId).OrderByDescending(r => r.Number).Select(r => r.Html).FirstAsync(cancellation).ConfigureAwait(false);
            if (mine.IsLike(BlockChanges.Between(RevisionCodec.UnpackHtml(stands), RevisionCodec.UnpackHtml(other.Html), context.Learned)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Articles of the source with a revision of the last day.</summary>
    private static Task<List<Article>> TakenAsync(NewsDbContext db, Article known, TextOrigin origin, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset since = now - AlikeWithin, looked = now - LookedAtWithin;
        return db.Articles
            .Where(a => a.SourceId == known.SourceId && a.Id != known.Id && a.SortTime >= looked && a.Revision > 1
                && db.Revisions.Any(r => r.ArticleId == a.Id && r.Number == a.Revision && r.CreatedAt >= since && r.Origin == origin))
            .OrderByDescending(a => a.SortTime).Take(MostCompared).ToListAsync(cancellation);
    }
}
