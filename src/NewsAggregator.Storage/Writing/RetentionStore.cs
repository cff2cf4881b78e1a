using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>Obeys the one setting of how long articles are kept. Nothing else deletes what an article once said.</summary>
public sealed class RetentionStore(NewsDatabase database, WritePath writes, DatabaseOptions options, TimeProvider clock)
{
    private const int Range = 200;

    /// <summary>Removes articles that are past their time, in short transactions.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        if (options.KeepDays == 0)
        {
            return 0;
        }

        DateTimeOffset before = clock.GetUtcNow() - TimeSpan.FromDays(options.KeepDays);
        int removed = 0;
        while (true)
        {
            await using NewsDbContext look = database.OpenForReading();
            List<long> ids = await look.Articles.Where(a => a.SortTime < before).OrderBy(a => a.SortTime).ThenBy(a => a.Id).Take(Range).Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false);
            if (ids.Count == 0)
            {
                return removed;
            }

            await writes.RunAsync(
                async db =>
                {
                    await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
                    await ArticleRemoval.RemoveAsync(db, ids, cancellation).ConfigureAwait(false);
                },
                cancellation).ConfigureAwait(false);
            removed += ids.Count;
        }
    }
}
