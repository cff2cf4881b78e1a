using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Writing;

/// <summary>Takes articles away with everything that is theirs: every revision, what waits for an admin, events, decisions, memberships. Their keys stay, so that no feed brings them back.</summary>
internal static class ArticleRemoval
{
    public static async Task RemoveAsync(NewsDbContext db, List<long> ids, CancellationToken cancellation)
    {
        await using (SearchWriter search = SearchWriter.For(db))
        {
            foreach (long id in ids)
            {
                await search.DeleteAsync(id).ConfigureAwait(false);
            }
        }

        List<long> stories = await db.StoryMembers.Where(m => ids.Contains(m.ArticleId)).Select(m => m.StoryId).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        await db.Decisions.Where(d => ids.Contains(d.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Revisions.Where(r => ids.Contains(r.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.HeldRevisions.Where(h => ids.Contains(h.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Events.Where(e => ids.Contains(e.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.ArticleTopics.Where(t => ids.Contains(t.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.ArticleReads.Where(r => ids.Contains(r.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.StoryMembers.Where(m => ids.Contains(m.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);

        // What repeated a text that is gone is read by itself from now on.
        await db.Articles.Where(a => a.NearCopyOfId != null && ids.Contains(a.NearCopyOfId.Value)).ExecuteUpdateAsync(set => set.SetProperty(a => a.NearCopyOfId, (long?)null), cancellation).ConfigureAwait(false);
        await db.Stories.Where(s => stories.Contains(s.Id) && !db.StoryMembers.Any(m => m.StoryId == s.Id)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await StoryRows.RecountAsync(db, stories, cancellation).ConfigureAwait(false);
        await db.Articles.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
    }
}
