using Microsoft.Extensions.Options;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>An article's page; <see cref="Html"/> is null when the fetch failed.</summary>
public sealed record FetchedPage(FetchResult Result, string? Html);

/// <summary>Fetches article pages: as robots.txt allows, HTML only, decoded to text.</summary>
public sealed class PageFetcher(OutboundClient client, RobotsKeeper robots, IOptions<OutboundOptions> options)
{
    private const string Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    /// <param name="source">The address of the source's feed, for the allow-list; null for a stranger's page.</param>
    /// <param name="etag">Validators of the last look, as they came; null at the first.</param>
    public async Task<FetchedPage> GetAsync(Uri page, Uri? source, string? etag, string? lastModified, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.IsAbsoluteUri || page.Scheme is not ("http" or "https"))
        {
            return new FetchedPage(FetchResult.Failed(page, FeedFailure.Refused, "only http:// and https:// addresses are fetched"), null);
        }

        if (!await robots.AllowsAsync(page, source, cancellation).ConfigureAwait(false))
        {
            return Refused(page);
        }

        FetchResult result = await client.GetAsync(new FetchRequest(page, Accept, options.Value.MaxPageBytes) { Source = source, ETag = etag, LastModified = lastModified }, cancellation).ConfigureAwait(false);
        if (!result.IsOk)
        {
            // 304 too: the last text stands.
            return new FetchedPage(result, null);
        }

        bool elsewhere = !result.FinalAddress.Equals(page);
        if (elsewhere && !await robots.AllowsAsync(result.FinalAddress, source, cancellation).ConfigureAwait(false))
        {
            return Refused(result.FinalAddress);
        }

        return IsHtml(result)
            ? new FetchedPage(result, PageCharset.Decode(result.Bytes.Span, result.ContentType))
            : new FetchedPage(FetchResult.Failed(result.FinalAddress, FeedFailure.Unreadable, $"the page is {result.ContentType}, not HTML"), null);
    }

    internal static bool IsHtml(FetchResult result)
    {
        string type = (result.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "text/html" or "application/xhtml+xml" => true,
            "" or "text/plain" or "application/octet-stream" or "text/xml" or "application/xml" => LooksLikeHtml(result.Bytes.Span),
            _ => false,
        };
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        string head = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        return head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static FetchedPage Refused(Uri page) =>
        new(FetchResult.Failed(page, FeedFailure.RobotsRefused, "the site's robots.txt asks that this page is not fetched"), null);
}
