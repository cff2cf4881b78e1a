using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>An element that says something about the article, and its place in the document's order.</summary>
internal readonly record struct OutlineMark(IElement Element, int Place);

/// <summary>One walk over the page for all that metadata are read from: headings, elements named for authors and dates, the short lines below the headline.</summary>
internal sealed class PageOutline
{
    /// <summary>A title that is never closed is the rest of the page.</summary>
    private const int MostTitle = 1000;

    private const int MostElements = 30_000;
    private const int DepthLimit = 400;
    private const int MostLines = 60;
    private const int LongestLine = 320;

    private static readonly HashSet<string> Furniture = new(StringComparer.Ordinal)
    {
        "related", "recommended", "recommendations", "sidebar", "nav", "navbar", "navigation", "menu", "footer", "comments", "comment", "commentlist", "newsletter", "teaser", "teasers", "recirc", "recirculation", "trending", "popular", "mostread", "readmore", "carousel",
    };

    private static readonly HashSet<string> OfAuthors = new(StringComparer.Ordinal)
    {
        "author", "authors", "byline", "bylines", "autor", "autores", "auteur", "autore", "writer", "contributor", "authorname", "journalist", "reporter", "dateline", "creator", "signature", "firma", "forfatter", "skribent",
    };

    private static readonly HashSet<string> OfDates = new(StringComparer.Ordinal)
    {
        "date", "dates", "datetime", "time", "timestamp", "published", "publish", "publication", "pubdate", "posted", "meta", "dateline", "byline", "fecha", "datum", "data", "created", "info",
    };

    private static readonly HashSet<string> NotNames = new(StringComparer.Ordinal) { "description", "bio", "image", "avatar", "photo", "social", "share", "follow", "picture", "img", "role", "title", "jobtitle", "position" };

    private readonly List<IElement> headings = [];
    private readonly List<OutlineMark> authors = [], dates = [], times = [], lines = [];
    private readonly HashSet<string> pieces;
    private readonly HashSet<IElement> aroundHeadings = [];
    private int place;
    private int firstHeading = -1;

    /// <param name="meta">For og:title, whose pieces tell the headline where it is no h1.</param>
    public PageOutline(IDocument document, MetaTags meta)
    {
        TitleTag = document.Head?.Children.FirstOrDefault(element => element.LocalName == "title") is { } title ? PlainText.Cut(PlainText.Fold(title.TextContent), MostTitle) : null;
        pieces = [.. new[] { TitleTag, meta.First("og:title"), meta.First("dc.title") }.OfType<string>().SelectMany(PageTitle.Pieces).Select(PageTitle.Letters).Where(piece => piece.Length >= 8)];
        if (document.Body is { } body)
        {
            foreach (IElement heading in body.GetElementsByTagName("h1"))
            {
                for (IElement? element = heading.ParentElement; element is not null && aroundHeadings.Add(element); element = element.ParentElement)
                {
                }
            }

            Walk(body, 0, false);
        }
    }

    public string? TitleTag { get; }
    public IReadOnlyList<IElement> Headings => headings;

    /// <summary>Elements whose rel, itemprop, class or id is about who wrote it, outside menus and teasers.</summary>
    public IReadOnlyList<OutlineMark> Authors => authors;

    /// <summary>Elements whose class or id is about when; those in menus and teasers have their place below zero.</summary>
    public IReadOnlyList<OutlineMark> Dates => dates;

    /// <summary>Elements with a machine's date: time, itemprop; those in menus and teasers have their place below zero.</summary>
    public IReadOnlyList<OutlineMark> Times => times;

    /// <summary>Elements of the first lines behind the first h1 that have words of their own.</summary>
    public IReadOnlyList<OutlineMark> Lines => lines;

    /// <summary>The words of the first element that says what the title says, less the site's name; null: none does.</summary>
    public string? Headline { get; private set; }

    /// <summary>Of the headline: the element that repeats the title, else the first h1; -1: there is neither.</summary>
    public int TitlePlace => firstHeading;

    private void Walk(IElement element, int depth, bool aside)
    {
        if (place++ > MostElements || depth > DepthLimit)
        {
            return;
        }

        IReadOnlyList<string> words = NodeNames.Words(element);
        aside = aside || IsFurniture(element, words);
        if (element.LocalName == "h1")
        {
            headings.Add(element);
            if (!aside && Headline is null)
            {
                Headline = Repeats(element);
                firstHeading = firstHeading < 0 || Headline is not null ? Begin() : firstHeading;
            }
        }
        else if (!aside && Headline is null && element.LocalName is "h2" or "h3" or "div" or "font" or "b" or "strong" or "p" or "span" && HasOwnWords(element) && Repeats(element) is { } repeated)
        {
            Headline = repeated;
            firstHeading = Begin();
        }
        else if (element is { LocalName: "time" } || element.HasAttribute("datetime") || element.GetAttribute("itemprop") is "datePublished" or "dateCreated" || element is { LocalName: "abbr", ClassName: "published" })
        {
            times.Add(new OutlineMark(element, aside ? -place : place));
        }

        Note(element, words, aside);

        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child && !(NodeNames.IsNever(child) && child.LocalName is not ("meta" or "link")))
            {
                Walk(child, depth + 1, aside);
            }
        }
    }

    private void Note(IElement element, IReadOnlyList<string> words, bool aside)
    {
        bool dated = false, other = false, authored = element.GetAttribute("rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true || element.GetAttribute("itemprop") is "author" or "creator"
            || element.GetAttribute("href")?.Contains("/author", StringComparison.OrdinalIgnoreCase) == true;
        foreach (string word in words)
        {
            authored |= OfAuthors.Contains(word);
            dated |= OfDates.Contains(word);
            other |= NotNames.Contains(word);
        }

        if (authored && !other && !aside && ShortText.IsWithin(element, 200))
        {
            authors.Add(new OutlineMark(element, place));
        }

        if (dated)
        {
            dates.Add(new OutlineMark(element, aside ? -place : place));
        }

        if (firstHeading >= 0 && !aside && lines.Count < MostLines && HasOwnWords(element) && ShortText.IsWithin(element, LongestLine))
        {
            lines.Add(new OutlineMark(element, place));
        }
    }

    private int Begin()
    {
        lines.Clear();
        return place;
    }

    private string? Repeats(IElement element) =>
        pieces.Count > 0 && ShortText.IsWithin(element, 300) && SpacedText.Of(element, " ") is { Length: > 0 } text && pieces.Contains(PageTitle.Letters(text)) ? text : null;

    private static bool HasOwnWords(IElement element)
    {
        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            if (children[i] is IText text && text.Data.AsSpan().Trim().Length > 1)
            {
                return true;
            }
        }

        return false;
    }

    // "with-sidebar" also names wrappers of the whole page; those have the headline in them.
    private bool IsFurniture(IElement element, IReadOnlyList<string> words) =>
        element.LocalName is "nav" or "footer" or "form" || (element.LocalName == "aside" && !ShortText.IsWithin(element, 250)) || (element.LocalName is not ("body" or "main" or "article" or "html") && words.Any(Furniture.Contains)
            && !aroundHeadings.Contains(element));
}
