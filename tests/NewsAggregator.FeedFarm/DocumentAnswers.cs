using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsAggregator.FeedFarm;

/// <summary>Sends a document, or 304 where the reader's validators say that it has it (RFC 9110, section 13.2.2).</summary>
internal sealed class DocumentAnswers(FarmStats stats)
{
    public async Task Send(HttpContext context, FarmDocument document, string type, bool feed)
    {
        var response = context.Response;
        response.Headers.ETag = document.ETag;
        response.Headers.LastModified = document.Modified.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.Vary = "Accept-Encoding";
        if (IsKnown(context.Request.GetTypedHeaders(), context.Request.Headers.IfNoneMatch, document))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            stats.CountNotModified(feed);
            return;
        }

        var acceptsGzip = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var body = acceptsGzip && document.Gzipped is { } gzipped ? gzipped : document.Body;
        if (body != document.Body) response.Headers.ContentEncoding = "gzip";
        response.ContentType = type;
        response.ContentLength = body.Length;
        stats.CountSent(feed, body.Length);
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>If-None-Match wins; If-Modified-Since is read only where it is absent.</summary>
    private static bool IsKnown(Microsoft.AspNetCore.Http.Headers.RequestHeaders request, StringValues noneMatch, FarmDocument document)
    {
        if (noneMatch.Count == 0)
            return request.IfModifiedSince is { } since && document.Modified <= since.UtcDateTime.AddMilliseconds(999);
        var own = new EntityTagHeaderValue(document.ETag);
        return request.IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || own.Compare(tag, useStrongComparison: false));
    }
}
