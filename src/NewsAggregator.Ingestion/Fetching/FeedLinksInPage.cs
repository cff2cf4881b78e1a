using AngleSharp.Dom;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>The addresses in a page that may be feeds: what its link tags say, then what its words and addresses call one. Pure.</summary>
internal static class FeedLinksInPage
{
    private const int HeadChars = 200_000;
    private const int LongestName = 30;

    private static readonly string[] LastParts = ["feed", "feeds", "rss", "atom", "rss2", "rdf", "feed.json", "rss.php", "rss.aspx", "feed.php"];
    private static readonly string[] Endings = [".rss", ".atom", ".rdf"];

    /// <summary>From link tags: CodeHollow's reading of the head, and what a looser look at the document finds.</summary>
    public static IEnumerable<Uri> Tagged(string html, IDocument? document, Uri page)
    {
        Uri around = BaseOf(document, page);
        string head = html.Length > HeadChars ? html[..HeadChars] : html;
        IEnumerable<string> references = CodeHollow.FeedReader.FeedReader.ParseFeedUrlsFromHtml(head).Select(link => System.Net.WebUtility.HtmlDecode(link.Url))
            .Concat(document?.QuerySelectorAll("link[href]").Where(IsFeedLink).Select(link => link.GetAttribute("href")!) ?? []);
        return references.Select(reference => Web(around, reference)).OfType<Uri>().Distinct();
    }

    public static IEnumerable<Uri> Named(IDocument document, Uri page)
    {
        Uri around = BaseOf(document, page);
        return document.QuerySelectorAll("a[href]").Where(NamesFeed).Select(anchor => Web(around, anchor.GetAttribute("href")!)).OfType<Uri>().Distinct();
    }

    /// <summary>HTML 4.2.3: relative references are relative to the first base element's.</summary>
    private static Uri BaseOf(IDocument? document, Uri page) =>
        document?.QuerySelector("base[href]")?.GetAttribute("href") is { } written && Web(page, written) is Uri address ? address : page;

    private static Uri? Web(Uri around, string reference) =>
        Uri.TryCreate(around, reference.Trim(), out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? new UriBuilder(address) { Fragment = "" }.Uri
            : null;

    private static bool IsFeedLink(IElement link)
    {
        string type = link.GetAttribute("type") ?? "";
        if (type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase) || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // JSON Feed 1.0 told publishers to say application/json, and so does every interface of WordPress that is no feed.
        string rel = link.GetAttribute("rel") ?? "";
        return rel.Equals("feed", StringComparison.OrdinalIgnoreCase)
            || (type.Equals("application/json", StringComparison.OrdinalIgnoreCase) && rel.Contains("alternate", StringComparison.OrdinalIgnoreCase)
                && (link.GetAttribute("href") ?? "").Contains("feed", StringComparison.OrdinalIgnoreCase));
    }

    private static bool NamesFeed(IElement anchor)
    {
        string path = (anchor.GetAttribute("href") ?? "").Split('#')[0].TrimEnd('/').ToLowerInvariant();
        string last = path[(path.LastIndexOf('/') + 1)..].Split('?')[0];
        string text = anchor.TextContent.Trim();
        return LastParts.Contains(last) || Array.Exists(Endings, ending => last.EndsWith(ending, StringComparison.Ordinal))
            || (last.EndsWith(".xml", StringComparison.Ordinal) && !last.Contains("sitemap", StringComparison.Ordinal))
            || path.Contains("feed=rss", StringComparison.Ordinal) || path.Contains("feed=atom", StringComparison.Ordinal)
            || (text.Length <= LongestName && (text.Contains("RSS", StringComparison.OrdinalIgnoreCase) || text.Equals("Atom", StringComparison.OrdinalIgnoreCase)));
    }
}
