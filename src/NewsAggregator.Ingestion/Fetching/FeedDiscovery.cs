using AngleSharp.Dom;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>How a feed was found; the surest first, and so candidates are ordered.</summary>
public enum FeedFoundBy
{
    Itself,

    /// <summary>The site's feeds follow from the address.</summary>
    AddressPattern,
    LinkTag,
    LinkInPage,
    CommonPath,

    /// <summary>The pasted page named none; the site's home page did.</summary>
    HomePage,
}

/// <summary>A feed that answered when it was tried.</summary>
public sealed record FeedCandidate(Uri Address, string? Title, FeedFormat Format, FeedFoundBy FoundBy);

/// <summary>What a pasted address led to.</summary>
/// <param name="Problem">In words: why there are no candidates, or, where there are, why the pasted address itself was of no use.</param>
public sealed record DiscoveredFeeds(IReadOnlyList<FeedCandidate> Candidates, string? PageTitle, string? Problem);

/// <summary>
/// Finds feeds behind whatever an admin pastes: a feed's address, a home page, an article. Each feed offered was fetched and
/// looked at; at most <see cref="MaxTries"/> addresses are tried.
/// </summary>
public sealed class FeedDiscovery(OutboundClient client, IOptions<OutboundOptions> options)
{
    private const int MaxTries = 30;
    private static readonly string[] CommonPaths = ["feed", "rss", "atom.xml", "feed.xml", "index.xml", "rss.xml", "feed.json", "?feed=rss2"];

    public async Task<DiscoveredFeeds> FindAsync(string pasted, CancellationToken cancellation)
    {
        if (Address(pasted) is not Uri address)
        {
            return new DiscoveredFeeds([], null, "this is no address of a page or a feed");
        }

        FetchResult result = await FetchAsync(address, address, cancellation).ConfigureAwait(false);
        if (result.Failure is FeedFailure.ConnectionFailed or FeedFailure.ConnectionCut or FeedFailure.TlsFailed or FeedFailure.Timeout && !HasScheme(pasted))
        {
            // Written without a scheme, it may mean a site that has no https.
            Uri plain = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.IsDefaultPort ? 80 : address.Port }.Uri;
            FetchResult second = await FetchAsync(plain, plain, cancellation).ConfigureAwait(false);
            (address, result) = second.IsOk ? (plain, second) : (address, result);
        }

        if (result.IsOk && AsFeed(result, FeedFoundBy.Itself) is FeedCandidate itself)
        {
            return new DiscoveredFeeds([itself with { Address = result.MovedTo ?? address }], null, null);
        }

        // A server that answers, if only that this page is gone or not for programs, may have feeds; one that does not has none.
        if (!result.IsOk && result.Failure is not (FeedFailure.HttpStatus or FeedFailure.Gone))
        {
            return new DiscoveredFeeds([], null, result.FailureText);
        }

        Uri page = result.FinalAddress;
        Search search = new(address, [page.AbsoluteUri], []);
        await TryAsync(search, FeedAddressPatterns.Of(address), FeedFoundBy.AddressPattern, cancellation).ConfigureAwait(false);
        string? title = result.IsOk ? await TryPageAsync(search, result, FeedFoundBy.LinkTag, FeedFoundBy.LinkInPage, cancellation).ConfigureAwait(false) : null;
        if (search.IsPoor)
        {
            await TryAsync(search, CommonAddresses(page), FeedFoundBy.CommonPath, cancellation).ConfigureAwait(false);
        }

        Uri home = new(page, "/");
        if (search.IsPoor && search.Tried.Add(home.AbsoluteUri)
            && await FetchAsync(home, address, cancellation).ConfigureAwait(false) is { IsOk: true } front)
        {
            string? name = await TryPageAsync(search, front, FeedFoundBy.HomePage, FeedFoundBy.HomePage, cancellation).ConfigureAwait(false);
            title ??= name;
        }

