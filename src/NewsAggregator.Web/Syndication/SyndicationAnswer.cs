using NewsAggregator.Core.Syndication;

namespace NewsAggregator.Web.Syndication;

/// <summary>Sends what is published for programs, with validators, so that whoever asks every few minutes costs an empty 304.</summary>
internal sealed class SyndicationAnswer(Validators validators)
{
    /// <param name="format">xml (RSS), atom or json.</param>
    public Task FeedAsync(HttpContext context, SyndicationFeed feed, string format)
    {
        (byte[] bytes, string type) = format switch
        {
            "atom" => (AtomWriter.Write(feed), AtomWriter.MediaType),
            "json" => (JsonFeedWriter.Write(feed), JsonFeedWriter.MediaType),
            _ => (RssWriter.Write(feed), RssWriter.MediaType),
        };
        return BytesAsync(context, bytes, type);
    }

    public async Task BytesAsync(HttpContext context, byte[] bytes, string mediaType)
    {
        context.Response.Headers.CacheControl = "public, max-age=60";
        if (validators.Same(context, bytes))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = mediaType + "; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = bytes.Length;
            return;
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
