using System.Net;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>Whether bytes are a feed at all, and what it calls itself: enough to offer it, not to read it.</summary>
internal static partial class FeedSniff
{
    private const int Head = 64 * 1024;

    public static (FeedFormat Format, string? Title) Look(ReadOnlySpan<byte> bytes, string? contentType)
    {
        string head = PageCharset.Decode(bytes[..Math.Min(bytes.Length, Head)], contentType).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith('{'))
        {
            return head.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase)
                ? (FeedFormat.Json, JsonTitle().Match(head) is { Success: true } json ? Plain(Regex.Unescape(Safe(json.Groups[1].Value))) : null)
                : (FeedFormat.Unknown, null);
        }

        Match root = Root().Match(head);
        FeedFormat format = !root.Success ? FeedFormat.Unknown : root.Groups[1].Value.ToLowerInvariant() switch
        {
            "rss" => FeedFormat.Rss,
            "rdf" => FeedFormat.Rdf,
            "feed" => FeedFormat.Atom,
            _ => FeedFormat.Unknown,
        };
        return format == FeedFormat.Unknown ? (format, null) : (format, XmlTitle().Match(head) is { Success: true } title ? Plain(title.Groups[1].Value) : null);
    }

    /// <summary>Only JSON's \uXXXX escapes are meant to be undone; all other backslashes go.</summary>
    private static string Safe(string json) => OtherEscape().Replace(json, "");

    private static string Plain(string written) =>
        PlainText.Cut(FragmentText.Plain(WebUtility.HtmlDecode(written.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal))), 200);

    // The first element of the document, behind declaration, comments and doctype.
    [GeneratedRegex(@"\A(?:<\?[^>]*>|<!--(?:[^-]|-[^-])*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>|\s)*<(?:[A-Za-z][\w.-]*:)?(rss|rdf|feed)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex(@"<(?:[A-Za-z][\w.-]*:)?title(?:\s[^>]*)?>([^<]*(?:<!\[CDATA\[[^\]]*\]\]>)?[^<]*)</", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex XmlTitle();

    [GeneratedRegex("""
        "title"\s*:\s*"((?:[^"\\]|\\.)*)"
        """, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex JsonTitle();

    [GeneratedRegex(@"\\(?!u[0-9A-Fa-f]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex OtherEscape();
}
