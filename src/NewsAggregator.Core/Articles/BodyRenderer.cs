using System.Text;

namespace NewsAggregator.Core.Articles;

/// <summary>Writes stored sanitised HTML again with each sentence in spans. It adds spans and nothing else: the output is as safe as the input.</summary>
public static class BodyRenderer
{
    /// <summary>
    /// The first piece of a sentence is <c>&lt;span class="s" id="s-3fa9"&gt;</c>; its further pieces, beyond a tag, have no id.
    /// </summary>
    /// <param name="html">As <see cref="ArticleBody.Html"/>.</param>
    /// <param name="sentences">In order, over the text of <paramref name="html"/>.</param>
    public static string Render(string html, IReadOnlyList<Sentence> sentences)
    {
        if (sentences.Count == 0)
        {
            return html;
        }

        var output = new StringBuilder(html.Length + (sentences.Count * 40));
        BodyScanner scanner = new(html);
        int position = 0;
        int next = 0;
        while (scanner.Read())
        {
            if (scanner.Token != BodyToken.Text)
            {
                output.Append(html, scanner.Start, scanner.End - scanner.Start);
                continue;
            }

            int at = scanner.Start;
            while (at < scanner.End)
            {
                while (next < sentences.Count && sentences[next].End <= position)
                {
                    next++;
                }

                bool inside = next < sentences.Count && sentences[next].Start <= position;
                int until = next == sentences.Count ? int.MaxValue : inside ? sentences[next].End : sentences[next].Start;
                int from = at;
                int began = position;
                while (at < scanner.End && position < until)
                {
                    at += BodyScanner.Unit(html, at, out _);
                    position++;
                }

                if (!inside)
                {
                    output.Append(html, from, at - from);
                    continue;
                }

                output.Append("<span class=\"s\"");
                if (began == sentences[next].Start)
                {
                    AppendId(output, sentences[next].Anchor);
                }

                output.Append('>').Append(html, from, at - from).Append("</span>");
            }
        }

        return output.ToString();
    }

    private static void AppendId(StringBuilder output, string anchor)
    {
        foreach (char c in anchor)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return;
            }
        }

        if (anchor.Length > 0)
        {
            output.Append(" id=\"").Append(anchor).Append('"');
        }
    }
}
