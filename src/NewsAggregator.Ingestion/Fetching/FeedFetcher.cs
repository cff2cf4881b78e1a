using Microsoft.Extensions.Options;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>A conditional visit to a feed's address.</summary>
public sealed class FeedFetcher(OutboundClient client, IOptions<OutboundOptions> options)
{
    internal const string Accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

    /// <summary>Validators are those of the last good answer, as they came.</summary>
    public Task<FetchResult> GetAsync(Uri feed, string? etag, string? lastModified, CancellationToken cancellation) =>
        client.GetAsync(new FetchRequest(feed, Accept, options.Value.MaxFeedBytes) { ETag = etag, LastModified = lastModified, Source = feed }, cancellation);
}
