using System.Threading.Channels;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Ingestion.Pictures;

/// <summary>Pictures that stand on pages readers looked at and are not here yet. What does not fit is wished for again at the next look.</summary>
public sealed class PictureWishes
{
    private readonly Channel<MissedPicture> wishes = Channel.CreateBounded<MissedPicture>(new BoundedChannelOptions(2_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(MissedPicture wish) => wishes.Writer.TryWrite(wish);

    internal IReadOnlyList<MissedPicture> Take(int most)
    {
        List<MissedPicture> taken = [];
        while (taken.Count < most && wishes.Reader.TryRead(out MissedPicture? wish))
        {
            taken.Add(wish);
        }

        return taken;
    }

    /// <summary>Ends when somebody wishes for a picture, or after <paramref name="longest"/>.</summary>
    internal async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = new(longest, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await wishes.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }
    }
}
