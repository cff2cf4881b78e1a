using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>Takes a source away with everything that is its own, in short transactions: readers and visits go on meanwhile.</summary>
public sealed class SourceRemovalStore(WritePath writes, TimeProvider clock)
{
    private const int Range = 200;

    /// <returns>How many articles went with it. Stopped half-way, the source is still there, paused and without feeds, and can be deleted again.</returns>
    public async Task<int> DeleteAsync(int sourceId, string who, CancellationToken cancellation = default)
    {
        // Without feeds nothing new comes in.
        await writes.RunAsync(
            async db =>
            {
                await db.Feeds.Where(f => f.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
                await SourceStates.SetAsync(db, [sourceId], SourceState.Paused, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        int removed = 0;
        for (int range = Range; range == Range; removed += range)
        {
            range = await writes.RunAsync(db => RemoveArticlesAsync(db, sourceId, Range, cancellation), cancellation).ConfigureAwait(false);
        }

        await writes.RunAsync(
            async db =>
            {
                string? slug = await db.Sources.Where(s => s.Id == sourceId).Select(s => s.Slug).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
                await RemoveSourceAsync(db, sourceId, cancellation).ConfigureAwait(false);
                await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "source.deleted", slug, $"{removed} articles", cancellation: cancellation).ConfigureAwait(false);
                await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return removed;
    }

    /// <summary>The source's own rows, once its articles are gone.</summary>
    internal static async Task RemoveSourceAsync(NewsDbContext db, int sourceId, CancellationToken cancellation)
    {
        await db.Feeds.Where(f => f.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.SourceAliases.Where(a => a.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.GroupMembers.Where(m => m.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.ArticleKeys.Where(k => k.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.SourceBlocks.Where(b => b.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Sources.Where(s => s.Id == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await SourceGroups.DropEmptyAsync(db, cancellation).ConfigureAwait(false);
    }

    /// <returns>How many were removed; fewer than <paramref name="most"/>: none are left.</returns>
    internal static async Task<int> RemoveArticlesAsync(NewsDbContext db, int sourceId, int most, CancellationToken cancellation)
    {
        await StoryStamp.RaiseAsync(db, cancellation).ConfigureAwait(false);
        await SourceLock.TakeAsync(db, sourceId, cancellation).ConfigureAwait(false);
        List<long> ids = await db.Articles.Where(a => a.SourceId == sourceId).OrderBy(a => a.Id).Take(most).Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false);
        await ArticleRemoval.RemoveAsync(db, ids, cancellation).ConfigureAwait(false);
        return ids.Count;
    }
}
