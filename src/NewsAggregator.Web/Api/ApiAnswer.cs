using System.Text.Encodings.Web;
using System.Text.Json;
using NewsAggregator.Web.Syndication;

namespace NewsAggregator.Web.Api;

/// <summary>A value as JSON, with validators like any feed. The address of the next page stands in the Link header too (RFC 8288).</summary>
internal sealed class ApiAnswer(object value, string? next = null) : IResult
{
    // Never put into HTML, so that Chinese can stay readable in it.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (next is not null)
        {
            httpContext.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        return httpContext.RequestServices.GetRequiredService<SyndicationAnswer>()
            .BytesAsync(httpContext, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options), "application/json");
    }
}
