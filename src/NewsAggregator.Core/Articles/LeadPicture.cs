using System.Globalization;
using AngleSharp.Dom;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Articles;

/// <summary>The one picture that stands for an article.</summary>
internal static class LeadPicture
{
    public static void Choose(Article article, ParsedItem item, IElement body, Uri? baseAddress)
    {
        ParsedMedia? media = item.Media
            .Where(m => m.Medium == "image" || m.Type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
            .MaxBy(m => m.Width ?? 0);
        string? enclosure = item.Enclosures.FirstOrDefault(e => e.Type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)?.Url;
        IElement? inText = body.QuerySelector("img[src]");
        string? chosen = item.Image ?? media?.Url ?? enclosure ?? (item.Thumbnails.Count > 0 ? item.Thumbnails[0] : null) ?? inText?.GetAttribute("src");
        article.ImageUrl = CanonicalUrl.Of(chosen, baseAddress);
        if (article.ImageUrl is null)
        {
            return;
        }

        if (media is not null && chosen == media.Url)
        {
            article.ImageWidth = media.Width;
            article.ImageHeight = media.Height;
        }
        else if (inText is not null && CanonicalUrl.Of(inText.GetAttribute("src"), baseAddress) == article.ImageUrl)
        {
            article.ImageWidth = Pixels(inText.GetAttribute("width"));
            article.ImageHeight = Pixels(inText.GetAttribute("height"));
            string alt = PlainText.Fold(inText.GetAttribute("alt"));
            article.ImageAlt = alt.Length == 0 ? null : PlainText.Cut(alt, 300);
        }
    }

    private static int? Pixels(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) && pixels is > 0 and < 20000 ? pixels : null;
}
