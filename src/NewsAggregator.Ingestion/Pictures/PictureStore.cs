using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Articles;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Ingestion.Pictures;

/// <summary>Publishers' pictures, fetched by the guarded client, checked, resized, kept.</summary>
public sealed class PictureStore(OutboundClient client, PictureMaker maker, PictureFolder folder, IOptions<PictureOptions> options, TimeProvider clock)
{
    private const string Accept = "image/avif, image/webp, image/png, image/jpeg, image/gif;q=0.8";
    private readonly ConcurrentDictionary<long, Lazy<Task<Picture>>> underWay = new();

    /// <summary>Path of a WebP file of that width, one of <see cref="PictureWidths"/>; fetched anew where it had to make room. Null: not to be had.</summary>
    public async Task<string?> FileAsync(PictureWish wish, int width, CancellationToken cancellation)
    {
        long key = PictureKey.Of(wish.Url);
        if (folder.Find(key, width) is { } kept)
        {
            return kept;
        }

        // Gone from the folder to make room: of many who ask at once, one fetches.
        Lazy<Task<Picture>> fetch = underWay.GetOrAdd(key, _ => new Lazy<Task<Picture>>(() => FetchAsync(wish, CancellationToken.None)));
        try
        {
            await fetch.Value.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }

        return folder.Find(key, width);
    }

    /// <summary>Fetches a picture and keeps its files. It does not throw for what is wrong with the picture or its server.</summary>
    public async Task<Picture> FetchAsync(PictureWish wish, CancellationToken cancellation)
    {
        Picture picture = new() { Key = PictureKey.Of(wish.Url), Url = wish.Url, LookedAt = clock.GetUtcNow(), State = PictureState.Missing, Failures = 1 };
        if (!options.Value.Enabled || !Uri.TryCreate(wish.Url, UriKind.Absolute, out Uri? address))
        {
            picture.Failure = options.Value.Enabled ? "this is no address" : "pictures are switched off";
            return picture;
        }

        Uri? source = wish.FeedUrl is not null && Uri.TryCreate(wish.FeedUrl, UriKind.Absolute, out Uri? feed) ? feed : null;
        FetchResult result = await client.GetAsync(new FetchRequest(address, Accept, options.Value.MaxBytes) { Source = source }, cancellation).ConfigureAwait(false);
        if (!result.IsOk || !PictureFormat.IsTaken(result.Bytes.Span))
        {
            picture.Failure = result.IsOk ? "this is no PNG, JPEG, GIF, WebP or AVIF" : result.FailureText;
            return picture;
        }

        (MadePicture? made, string? refusal, bool tooSmall) = await maker.MakeAsync(result.Bytes, cancellation).ConfigureAwait(false);
        if (made is null)
        {
            picture.State = tooSmall ? PictureState.TooSmall : PictureState.Missing;
            picture.Failure = refusal;
            return picture;
        }

        await folder.KeepAsync(picture.Key, made, cancellation).ConfigureAwait(false);
        (picture.State, picture.Width, picture.Height, picture.Failures) = (PictureState.Here, made.Width, made.Height, 0);
        return picture;
    }
}
