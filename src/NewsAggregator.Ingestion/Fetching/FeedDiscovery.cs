using AngleSharp.Dom;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Ingestion.Fetching;

public enum FeedFoundBy
{
    Itself,
    LinkTag,
    LinkInPage,
    CommonPath,
}

/// <summary>A feed that answered when it was tried.</summary>
public sealed record FeedCandidate(Uri Address, string? Title, FeedFormat Format, FeedFoundBy FoundBy);

/// <summary>What a pasted address led to; without candidates, <paramref name="Problem"/> says why in words.</summary>
public sealed record DiscoveredFeeds(IReadOnlyList<FeedCandidate> Candidates, string? PageTitle, string? Problem);

/// <summary>
/// Finds feeds behind whatever an admin pastes: a feed's address, a home page, an article. Each feed offered was fetched and
/// looked at; at most <see cref="MaxTries"/> addresses are tried.
/// </summary>
public sealed class FeedDiscovery(OutboundClient client, IOptions<OutboundOptions> options)
{
    private const int MaxTries = 16;
    private const int HeadChars = 200_000;
    private static readonly string[] CommonPaths = ["feed", "rss", "atom.xml", "feed.xml", "index.xml", "rss.xml", "feed.json"];

    public async Task<DiscoveredFeeds> FindAsync(string pasted, CancellationToken cancellation)
    {
        if (Address(pasted) is not Uri address)
        {
            return new DiscoveredFeeds([], null, "this is no address of a page or a feed");
        }

        FetchResult result = await FetchAsync(address, address, cancellation).ConfigureAwait(false);
        if (!result.IsOk)
        {
            return new DiscoveredFeeds([], null, result.FailureText);
        }

        if (AsFeed(result, FeedFoundBy.Itself) is FeedCandidate itself)
        {
            return new DiscoveredFeeds([itself with { Address = result.MovedTo ?? address }], null, null);
        }

        string html = PageCharset.Decode(result.Bytes.Span, result.ContentType);
        Uri page = result.FinalAddress;
        IDocument? document = ContentSanitizer.ParseGuarded(html, options.Value.MaxPageBytes);
        Search search = new(address, [page.AbsoluteUri], []);
        await TryAsync(search, LinkTags(html, page), FeedFoundBy.LinkTag, cancellation).ConfigureAwait(false);
        if (document is not null)
        {
            await TryAsync(search, LinksInPage(document, page), FeedFoundBy.LinkInPage, cancellation).ConfigureAwait(false);
        }

        if (search.Found.Count == 0)
        {
            await TryAsync(search, CommonAddresses(page), FeedFoundBy.CommonPath, cancellation).ConfigureAwait(false);
        }

        return new DiscoveredFeeds(
            [.. search.Found.OrderBy(IsOfComments).ThenBy(candidate => candidate.FoundBy)],
            document?.Title?.Trim(),
            search.Found.Count == 0 ? "no feed was found on this page or at the usual addresses" : null);
    }

    private sealed record Search(Uri Pasted, HashSet<string> Tried, List<FeedCandidate> Found);

    private async Task TryAsync(Search search, IEnumerable<Uri> addresses, FeedFoundBy foundBy, CancellationToken cancellation)
    {
        foreach (Uri address in addresses)
        {
            if (search.Tried.Count > MaxTries || !search.Tried.Add(address.AbsoluteUri))
            {
                continue;
            }

            FetchResult result = await FetchAsync(address, search.Pasted, cancellation).ConfigureAwait(false);
            if (result.IsOk && AsFeed(result, foundBy) is FeedCandidate candidate
                && !search.Found.Any(known => known.Address == (result.MovedTo ?? address) || known.Address == result.FinalAddress))
            {
                search.Found.Add(candidate with { Address = result.MovedTo ?? address });
            }
        }
    }

    private Task<FetchResult> FetchAsync(Uri address, Uri pasted, CancellationToken cancellation) =>
        client.GetAsync(new FetchRequest(address, $"text/html, {FeedFetcher.Accept}", options.Value.MaxFeedBytes) { Source = pasted }, cancellation);

    private static FeedCandidate? AsFeed(FetchResult result, FeedFoundBy foundBy)
    {
        (FeedFormat format, string? title) = FeedSniff.Look(result.Bytes.Span, result.ContentType);
        return format == FeedFormat.Unknown ? null : new FeedCandidate(result.FinalAddress, title, format, foundBy);
    }

    private static IEnumerable<Uri> LinkTags(string html, Uri page)
    {
        string head = html.Length > HeadChars ? html[..HeadChars] : html;
        foreach (CodeHollow.FeedReader.HtmlFeedLink link in CodeHollow.FeedReader.FeedReader.ParseFeedUrlsFromHtml(head))
        {
            if (Uri.TryCreate(page, System.Net.WebUtility.HtmlDecode(link.Url), out Uri? address))
            {
                yield return address;
            }
        }
    }

    private static IEnumerable<Uri> LinksInPage(IDocument document, Uri page)
    {
        // First the link tags that a looser reader sees, then what the page's own words or addresses call a feed.
        foreach (IElement element in document.QuerySelectorAll("link[href]").Where(IsFeedLink).Concat(document.QuerySelectorAll("a[href]").Where(NamesFeed)))
        {
            if (Uri.TryCreate(page, element.GetAttribute("href"), out Uri? address) && address.Scheme is "http" or "https")
            {
                yield return new UriBuilder(address) { Fragment = "" }.Uri;
            }
        }
    }

    private static bool IsFeedLink(IElement link)
    {
        string type = link.GetAttribute("type") ?? "";
        return type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase) || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase);
    }

    private static bool NamesFeed(IElement anchor)
    {
        string path = (anchor.GetAttribute("href") ?? "").Split('#')[0].TrimEnd('/').ToLowerInvariant();
        string last = path[(path.LastIndexOf('/') + 1)..].Split('?')[0];
        string text = anchor.TextContent.Trim();
        return last is "feed" or "feeds" or "rss" or "atom" or "rss2" or "rdf" or "feed.json"
            || last.EndsWith(".rss", StringComparison.Ordinal) || last.EndsWith(".atom", StringComparison.Ordinal) || last.EndsWith(".rdf", StringComparison.Ordinal)
            || (last.EndsWith(".xml", StringComparison.Ordinal) && !last.Contains("sitemap", StringComparison.Ordinal))
            || path.Contains("feed=rss", StringComparison.Ordinal)
            || text.Equals("RSS", StringComparison.OrdinalIgnoreCase) || text.Equals("Atom", StringComparison.OrdinalIgnoreCase) || text.Equals("RSS feed", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Uri> CommonAddresses(Uri page) => CommonPaths.Select(path => new Uri(page, "/" + path));

    private static bool IsOfComments(FeedCandidate candidate) =>
        candidate.Address.AbsolutePath.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || (candidate.Title?.StartsWith("Comments ", StringComparison.OrdinalIgnoreCase) ?? false);

    private static Uri? Address(string pasted)
    {
        string text = pasted.Trim();
        if (text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[5..];
            text = text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text : text;
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = "https://" + text;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : null;
    }
}
