using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>"This is text": what an admin says of a block that was learned as boilerplate, and takes back.</summary>
public sealed class SourceBlockStore(WritePath writes, TimeProvider clock)
{
    /// <returns>False where the source or the block is not known any more.</returns>
    public Task<bool> KeepAsync(int sourceId, long fingerprint, bool keep, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            await SourceLock.TakeAsync(db, sourceId, cancellation).ConfigureAwait(false);
            Source? source = await db.Sources.FirstOrDefaultAsync(s => s.Id == sourceId, cancellation).ConfigureAwait(false);
            SourceBlock? block = await db.SourceBlocks.FirstOrDefaultAsync(b => b.SourceId == sourceId && b.Fingerprint == fingerprint, cancellation).ConfigureAwait(false);
            if (source is null || block is null)
            {
                return false;
            }

            if (block.KeepAsText != keep)
            {
                block.KeepAsText = keep;
                await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
                await CleanAgainStore.MarkAsync(db, sourceId, cancellation).ConfigureAwait(false);
                await SourceReading.ChangeAsync(db, source, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
                await AuditLine.WriteAsync(
                    db, clock.GetUtcNow(), who, keep ? "source.block-kept" : "source.block-dropped", source.Slug, block.Sample ?? "", cancellation: cancellation).ConfigureAwait(false);
            }

            return true;
        },
        cancellation);
}
