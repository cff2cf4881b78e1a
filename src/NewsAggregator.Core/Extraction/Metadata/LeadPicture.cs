using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The picture that stands for the article.</summary>
internal static class LeadPicture
{
    public static PagePicture? Of(IDocument document, JsonLd linked, MetaTags meta, Uri address)
    {
        PagePicture? open = Picture(meta.First("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "sailthru.image.full", "parsely-image-url"), address);
        if (open is not null)
        {
            return open with { Width = Number(meta.First("og:image:width")), Height = Number(meta.First("og:image:height")), Alt = meta.First("og:image:alt", "twitter:image:alt") };
        }

        if (linked.Article is { } article && (article.TryGetProperty("image", out JsonElement image) || article.TryGetProperty("thumbnailUrl", out image)) && Linked(image, address) is { } named)
        {
            return named;
        }

        return document.QuerySelector("link[rel=image_src]") is { } link ? Picture(link.GetAttribute("href"), address) : null;
    }

    private static PagePicture? Linked(JsonElement image, Uri address) => image.ValueKind switch
    {
        JsonValueKind.String => Picture(JsonLd.Said(image), address),
        JsonValueKind.Array when image.GetArrayLength() > 0 => Linked(image[0], address),
        JsonValueKind.Object when image.TryGetProperty("url", out JsonElement url) || image.TryGetProperty("contentUrl", out url) =>
            Picture(JsonLd.TextOf(url), address) is { } picture ? picture with { Width = Size(image, "width"), Height = Size(image, "height") } : null,
        _ => null,
    };

    private static int? Size(JsonElement image, string name) => image.TryGetProperty(name, out JsonElement value) ? Number(JsonLd.TextOf(value)) : null;

    private static int? Number(string? text) => int.TryParse(text?.Replace("px", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100_000 ? number : null;

    private static PagePicture? Picture(string? text, Uri address) => Addresses.Resolve(text, address) is { } picture ? new PagePicture(picture) : null;
}
