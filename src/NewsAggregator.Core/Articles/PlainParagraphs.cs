using System.Text;

namespace NewsAggregator.Core.Articles;

/// <summary>Plain text as paragraphs of HTML.</summary>
internal static class PlainParagraphs
{
    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        bool open = false;
        int at = 0;
        while (at < text.Length)
        {
            int end = text.AsSpan(at).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : at + end;
            ReadOnlySpan<char> line = text.AsSpan(at, end - at).Trim();
            at = end + 1;
            if (line.IsEmpty)
            {
                // "\r\n" ends one line; only an empty line between two ends ends a paragraph.
                bool sameBreak = end > 0 && end < text.Length && text[end] == '\n' && text[end - 1] == '\r';
                if (!sameBreak && open)
                {
                    html.Append("</p>");
                    open = false;
                }

                continue;
            }

            if (open && !GoesOn(html, line[0]))
            {
                html.Append("</p>");
                open = false;
            }

            html.Append(open ? " " : "<p>");
            open = true;
            Append(html, line);
        }

        return open ? html.Append("</p>").ToString() : html.ToString();
    }

    // A line broken by width goes on: it ended in mid-sentence and the next one begins small.
    private static bool GoesOn(StringBuilder html, char next) =>
        (html[^1] == ',' || char.IsAsciiLetterOrDigit(html[^1])) && (char.IsLower(next) || char.IsAsciiDigit(next));

    private static void Append(StringBuilder html, ReadOnlySpan<char> line)
    {
        foreach (char c in line)
        {
            switch (c)
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '\u00A0':
                    html.Append("&nbsp;");
                    break;
                default:
                    html.Append(c);
                    break;
            }
        }
    }
}
