using System.Buffers;
using System.Text;

namespace NewsAggregator.Core.Feeds;

/// <summary>Makes the addresses in an HTML fragment absolute, in one pass over its tags and without parsing it.</summary>
internal static class RelativeAddresses
{
    private static readonly SearchValues<string> Names = SearchValues.Create(["href", "src", "cite", "poster", "action", "longdesc", "background"], StringComparison.OrdinalIgnoreCase);

    public static string Resolve(string html, Uri? baseAddress)
    {
        if (baseAddress is null || !html.Contains('<', StringComparison.Ordinal) || html.AsSpan().IndexOfAny(Names) < 0)
        {
            return html;
        }

        StringBuilder? resolved = null;
        int written = 0;
        int at = 0;
        while ((at = html.IndexOf('<', at)) >= 0)
        {
            at++;
            if (at < html.Length && !char.IsAsciiLetter(html[at]))
            {
                continue;
            }

            while (at < html.Length && html[at] != '>')
            {
                if (!char.IsWhiteSpace(html[at]) && html[at] != '/')
                {
                    at++;
                    continue;
                }

                at++;
                int nameStart = at;
                while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '-' or ':' or '_'))
                {
                    at++;
                }

                ReadOnlySpan<char> name = html.AsSpan(nameStart, at - nameStart);
                if (name.IsEmpty || !TryValue(html, ref at, out int start, out int end))
                {
                    continue;
                }

                if (end > start && IsAddress(name) && Rewritten(html[start..end], baseAddress) is { } better)
                {
                    resolved ??= new StringBuilder(html.Length + 64);
                    resolved.Append(html, written, start - written).Append(better);
                    written = end;
                }
            }
        }

        return resolved is null ? html : resolved.Append(html, written, html.Length - written).ToString();
    }

    private static bool TryValue(string html, ref int at, out int start, out int end)
    {
        start = end = at;
        int look = at;
        while (look < html.Length && char.IsWhiteSpace(html[look]))
        {
            look++;
        }

        if (look >= html.Length || html[look] != '=')
        {
            return false;
        }

        look++;
        while (look < html.Length && char.IsWhiteSpace(html[look]))
        {
            look++;
        }

        if (look < html.Length && html[look] is '"' or '\'')
        {
            start = look + 1;
            end = html.IndexOf(html[look], start);
            if (end < 0)
            {
                at = html.Length;
                return false;
            }

            at = end + 1;
            // The next attribute may follow without a space: step back onto the quote's place.
            return true;
        }

        start = look;
        while (look < html.Length && !char.IsWhiteSpace(html[look]) && html[look] != '>')
        {
            look++;
        }

        end = at = look;
        return true;
    }

    private static bool IsAddress(ReadOnlySpan<char> name) => name.Length < 11 && name.IndexOfAny(Names) == 0 && !name.Contains('-');

    private static string? Rewritten(string value, Uri baseAddress)
    {
        string address = FeedEntities.Decode(value.AsSpan().Trim());
        if (address.Length == 0 || address[0] == '#' || FeedAddress.HasScheme(address) || !FeedAddress.TryResolve(baseAddress, address, out Uri? resolved))
        {
            return null;
        }

        StringBuilder escaped = new();
        FeedMarkup.Escape(escaped, resolved.AbsoluteUri, inAttribute: true);
        return escaped.ToString();
    }
}
