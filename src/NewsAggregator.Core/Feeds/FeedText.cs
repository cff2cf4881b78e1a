using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>Text constructs of RSS and Atom (RFC 4287 section 3.1; Atom 0.3 section 3.1) as HTML fragments.</summary>
internal static partial class FeedText
{
    private static readonly HashSet<string> HtmlNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "dd", "del", "details",
        "div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img",
        "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "s", "samp", "section", "small", "source", "span", "strike", "strong", "sub",
        "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video", "wbr",
    };

    /// <summary>An RSS text: HTML as it stands; stray elements inside are HTML too.</summary>
    public static string Html(FeedElement element, Uri? baseAddress)
    {
        string html = element.HasElements ? FeedMarkup.Inner(element) : element.Text;
        if (html.Contains("<!", StringComparison.Ordinal))
        {
            // A browser would take the rest up to the next angle bracket for a comment and show nothing of it.
            html = NoDeclaration().Replace(html, "&lt;!");
        }

        return RelativeAddresses.Resolve(html.Trim(), element.Base ?? baseAddress);
    }

    /// <summary>An Atom text construct; <paramref name="plain"/> where it was declared plain text, which is then escaped.</summary>
    public static string Atom(FeedElement element, Uri? baseAddress, out bool plain)
    {
        plain = false;
        string type = element.Attribute("type")?.Trim().ToLowerInvariant() ?? "";
        string mode = element.Attribute("mode")?.Trim().ToLowerInvariant() ?? "";
        Uri? around = element.Base ?? baseAddress;
        if (element.HasElements)
        {
            FeedElement inner = element;
            if (type == "xhtml" && OnlyDiv(element) is { } div)
            {
                inner = div;
                around = div.Base ?? around;
            }

            return RelativeAddresses.Resolve(FeedMarkup.Inner(inner).Trim(), around);
        }

        string text = element.Text.Trim();
        if ((mode == "base64" || IsBinary(type, mode)) && Base64Text(text) is { } decoded)
        {
            return RelativeAddresses.Resolve(decoded.Trim(), around);
        }

        bool declaredPlain = type is "" or "text" or "text/plain" && mode is not "escaped" || type is "text/plain";
        if (type is "xhtml" or "application/xhtml+xml")
        {
            return FeedMarkup.Escape(text);
        }

        if (!declaredPlain || LooksLikeHtml(text))
        {
            return RelativeAddresses.Resolve(text, around);
        }

        plain = true;
        return FeedMarkup.Escape(text);
    }

    /// <summary>Words only: tags gone, references read, white space folded.</summary>
    public static string Words(string html)
    {
        string text = html.Contains('<', StringComparison.Ordinal) ? Tags().Replace(html, match => match.ValueSpan[^1] == '>' ? "" : match.Value) : html;
        return Space().Replace(FeedEntities.Decode(text), " ").Trim();
    }

    /// <summary>
    /// Publishers leave the type out and write HTML: text is taken for it when it has an end tag or a reference and every tag in it is one of
    /// HTML's.
    /// </summary>
    public static bool LooksLikeHtml(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0 || !EndTagOrReference().IsMatch(text))
        {
            return false;
        }

        foreach (ValueMatch match in TagName().EnumerateMatches(text))
        {
            if (!HtmlNames.Contains(text.AsSpan(match.Index, match.Length).TrimStart("</").ToString()))
            {
                return false;
            }
        }

        return true;
    }

    private static FeedElement? OnlyDiv(FeedElement element)
    {
        FeedElement? only = null;
        foreach (object part in element.Parts)
        {
            if (part is FeedElement child && only is null && child.Name == "div")
            {
                only = child;
            }
            else if (part is FeedElement || !string.IsNullOrWhiteSpace((string)part))
            {
                return null;
            }
        }

        return only;
    }

    private static bool IsBinary(string type, string mode) =>
        mode.Length == 0 && type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("+xml", StringComparison.Ordinal) && !type.EndsWith("/xml", StringComparison.Ordinal);

    private static string? Base64Text(string text)
    {
        string packed = Space().Replace(text, "");
        byte[] bytes = new byte[packed.Length];
        return Base64.IsValid(packed) && Convert.TryFromBase64String(packed, bytes, out int length)
            ? FeedCharacters.Clean(Encoding.UTF8.GetString(bytes, 0, length))
            : null;
    }

    [GeneratedRegex(@"<[/!?A-Za-z][^>]*>?", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"<!(?!--|\[CDATA\[|doctype)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoDeclaration();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    [GeneratedRegex(@"</\w+>|<(?:br|img|hr|p)[\s/>]|&#?\w+;", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndTagOrReference();

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex TagName();
}
