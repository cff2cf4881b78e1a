using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The picture that the page's head names for the article; a site's logo is none.</summary>
internal static class LeadPicture
{
    private static readonly string[] NotOfArticle = ["logo", "placeholder", "favicon", "default-image", "default_image", "default-share", "default-og", "og-default", "fallback", "share-image", "apple-touch-icon"];

    public static PagePicture? Of(IDocument document, JsonLd linked, MetaTags meta, Uri address)
    {
        PagePicture? open = Picture(meta.First("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "sailthru.image.full", "parsely-image-url"), address);
        if (open is not null)
        {
            return open with { Width = Number(meta.First("og:image:width")), Height = Number(meta.First("og:image:height")), Alt = meta.First("og:image:alt", "twitter:image:alt") };
        }

        if (linked.Article is { } article)
        {
            foreach (string name in (string[])["image", "primaryImageOfPage", "thumbnailUrl"])
            {
                if (article.TryGetProperty(name, out JsonElement image) && Linked(image, linked, address, 0) is { } named)
                {
                    return named;
                }
            }
        }

        return Picture(meta.First("thumbnailUrl", "thumbnail", "image"), address) ?? (document.QuerySelector("link[rel=image_src]") is { } link ? Picture(link.GetAttribute("href"), address) : null);
    }

    private static PagePicture? Linked(JsonElement image, JsonLd linked, Uri address, int depth)
    {
        if (depth > 4)
        {
            return null;
        }

        switch (image.ValueKind)
        {
            case JsonValueKind.String:
                return Picture(JsonLd.Said(image), address);
            case JsonValueKind.Array:
                return image.EnumerateArray().Take(10).Select(one => Linked(one, linked, address, depth + 1)).FirstOrDefault(picture => picture is not null);
            case JsonValueKind.Object when image.TryGetProperty("url", out JsonElement url) || image.TryGetProperty("contentUrl", out url):
                return Picture(JsonLd.TextOf(url), address) is { } picture ? picture with { Width = Size(image, "width"), Height = Size(image, "height") } : null;
            case JsonValueKind.Object:
                return linked.Referred(image) is { } whole ? Linked(whole, linked, address, depth + 1) : null;
            default:
                return null;
        }
    }

    private static int? Size(JsonElement image, string name) => image.TryGetProperty(name, out JsonElement value) ? Number(JsonLd.TextOf(value)) : null;

    private static int? Number(string? text) => int.TryParse(text?.Replace("px", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number is > 1 and < 20_000 ? number : null;

    private static PagePicture? Picture(string? text, Uri address) =>
        Addresses.Resolve(text, address) is { } picture && !picture.AbsolutePath.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
            && !NotOfArticle.Any(mark => picture.AbsolutePath[(picture.AbsolutePath.LastIndexOf('/') + 1)..].Contains(mark, StringComparison.OrdinalIgnoreCase)) ? new PagePicture(picture) : null;
}
