using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Storage.Writing;

/// <summary>What repeats on the pages of a source, counted by article.</summary>
internal static class LearnedBlocks
{
    /// <summary>A block that stood on the pages of this many articles of a source is taken for boilerplate.</summary>
    public const int From = 3;
    private const int Most = 400;
    private const int SampleLength = 300;

    /// <summary>Fingerprints that the source's texts are read without.</summary>
    public static IQueryable<long> Of(NewsDbContext db, int sourceId) =>
        db.SourceBlocks.Where(b => b.SourceId == sourceId && b.Pages >= From && !b.KeepAsText).Select(b => b.Fingerprint);

    /// <summary>Counts what stood on one more article's page. Where a block is boilerplate from now on, the stored texts are cleaned of it too.</summary>
    public static async Task LearnAsync(NewsDbContext db, int sourceId, PageOutcome outcome, CancellationToken cancellation)
    {
        PageBlock[] seen = [.. outcome.Blocks.DistinctBy(block => block.Fingerprint).Take(Most)];
        long[] fingerprints = [.. seen.Select(block => block.Fingerprint)];
        HashSet<long> known = [.. await db.SourceBlocks.Where(b => b.SourceId == sourceId && fingerprints.Contains(b.Fingerprint))
            .Select(b => b.Fingerprint).ToListAsync(cancellation).ConfigureAwait(false)];
        await db.SourceBlocks.Where(b => b.SourceId == sourceId && fingerprints.Contains(b.Fingerprint))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Pages, b => b.Pages + 1).SetProperty(b => b.LastSeenAt, outcome.LookedAt), cancellation).ConfigureAwait(false);
        if (await db.SourceBlocks.AnyAsync(b => b.SourceId == sourceId && b.Pages == From && !b.KeepAsText && fingerprints.Contains(b.Fingerprint), cancellation).ConfigureAwait(false))
        {
            await CleanAgainStore.MarkAsync(db, sourceId, cancellation).ConfigureAwait(false);
        }

        await using RowInsert blocks = new(db, "SourceBlocks", ["SourceId", "Fingerprint", "Pages", "LastSeenAt", "KeepAsText", "Sample"], ignoreConflicts: true);
        foreach (PageBlock block in seen.Where(block => !known.Contains(block.Fingerprint)))
        {
            await blocks.RunAsync(sourceId, block.Fingerprint, 1, outcome.LookedAt, false, PlainText.Cut(PlainText.Fold(block.Text), SampleLength)).ConfigureAwait(false);
        }

        DateTimeOffset forgotten = outcome.LookedAt - TimeSpan.FromDays(30);
        await db.SourceBlocks.Where(b => b.SourceId == sourceId && b.Pages < From && !b.KeepAsText && b.LastSeenAt < forgotten)
            .ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }
}
