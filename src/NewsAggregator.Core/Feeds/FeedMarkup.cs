using System.Text;

namespace NewsAggregator.Core.Feeds;

/// <summary>Writes elements of a feed as the HTML (or XML) they stand for.</summary>
internal static class FeedMarkup
{
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
    };

    private const int LongestNamespace = 300;

    /// <summary>What is inside the element, as HTML.</summary>
    public static string Inner(FeedElement element)
    {
        StringBuilder html = new();
        foreach (object part in element.Parts)
        {
            Write(html, part, asXml: false);
        }

        return html.ToString();
    }

    /// <summary>The whole element as well-formed XML, with its namespaces written where they change.</summary>
    public static string Xml(FeedElement element)
    {
        StringBuilder xml = new();
        Write(xml, element, asXml: true);
        return xml.ToString();
    }

    public static void Escape(StringBuilder html, string text, bool inAttribute = false)
    {
        ReadOnlySpan<char> rest = text;
        ReadOnlySpan<char> special = inAttribute ? "&<>\"" : "&<>";
        int next;
        while ((next = rest.IndexOfAny(special)) >= 0)
        {
            html.Append(rest[..next]).Append(rest[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "&quot;",
            });
            rest = rest[(next + 1)..];
        }

        html.Append(rest);
    }

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>") < 0)
        {
            return text;
        }

        StringBuilder html = new(text.Length + 16);
        Escape(html, text);
        return html.ToString();
    }

    // The tree is at most MaxDepth deep, so recursion is safe.
    private static void Write(StringBuilder html, object part, bool asXml, bool xlinkDeclared = false)
    {
        if (part is string text)
        {
            Escape(html, text);
            return;
        }

        FeedElement element = (FeedElement)part;
        html.Append('<').Append(element.LocalName);
        // What stands around says it already; a name of kilobytes on every other element would make gigabytes.
        bool says = element.NamespaceName.Length <= LongestNamespace && element.Parent?.NamespaceName != element.NamespaceName;
        if (says && (asXml || (element.Space is FeedNamespace.Other && element.NamespaceName.Length > 0)))
        {
            html.Append(" xmlns=\"");
            Escape(html, element.NamespaceName, inAttribute: true);
            html.Append('"');
        }

        foreach (FeedAttribute attribute in element.Attributes)
        {
            bool prefixed = attribute.RawName.Contains(':', StringComparison.Ordinal);
            if (attribute.RawName == "xmlns" || attribute.RawName.StartsWith("xmlns:", StringComparison.Ordinal) || (asXml && prefixed))
            {
                continue;
            }

            if (attribute.RawName == "xml:base")
            {
                continue;
            }

            if (!xlinkDeclared && attribute.RawName.StartsWith("xlink:", StringComparison.Ordinal))
            {
                // Links in MathML and SVG: the declaration stood outside of the fragment.
                html.Append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
                xlinkDeclared = true;
            }

            html.Append(' ').Append(attribute.RawName).Append("=\"");
            Escape(html, attribute.Value, inAttribute: true);
            html.Append('"');
        }

        if (!asXml && Void.Contains(element.LocalName))
        {
            html.Append(" />");
            return;
        }

        html.Append('>');
        foreach (object child in element.Parts)
        {
            Write(html, child, asXml, xlinkDeclared);
        }

        html.Append("</").Append(element.LocalName).Append('>');
    }
}
