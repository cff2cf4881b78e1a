using System.Net;
using System.Text;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>The text of markup that no parser may see: tags cut away in one pass, block by block.</summary>
internal static class HtmlText
{
    private static readonly HashSet<int> Breaks = [.. AllowedHtml.Blocks.Append("br").Append("td").Select(name => HtmlTag.NameId(name))];

    public static IEnumerable<string> Paragraphs(string html)
    {
        List<string> paragraphs = [];
        StringBuilder text = new();
        int at = 0;
        while (at < html.Length)
        {
            int next = html.AsSpan(at).IndexOf('<');
            next = next < 0 ? html.Length : at + next;
            text.Append(html, at, next - at);
            at = Skip(html, next, out bool breaks);
            if (breaks)
            {
                Add(paragraphs, text);
            }
            else if (at == next && at < html.Length)
            {
                text.Append(html[at++]);
            }
        }

        Add(paragraphs, text);
        return paragraphs;
    }

    /// <summary>Behind the tag at <paramref name="at"/>; the same place when it is none.</summary>
    private static int Skip(string html, int at, out bool breaks)
    {
        breaks = false;
        int name = at + 1;
        if (name >= html.Length)
        {
            return at;
        }

        if (html[name] is '!' or '?')
        {
            return HtmlTag.AfterDeclaration(html, name);
        }

        bool closing = html[name] == '/';
        name += closing ? 1 : 0;
        if (name >= html.Length || !char.IsAsciiLetter(html[name]))
        {
            return at;
        }

        HtmlTag tag = HtmlTag.Read(html, name);
        ReadOnlySpan<char> spelled = html.AsSpan(tag.NameStart, tag.NameEnd - tag.NameStart);
        int id = HtmlTag.NameId(spelled);
        breaks = Breaks.Contains(id);
        return !closing && HtmlTag.IsRawText(id) ? HtmlTag.RawTextEnd(html, tag.End, spelled) : tag.End;
    }

    private static void Add(List<string> paragraphs, StringBuilder text)
    {
        string folded = PlainText.Fold(WebUtility.HtmlDecode(text.ToString()));
        text.Clear();
        if (folded.Length > 0)
        {
            paragraphs.Add(folded);
        }
    }
}
