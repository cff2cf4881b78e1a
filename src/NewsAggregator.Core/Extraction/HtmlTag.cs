using System.Collections.Frozen;

namespace NewsAggregator.Core.Extraction;

/// <summary>One tag as the tokenizer of HTML (13.2.5) would cut it, without keeping its attributes.</summary>
internal readonly record struct HtmlTag(int NameStart, int NameEnd, int End, int Attributes)
{
    private static readonly FrozenSet<int> Void = Ids("area base br col embed hr img input link meta param source track wbr keygen basefont bgsound frame");
    private static readonly FrozenSet<int> RawText = Ids("script style textarea title xmp iframe noembed noframes");
    private static readonly FrozenSet<int> Formatting = Ids("a b big code em font i nobr s small strike strong tt u");
    private static readonly FrozenSet<int> SelfClosing = Ids("p li dt dd option td th tr tbody");
    private static readonly FrozenSet<int> Foreign = Ids("svg math");

    private static readonly FrozenSet<int> IntegrationPoints = Ids("foreignobject desc annotation-xml mi mo mn ms mtext");

    public static bool IsIntegrationPoint(int id) => IntegrationPoints.Contains(id);

    public static bool IsVoid(int id) => Void.Contains(id);

    public static bool IsRawText(int id) => RawText.Contains(id);

    public static bool IsFormatting(int id) => Formatting.Contains(id);

    public static bool ClosesItsLike(int id) => SelfClosing.Contains(id);

    public static bool IsForeign(int id) => Foreign.Contains(id);

    /// <summary>A number for a name without regard to case. Seeded anew in each process, so that nobody can write two names that clash.</summary>
    public static int NameId(ReadOnlySpan<char> name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads from the first letter of the name to behind the tag's end, or to the end of the text.</summary>
    public static HtmlTag Read(ReadOnlySpan<char> html, int start)
    {
        int at = start;
        while (at < html.Length && !IsSpace(html[at]) && html[at] is not ('/' or '>'))
        {
            at++;
        }

        int nameEnd = at;
        int attributes = 0;
        while (at < html.Length && html[at] != '>')
        {
            if (IsSpace(html[at]) || html[at] == '/')
            {
                at++;
                continue;
            }

            attributes++;
            at = AfterAttribute(html, at);
        }

        return new HtmlTag(start, nameEnd, Math.Min(at + 1, html.Length), attributes);
    }

    /// <summary>Behind a comment, doctype or bogus comment; <paramref name="at"/> is its '!' or '?'.</summary>
    public static int AfterDeclaration(ReadOnlySpan<char> html, int at)
    {
        if (!html[at..].StartsWith("!--", StringComparison.Ordinal))
        {
            return Behind(html, at, ">");
        }

        int body = at + 3;
        if (html[body..].StartsWith(">", StringComparison.Ordinal) || html[body..].StartsWith("->", StringComparison.Ordinal))
        {
            return Behind(html, body, ">");
        }

        while (body < html.Length)
        {
            int dashes = html[body..].IndexOf("--", StringComparison.Ordinal);
            if (dashes < 0)
            {
                break;
            }

            body += dashes;
            ReadOnlySpan<char> rest = html[(body + 2)..];
            if (rest.StartsWith(">", StringComparison.Ordinal) || rest.StartsWith("!>", StringComparison.Ordinal))
            {
                return body + 2 + (rest[0] == '>' ? 1 : 2);
            }

            body++;
        }

        return html.Length;
    }

    /// <summary>Where the closing tag of a raw text element begins, or the end of the text.</summary>
    public static int RawTextEnd(ReadOnlySpan<char> html, int at, ReadOnlySpan<char> name)
    {
        while (at < html.Length)
        {
            int next = html[at..].IndexOf("</", StringComparison.Ordinal);
            if (next < 0)
            {
                return html.Length;
            }

            at += next;
            ReadOnlySpan<char> rest = html[(at + 2)..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == name.Length || IsSpace(rest[name.Length]) || rest[name.Length] is '/' or '>'))
            {
                return at;
            }

            at += 2;
        }

        return html.Length;
    }

    private static int AfterAttribute(ReadOnlySpan<char> html, int at)
    {
        // The first character belongs to the name even if it is '='.
        at++;
        while (at < html.Length && !IsSpace(html[at]) && html[at] is not ('/' or '>' or '='))
        {
            at++;
        }

        int afterName = at;
        while (at < html.Length && IsSpace(html[at]))
        {
            at++;
        }

        if (at >= html.Length || html[at] != '=')
        {
            return afterName;
        }

        at++;
        while (at < html.Length && IsSpace(html[at]))
        {
            at++;
        }

        if (at < html.Length && html[at] is '"' or '\'')
        {
            int close = html[(at + 1)..].IndexOf(html[at]);
            return close < 0 ? html.Length : at + close + 2;
        }

        while (at < html.Length && !IsSpace(html[at]) && html[at] != '>')
        {
            at++;
        }

        return at;
    }

    private static int Behind(ReadOnlySpan<char> html, int at, string end)
    {
        int found = html[at..].IndexOf(end, StringComparison.Ordinal);
        return found < 0 ? html.Length : at + found + end.Length;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private static FrozenSet<int> Ids(string names) => names.Split(' ').Select(name => NameId(name)).ToFrozenSet();
}
