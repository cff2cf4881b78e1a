using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>
/// The picture that the article itself shows at its head, in its largest size: preferred to the one made for social networks, which is
/// often cropped or has the site's name painted over it. Where the page shows that very picture, it is taken before all others.
/// </summary>
internal static class ShownPicture
{
    private const int MostLooked = 600;
    private const int LeastWidth = 300;

    /// <summary>Old pages show their only picture small.</summary>
    private const int LeastWidthAlone = 180;

    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "author", "authors", "avatar", "byline", "logo", "icon", "related", "recommended", "sidebar", "nav", "navigation", "menu", "footer", "ad", "ads", "advert", "banner", "promo", "comments", "newsletter",
        "social", "teaser", "teasers", "recirc", "recirculation", "trending", "popular", "recommendations", "mostread", "readmore",
    };

    private static readonly HashSet<string> OfPersons = new(StringComparer.OrdinalIgnoreCase) { "author", "authors", "avatar", "avatars", "profile", "profiles", "byline", "bylines", "columnists", "logo", "logos", "icons" };

    /// <param name="named">The one that the page's head names, if any.</param>
    public static PagePicture? Of(IDocument document, IElement container, Uri address, PagePicture? named)
    {
        PagePicture? first = null, small = null;
        HashSet<string> marks = named is null ? [] : PictureSizes.Marks(named.Address);
        HashSet<IElement> around = [.. container.GetAncestors().OfType<IElement>()];
        bool afterTitle = false, entered = false;
        foreach (IElement element in document.QuerySelectorAll("h1, img").Take(MostLooked))
        {
            if (element.LocalName == "h1")
            {
                afterTitle = true;
                continue;
            }

            bool inside = container.Contains(element);
            if ((entered && !inside) || (!entered && !inside && IsBehind(element, container)))
            {
                break;
            }

            entered |= inside;
            bool framed = element.Closest("figure, picture") is not null;
            if ((!inside && !afterTitle && marks.Count == 0) || !IsOfArticle(element, container, around) || PictureSizes.Largest(element, address) is not { } found || found.Address.Segments.Any(part => OfPersons.Contains(part.TrimEnd('/'))))
            {
                continue;
            }

            if (marks.Count > 0 && !(found.Width < LeastWidth) && PictureSizes.AreSame(element, marks, address))
            {
                return found;
            }

            if (first is null && (inside || (afterTitle && !LeadsElsewhere(element, address))) && (found.Width >= LeastWidth || (found.Width is null && framed)))
            {
                first = found;
            }

            small ??= inside && marks.Count == 0 && found.Width >= LeastWidthAlone ? found : null;
        }

        return first ?? small;
    }

    /// <summary>A picture that links to another page is a teaser's.</summary>
    private static bool LeadsElsewhere(IElement image, Uri address) =>
        image.Closest("a[href]") is { } link && Addresses.Resolve(link.GetAttribute("href"), address) is { } target && target.AbsolutePath != address.AbsolutePath && !PictureSizes.IsPicture(target);

    private static bool IsBehind(IElement image, IElement container) =>
        container.CompareDocumentPosition(image).HasFlag(DocumentPositions.Following);

    private static bool IsOfArticle(IElement image, IElement container, HashSet<IElement> around)
    {
        for (IElement? element = image; element is not null && element != container && !around.Contains(element) && element.LocalName is not ("body" or "main" or "article"); element = element.ParentElement)
        {
            if (element.LocalName is "aside" or "nav" or "footer" || NodeNames.Words(element).Any(Elsewhere.Contains))
            {
                return false;
            }
        }

        return true;
    }
}
