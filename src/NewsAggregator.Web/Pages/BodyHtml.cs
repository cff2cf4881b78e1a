using System.Text;
using System.Text.Encodings.Web;
using NewsAggregator.Core.Articles;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>
/// A body as our page shows it: its sentences marked, and each picture replaced by a quiet box that leads to the publisher's,
/// because a page of ours makes the browser ask no other host. Input is sanitised HTML; what is added is encoded.
/// </summary>
public static class BodyHtml
{
    public static string Of(ArticleBody body, Words words)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(words);
        return WithoutPictures(BodyRenderer.Render(body.Html, body.Sentences), words);
    }

    public static string WithoutPictures(string html, Words words)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(words);
        StringBuilder? output = null;
        int taken = 0;
        int at = 0;
        while ((at = html.IndexOf("<img", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            int end = EndOfTag(html, at);
            output ??= new StringBuilder(html.Length);
            output.Append(html, taken, at - taken);
            Box(output, html[at..end], InsideLink(html, at), words);
            taken = at = end;
        }

        return output is null ? html : output.Append(html, taken, html.Length - taken).ToString();
    }

    private static void Box(StringBuilder output, string tag, bool insideLink, Words words)
    {
        string? source = Value(tag, "src");
        string? alt = Value(tag, "alt");
        string say = alt is { Length: > 0 } ? words.Say("picture.of", alt) : words["picture"];
        output.Append("<span class=\"picture-away\">");
        if (source is not null && !insideLink)
        {
            output.Append("<a rel=\"noopener noreferrer\" href=\"").Append(HtmlEncoder.Default.Encode(source)).Append("\">").Append(HtmlEncoder.Default.Encode(say)).Append("</a>");
        }
        else
        {
            output.Append(HtmlEncoder.Default.Encode(say));
        }

        output.Append("</span>");
    }

    // A link inside a link is no HTML: the nearest tag of an a before this place says whether one is open.
    private static bool InsideLink(string html, int at)
    {
        int open = html.LastIndexOf("<a ", at, StringComparison.OrdinalIgnoreCase);
        return open >= 0 && html.IndexOf("</a", open, at - open, StringComparison.OrdinalIgnoreCase) < 0;
    }

    private static int EndOfTag(string html, int at)
    {
        char quote = '\0';
        for (int i = at; i < html.Length; i++)
        {
            char c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return html.Length;
    }

    private static string? Value(string tag, string name)
    {
        int at = tag.IndexOf($" {name}=\"", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        int start = at + name.Length + 3;
        int end = tag.IndexOf('"', start);
        return end < 0 ? null : System.Net.WebUtility.HtmlDecode(tag[start..end]);
    }
}
