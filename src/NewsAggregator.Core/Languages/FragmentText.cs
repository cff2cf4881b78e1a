using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsAggregator.Core.Languages;

/// <summary>The words of a small HTML fragment, as titles and descriptions come in feeds.</summary>
public static class FragmentText
{
    // A title or description beyond this is cut before it is read: a parser cannot be stopped in the middle.
    private const int Most = 64 * 1024;

    /// <summary>Plain text, white space folded. A lone "&lt;" that opens no tag stays as it is.</summary>
    public static string Plain(string? fragment)
    {
        if (string.IsNullOrWhiteSpace(fragment))
        {
            return "";
        }

        string html = fragment.Length > Most ? fragment[..Most] : fragment;
        if (!HasTag(html))
        {
            return PlainText.Fold(html.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(html) : html);
        }

        if (DeepTags(html))
        {
            return PlainText.Fold(WebUtility.HtmlDecode(WithoutTags(html)));
        }

        using IDocument document = new HtmlParser().ParseDocument("<body>" + html);
        foreach (IElement silent in document.QuerySelectorAll("script,style,template,noscript"))
        {
            silent.Remove();
        }

        foreach (IElement block in document.QuerySelectorAll("p,br,div,li,tr,td,h1,h2,h3,h4,h5,h6,blockquote"))
        {
            block.Insert(AdjacentPosition.AfterEnd, " ");
        }

        return PlainText.Fold(document.Body?.TextContent ?? "");
    }

    private static bool HasTag(string html)
    {
        for (int i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!')
            {
                return true;
            }
        }

        return false;
    }

    private static bool DeepTags(string html) => html.AsSpan().Count('<') > 2000;

    private static string WithoutTags(string html)
    {
        System.Text.StringBuilder words = new(html.Length);
        bool inTag = false;
        foreach (char c in html)
        {
            if (c == '<')
            {
                inTag = true;
            }
            else if (c == '>' && inTag)
            {
                inTag = false;
                words.Append(' ');
            }
            else if (!inTag)
            {
                words.Append(c);
            }
        }

        return words.ToString();
    }
}
