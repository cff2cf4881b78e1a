using System.Globalization;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>
/// The first picture that the article itself shows, in its largest size: preferred to the one made for social networks, which is
/// often cropped or has the site's name painted over it.
/// </summary>
internal static class ShownPicture
{
    private const int MostLooked = 400;
    private const int LeastWidth = 300;

    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "author", "avatar", "byline", "logo", "icon", "related", "recommended", "sidebar", "nav", "navigation", "menu", "footer", "ad", "ads", "advert", "banner", "promo", "comments", "newsletter", "social", "teaser", "recirc", "trending", "popular",
    };

    public static PagePicture? Of(IDocument document, IElement container, Uri address)
    {
        bool afterTitle = false;
        bool entered = false;
        foreach (IElement element in document.QuerySelectorAll("h1, img").Take(MostLooked))
        {
            if (element.LocalName == "h1")
            {
                afterTitle = true;
                continue;
            }

            bool inside = container.Contains(element);
            if (entered && !inside)
            {
                return null;
            }

            entered |= inside;
            if ((inside || afterTitle) && IsOfArticle(element, container) && Largest(element, address) is { } found && (found.Width >= LeastWidth || (found.Width is null && element.Closest("figure, picture") is not null)))
            {
                return new PagePicture(found.Address, Alt: element.GetAttribute("alt") is { Length: > 0 } alt ? alt : null);
            }
        }

        return null;
    }

    private static bool IsOfArticle(IElement image, IElement container)
    {
        for (IElement? element = image; element is not null && element != container && element.LocalName is not ("body" or "main" or "article"); element = element.ParentElement)
        {
            if (element.LocalName is "aside" or "nav" or "footer" or "noscript" || NodeNames.Words(element).Any(Elsewhere.Contains))
            {
                return false;
            }
        }

        return true;
    }

    private static (Uri Address, int? Width)? Largest(IElement image, Uri address)
    {
        List<(Uri Address, int? Width)> found = [];
        IElement? picture = image.ParentElement is { LocalName: "picture" } parent ? parent : null;
        foreach (IElement named in picture is null ? [image] : (IEnumerable<IElement>)[.. picture.Children.Where(child => child.LocalName == "source"), image])
        {
            foreach (string name in (string[])["srcset", "data-srcset", "data-lazy-srcset"])
            {
                found.AddRange(Candidates(named.GetAttribute(name), address));
            }
        }

        (Uri Address, int? Width) widest = found.OrderByDescending(candidate => candidate.Width ?? 0).FirstOrDefault();
        if (widest.Address is not null && widest.Width is not null)
        {
            return widest;
        }

        int? width = int.TryParse(image.GetAttribute("width"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int said) ? said : null;
        foreach (string name in (string[])["data-src", "data-original", "data-lazy-src", "src"])
        {
            if (image.GetAttribute(name) is { } written && !written.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                && !written.Contains("placeholder", StringComparison.OrdinalIgnoreCase) && !written.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && Addresses.Resolve(written, address) is { } source)
            {
                return (source, width);
            }
        }

        return widest.Address is null ? null : (widest.Address, width);
    }

    private static IEnumerable<(Uri Address, int? Width)> Candidates(string? set, Uri address)
    {
        string[] parts = (set ?? "").Split((char[]?)null, 100, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            int? width = null;
            string written = parts[i];
            if (!written.EndsWith(',') && i + 1 < parts.Length && parts[i + 1].TrimEnd(',') is [.. { } digits, 'w'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int said))
            {
                width = said;
                i++;
            }

            if (written.Length > 4 && !written.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && Addresses.Resolve(written.Trim(','), address) is { } found)
            {
                yield return (found, width);
            }
        }
    }
}
