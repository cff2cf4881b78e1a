using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Seeding.Demo;

namespace NewsAggregator.Web.Startup;

/// <summary>In Development this server also plays the newswire's host, so that the site lives without a network. Production has none of it.</summary>
internal sealed class DemoHost(SiteSettingsQuery site, TimeProvider clock)
{
    /// <summary>A name reserved for examples (RFC 2606): nobody else can answer for it.</summary>
    public const string Name = DemoNewswire.Host;

    private readonly Lazy<DemoNewswire> wire = new(DemoNewswire.Load);

    public async Task AnswerAsync(HttpContext context)
    {
        SiteSettings settings = await site.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        if (wire.Value.Respond(context.Request.Path.Value ?? "/", settings.SeededAt, clock.GetUtcNow()) is not DemoResponse answer)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.ETag = answer.ETag;
        context.Response.Headers.LastModified = answer.LastModified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (context.Request.Headers.IfNoneMatch == answer.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = answer.ContentType;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
