using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Pictures;

/// <summary>The stage of pictures: what readers looked at first, then the lead pictures of what is new.</summary>
public sealed class PictureRound(PictureWishes wishes, PictureStore store, PicturesQuery query, PictureRows rows, IOptions<PictureOptions> options, TimeProvider clock)
{
    private const int Most = 32;
    private const int AtOnce = 4;

    /// <returns>How many pictures were looked for.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (!options.Value.Enabled)
        {
            return 0;
        }

        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<PictureWish> open = await query.OpenAsync(wishes.Take(Most), now, cancellation).ConfigureAwait(false);
        if (open.Count == 0)
        {
            open = await query.NewLeadsAsync(now, Most, cancellation).ConfigureAwait(false);
        }

        if (open.Count == 0)
        {
            return 0;
        }

        ConcurrentBag<Picture> looked = [];
        await Parallel.ForEachAsync(
            open, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (wish, stop) => looked.Add(await store.FetchAsync(wish, stop).ConfigureAwait(false))).ConfigureAwait(false);
        await rows.RecordAsync([.. looked.OrderBy(picture => picture.Key)], cancellation).ConfigureAwait(false);
        return looked.Count;
    }

    internal Task WaitAsync(TimeSpan idle, CancellationToken cancellation) => wishes.WaitAsync(idle, clock, cancellation);
}
