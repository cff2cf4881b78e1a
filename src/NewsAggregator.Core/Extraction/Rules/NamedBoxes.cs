using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>Boxes whose class or id says that they are not the text: share bars, related lists, sign-up forms, author boxes.</summary>
internal static class NamedBoxes
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "related", "relatedposts", "jp", "recirc", "recirculation", "recommended", "recommendation", "recommendations", "newsletter", "newsletters", "subscribe", "subscription", "signup",
        "promo", "promos", "promotion", "promoted", "advert", "advertisement", "advertising", "ads", "ad", "adv", "sponsor", "sponsored", "banner", "adslot", "adunit",
        "share", "sharing", "sharebar", "sharedaddy", "addtoany", "social", "socials", "socialmedia", "comment", "comments", "disqus", "respond",
        "breadcrumb", "breadcrumbs", "pagination", "pager", "byline", "bylines", "author", "authors", "autor", "bio", "authorbox", "tags", "taglist", "keywords", "tagcloud",
        "toolbar", "popular", "trending", "outbrain", "taboola", "cookie", "cookies", "consent", "paywall", "sidebar", "copyright", "teaser", "teasers",
        "timestamp", "pubdate", "datetime", "published", "readmore", "cta", "footer", "disclaimer", "toc", "print", "sr", "screenreader", "donate", "donation",
        "follow", "login", "signin", "survey", "skip", "poll", "mostread", "nextpost", "prevnext", "navigation", "nav", "menu", "modal", "popup", "tooltip", "overlay",
        "caption", "credit", "credits", "imagecaption", "wp-caption-text", "affiliate", "coupon", "marketing", "podcast", "player", "video", "slideshow",
        "reactions", "rating", "ratings", "feedback", "notification", "alert", "placeholder", "recommend", "upsell", "piano", "mailmunch", "optin", "hidden", "visually", "offscreen",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal) { "caption", "credit", "credits", "sr", "screenreader", "visually", "copyright", "share", "ad" };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "aside", "footer", "form", "fieldset", "figcaption" };

    /// <summary>Boxes of one name are judged together: where all paragraphs are called "paywall", the name says nothing of a single one.</summary>
    public static IEnumerable<INode> Find(Pruning pruning) => pruning
        .Elements(element => IsBox(element, pruning.Pictures) && pruning.MayDrop(element) && !(pruning.ShareOf(element) == 0 && Players.Holds(element)))
        .GroupBy(element => (element.LocalName, element.ClassName))
        .Where(alike => Pruning.MayLose(alike.Sum(pruning.ShareOf)))
        .SelectMany(alike => alike);

    private static bool InCaption(IElement element, PictureBoxes pictures) => pictures.IsCaption(element) || (element.ParentElement is { } parent && (pictures.IsCaption(parent) || (parent.ParentElement is { } above && pictures.IsCaption(above))));

    private static bool IsBox(IElement element, PictureBoxes pictures)
    {
        // A quotation's class says where it was posted; its footer says by whom.
        if (element.LocalName is "figcaption" or "blockquote" || pictures.IsBox(element) || InCaption(element, pictures))
        {
            return false;
        }

        if (Names.Contains(element.LocalName))
        {
            return element.LocalName != "footer" || element.ParentElement is not { LocalName: "blockquote" };
        }

        bool inline = !NodeNames.IsBlock(element);
        if (inline && element.LocalName != "span" || element.LocalName is "figure" or "table" or "tr" or "tbody" or "body" or "article" or "main")
        {
            return false;
        }

        HashSet<string> words = inline ? Inline : Words;
        IReadOnlyList<string> said = NodeNames.Words(element);
        for (int i = 0; i < said.Count; i++)
        {
            if (words.Contains(said[i]))
            {
                return true;
            }
        }

        return false;
    }
}
