using System.Globalization;
using NewsAggregator.Core.Articles;
using NewsAggregator.Ingestion.Pictures;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Pictures;

/// <summary>A picture of which everything is known beforehand: it takes its room before it comes, and it does come.</summary>
/// <param name="Sources">Addresses with their widths in pixels, ascending.</param>
public sealed record ShownPicture(int Width, int Height, IReadOnlyList<(int Width, string Address)> Sources)
{
    public string Set => string.Join(", ", Sources.Select(source => string.Create(CultureInfo.InvariantCulture, $"{source.Address} {source.Width}w")));

    /// <summary>The smallest that is at least so wide.</summary>
    public string AtLeast(int width) => (Sources.FirstOrDefault(source => source.Width >= width) is { Address: not null } found ? found : Sources[^1]).Address;
}

/// <summary>The pictures of one page: those that are here are shown, the others are wished for.</summary>
public sealed class PagePictures(ReaderContext here, PicturesQuery query, PictureWishes wishes, PictureSignature signature)
{
    private readonly Dictionary<long, KnownPicture> known = [];
    private byte[] secret = [];

    /// <summary>Reads what is known of these, each with the article it stands in; what is not known is wished for.</summary>
    public async Task LoadAsync(IEnumerable<(long Article, string? Address)> wanted, CancellationToken cancellation)
    {
        (long Article, string Address, long Key)[] asked = [.. wanted
            .Where(one => one.Address is not null && IsWeb(one.Address)).Select(one => (one.Article, one.Address!, PictureKey.Of(one.Address!)))
            .DistinctBy(one => one.Item3).Where(one => !known.ContainsKey(one.Item3))];
        if (asked.Length == 0)
        {
            return;
        }

        secret = await signature.SecretAsync(cancellation).ConfigureAwait(false);
        foreach ((long key, KnownPicture picture) in await query.KnownAsync([.. asked.Select(one => one.Key)], cancellation).ConfigureAwait(false))
        {
            known[key] = picture;
        }

        foreach ((long article, string address, long key) in asked)
        {
            if (!known.TryGetValue(key, out KnownPicture? picture) || picture.State == PictureState.Missing)
            {
                wishes.Add(new MissedPicture(address, article));
            }
        }
    }

    /// <summary>Null where it is not here.</summary>
    public ShownPicture? Of(long article, string? address)
    {
        if (address is null || !known.TryGetValue(PictureKey.Of(address), out KnownPicture? picture) || picture.State != PictureState.Here)
        {
            return null;
        }

        return new ShownPicture(picture.Width, picture.Height, [.. PictureWidths.Of(picture.Width).Select(width => (width, Address(article, picture.Key, width)))]);
    }

    /// <summary>A spacer or counter: it leaves no trace.</summary>
    public bool IsNothing(string? address) => address is not null && known.TryGetValue(PictureKey.Of(address), out KnownPicture? picture) && picture.State == PictureState.TooSmall;

    private string Address(long article, long key, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{here.At.File("/img/")}{article}/{key:x16}-{width}-{PictureSignature.Of(secret, article, key, width)}.webp");

    private static bool IsWeb(string address) => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
