using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The headline as printed, without the site's name.</summary>
internal static class PageTitle
{
    private static readonly string[] Bars = [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " • ", "｜", "_", "--"];

    public static string? Of(IDocument document, JsonLd linked, MetaTags meta, string? site)
    {
        string? headline = linked.Text("headline");
        string? open = Strip(meta.First("og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title", "title"), site);
        string? tag = document.QuerySelector("head > title") is { } title ? PlainText.Fold(title.TextContent) : null;
        string known = string.Join('\n', new[] { headline, open, tag }.Where(text => text is not null).Select(text => Letters(text!)));
        string siteLetters = Letters(site ?? "");
        List<string> headings = [.. document.QuerySelectorAll("h1").Take(20).Select(heading => PlainText.Fold(heading.TextContent)).Where(text => text.Length > 0 && Letters(text) != siteLetters)];
        string? printed = headings.Find(text => text.Length > 10 && known.Contains(Letters(text), StringComparison.Ordinal))
            ?? (open is null && headline is null ? headings.Find(text => text.Length > 20 && SharesWord(text, tag)) : null);
        if (open is not null && headline is not null && Letters(open) == Letters(headline))
        {
            printed = open;
        }
        else if (printed is not null && open is { Length: > 20 } && printed.Length > open.Length && printed.EndsWith(": " + open, StringComparison.Ordinal))
        {
            printed = open;
        }

        string? best = printed ?? open ?? headline ?? Strip(tag, site) ?? headings.FirstOrDefault();
        return string.IsNullOrWhiteSpace(best) ? null : PlainText.Cut(best, 1000);
    }

    /// <summary>Cuts off the site's name, or else the shorter end behind a bar.</summary>
    public static string? Strip(string? title, string? site)
    {
        if (title is null)
        {
            return null;
        }

        foreach (string bar in Bars)
        {
            int at = title.LastIndexOf(bar, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            string end = title[(at + bar.Length)..].Trim(), start = title[..at].Trim();
            bool names = site is not null && (Letters(end) == Letters(site) || Letters(end).Contains(Letters(site), StringComparison.Ordinal) || (end.Length > 3 && Letters(site).Contains(Letters(end), StringComparison.Ordinal)));
            if (names || (bar == " | " && end.Length < 30 && start.Length > 2 * end.Length && start.Length > 20))
            {
                return start;
            }
        }

        return title;
    }

    /// <summary>Publishers word the printed headline and the one for search engines differently; some long word stays.</summary>
    private static bool SharesWord(string text, string? other) =>
        other is not null && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => word.Length >= 5 && other.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
