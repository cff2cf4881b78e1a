using System.Text;
using System.Text.Encodings.Web;
using NewsAggregator.Core.Articles;
using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pictures;

namespace NewsAggregator.Web.Pages;

/// <summary>
/// A body as our page shows it: its sentences marked, and each picture taken from this site, or, where it is not here, replaced by a quiet
/// box that leads to the publisher's: a page of ours makes the browser ask no other host. Input is sanitised HTML; what is added is encoded.
/// </summary>
public static class BodyHtml
{
    private const string Sizes = "(max-width: 720px) 94vw, 680px";

    public static string Of(ArticleBody body, Words words, Func<string, BodyPicture>? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        // What may scroll sideways is reached by the keyboard.
        return WithPictures(BodyRenderer.Render(body.Html, body.Sentences), words, pictures).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal).Replace("<table>", "<table tabindex=\"0\">", StringComparison.Ordinal);
    }

    /// <summary>Addresses of the pictures in a body.</summary>
    public static IReadOnlyList<string> Pictures(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        List<string> found = [];
        for (int at = html.IndexOf("<img", StringComparison.OrdinalIgnoreCase); at >= 0; at = html.IndexOf("<img", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (Value(html[at..EndOfTag(html, at)], "src") is { } source)
            {
                found.Add(source);
            }
        }

        return found;
    }

    /// <param name="pictures">What is known of a picture by its address; null: none is here.</param>
    public static string WithPictures(string html, Words words, Func<string, BodyPicture>? pictures = null)
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
            string tag = html[at..end];
            BodyPicture known = Value(tag, "src") is { } source && pictures is not null ? pictures(source) : BodyPicture.Away;
            if (known.Shown is { } shown)
            {
                Show(output, tag, shown);
            }
            else if (!known.IsNothing)
            {
                Box(output, tag, InsideLink(html, at), words);
            }

            taken = at = end;
        }

        return output is null ? html : output.Append(html, taken, html.Length - taken).ToString();
    }

    private static void Show(StringBuilder output, string tag, ShownPicture shown) => output
        .Append("<img src=\"").Append(HtmlEncoder.Default.Encode(shown.AtLeast(680)))
        .Append("\" srcset=\"").Append(HtmlEncoder.Default.Encode(shown.Set))
        .Append("\" sizes=\"").Append(Sizes)
        .Append(System.Globalization.CultureInfo.InvariantCulture, $"\" width=\"{shown.Width}\" height=\"{shown.Height}\" alt=\"")
        .Append(HtmlEncoder.Default.Encode(Value(tag, "alt") ?? "")).Append("\" loading=\"lazy\" decoding=\"async\">");

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

/// <summary>What a page knows of a picture in a body.</summary>
/// <param name="Shown">Null: not here.</param>
/// <param name="IsNothing">A spacer or counter, of which nothing is said.</param>
public readonly record struct BodyPicture(ShownPicture? Shown, bool IsNothing)
{
    public static BodyPicture Away => default;
}