        return new DiscoveredFeeds(
            [.. search.Found.OrderBy(IsOfComments).ThenBy(candidate => candidate.FoundBy)],
            title,
            !result.IsOk ? result.FailureText : search.Found.Count > 0 ? null : "no feed was found on this page, at the usual addresses, or on the site's home page");
    }

    private sealed record Search(Uri Pasted, HashSet<string> Tried, List<FeedCandidate> Found)
    {
        /// <summary>Nothing yet, or only what readers say below an article.</summary>
        public bool IsPoor => Found.TrueForAll(IsOfComments);
    }

    /// <returns>The page's title.</returns>
    private async Task<string?> TryPageAsync(Search search, FetchResult result, FeedFoundBy byTag, FeedFoundBy byName, CancellationToken cancellation)
    {
        string html = PageCharset.Decode(result.Bytes.Span, result.ContentType);
        IDocument? document = ContentSanitizer.ParseGuarded(html, options.Value.MaxPageBytes);
        await TryAsync(search, FeedLinksInPage.Tagged(html, document, result.FinalAddress), byTag, cancellation).ConfigureAwait(false);
        if (document is null)
        {
            return null;
        }

        IReadOnlyList<FetchResult> directories = await TryAsync(search, FeedLinksInPage.Named(document, result.FinalAddress), byName, cancellation).ConfigureAwait(false);

        // "RSS" often leads to a page that lists the feeds of all sections: one step further, no more.
        foreach (FetchResult directory in search.IsPoor ? directories : [])
        {
            string list = PageCharset.Decode(directory.Bytes.Span, directory.ContentType);
            IDocument? listed = ContentSanitizer.ParseGuarded(list, options.Value.MaxPageBytes);
            await TryAsync(search, FeedLinksInPage.Tagged(list, listed, directory.FinalAddress), byName, cancellation).ConfigureAwait(false);
            if (listed is not null)
            {
                await TryAsync(search, FeedLinksInPage.Named(listed, directory.FinalAddress), byName, cancellation).ConfigureAwait(false);
            }
        }

        return document.Title?.Trim();
    }

    /// <returns>What answered, but is no feed.</returns>
    private async Task<IReadOnlyList<FetchResult>> TryAsync(Search search, IEnumerable<Uri> addresses, FeedFoundBy foundBy, CancellationToken cancellation)
    {
        List<FetchResult> others = [];
        foreach (Uri address in addresses)
        {
            if (search.Tried.Count > MaxTries || !search.Tried.Add(address.AbsoluteUri))
            {
                continue;
            }

            FetchResult result = await FetchAsync(address, search.Pasted, cancellation).ConfigureAwait(false);
            if (!result.IsOk)
            {
                continue;
            }

            if (AsFeed(result, foundBy) is not FeedCandidate candidate)
            {
                others.Add(result);
            }
            else if (!search.Found.Exists(known => known.Address == (result.MovedTo ?? address) || known.Address == result.FinalAddress))
            {
                search.Found.Add(candidate with { Address = result.MovedTo ?? address });
            }
        }

        return others;
    }

    private Task<FetchResult> FetchAsync(Uri address, Uri pasted, CancellationToken cancellation) =>
        client.GetAsync(new FetchRequest(address, $"text/html, {FeedFetcher.Accept}", options.Value.MaxFeedBytes) { Source = pasted }, cancellation);

    private static FeedCandidate? AsFeed(FetchResult result, FeedFoundBy foundBy)
    {
        (FeedFormat format, string? title) = FeedSniff.Look(result.Bytes.Span, result.ContentType);
        return format == FeedFormat.Unknown ? null : new FeedCandidate(result.FinalAddress, title, format, foundBy);
    }

    private static IEnumerable<Uri> CommonAddresses(Uri page) => CommonPaths.Select(path => new Uri(page, "/" + path));

    private static bool IsOfComments(FeedCandidate candidate) =>
        candidate.Address.AbsolutePath.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || (candidate.Title is { } title
            && (title.StartsWith("Comments ", StringComparison.OrdinalIgnoreCase) || title.Contains("的留言", StringComparison.Ordinal) || title.Contains("的评论", StringComparison.Ordinal)));

    private static bool HasScheme(string text) => text.Contains("://", StringComparison.Ordinal);

    private static Uri? Address(string pasted)
    {
        string text = pasted.Trim();
        if (text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[5..];
            text = text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text : text;
        }

        if (!HasScheme(text))
        {
            text = "https://" + text;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : null;
    }
}
