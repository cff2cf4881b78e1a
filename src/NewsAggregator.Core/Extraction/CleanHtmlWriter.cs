using System.Text;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Writes what the sanitiser left (HTML, 13.3), in time linear in its size; the library's writer is quadratic on wide parents.
/// Only for <see cref="AllowedHtml"/>: there is no raw text among it.
/// </summary>
internal static class CleanHtmlWriter
{
    public static string Write(IElement container)
    {
        StringBuilder html = new();
        Children(container, html);
        return html.ToString();
    }

    private static void Children(INode parent, StringBuilder html)
    {
        foreach (INode child in parent.ChildNodes)
        {
            if (child is IText text)
            {
                Escape(text.Data, html, inAttribute: false);
            }
            else if (child is IElement element)
            {
                Element(element, html);
            }
        }
    }

    private static void Element(IElement element, StringBuilder html)
    {
        html.Append('<').Append(element.LocalName);
        foreach (IAttr attribute in element.Attributes)
        {
            html.Append(' ').Append(attribute.Name).Append("=\"");
            Escape(attribute.Value, html, inAttribute: true);
            html.Append('"');
        }

        html.Append('>');
        if (element.LocalName is "img" or "br" or "hr" or "wbr")
        {
            return;
        }

        // The parser eats the first line end of a pre.
        if (element.LocalName == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
        {
            html.Append('\n');
        }

        Children(element, html);
        html.Append("</").Append(element.LocalName).Append('>');
    }

    private static void Escape(string text, StringBuilder html, bool inAttribute)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' when inAttribute => html.Append("&quot;"),
                '\u00a0' => html.Append("&nbsp;"),
                _ => html.Append(c),
            };
        }
    }
}
