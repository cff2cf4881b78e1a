using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>What kinds of elements there are, and the words in their class and id.</summary>
internal static class NodeNames
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav",
        "ol", "p", "pre", "search", "section", "summary", "table", "caption", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio",
    };

    /// <summary>Never text of an article, whatever stands in them.</summary>
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "applet", "canvas", "map", "head", "link", "meta", "title",
        "button", "select", "textarea", "input", "datalist", "dialog", "nav", "menu", "search", "math", "audio", "video", "progress", "meter",
    };

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName) || element.LocalName.Contains('-', StringComparison.Ordinal);

    public static bool IsNever(IElement element) => Never.Contains(element.LocalName);

    public static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'];

    /// <summary>Hidden by attribute or inline style; style sheets are not read.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        string? style = element.GetAttribute("style");
        return style is not null && HiddenStyle(style);
    }

    private static bool HiddenStyle(string style)
    {
        string tight = style.Replace(" ", "", StringComparison.Ordinal);
        return tight.Contains("display:none", StringComparison.OrdinalIgnoreCase) || tight.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The words of class, id and a few telling attributes, lower case: "relatedPosts-box" gives related, posts, box and relatedposts.</summary>
    public static IReadOnlyList<string> Words(IElement element)
    {
        string? @class = element.ClassName, id = element.Id, test = element.GetAttribute("data-testid") ?? element.GetAttribute("data-component") ?? element.GetAttribute("data-type");
        if (string.IsNullOrEmpty(@class) && string.IsNullOrEmpty(id) && test is null)
        {
            return [];
        }

        var words = new List<string>();
        Split(@class, words);
        Split(id, words);
        Split(test, words);
        return words;
    }

    private static void Split(string? name, List<string> words)
    {
        if (string.IsNullOrEmpty(name) || name.Length > 1000)
        {
            return;
        }

        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool end = i == name.Length || !char.IsAsciiLetterOrDigit(name[i]);
            bool hump = !end && i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]);
            if (!end && !hump)
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = hump ? i : i + 1;
        }
    }
}
