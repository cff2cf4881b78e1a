using Microsoft.AspNetCore.OutputCaching;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Startup;

/// <summary>
/// Public pages and feeds are kept as they were written: they depend on their address and language alone. A copy is good while nothing
/// that readers see has changed, and a minute at most, because relative times stand in it. Admins, and pages with forms that change
/// something, are never kept.
/// </summary>
internal sealed class PublicCache(ChangeStamp stamp) : IOutputCachePolicy
{
    private static readonly string[] NeverKept = ["/admin", "/login", "/logout", "/setup", "/error", "/healthz", "/readyz"];

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        HttpContext http = context.HttpContext;
        bool keep = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && http.User.Identity?.IsAuthenticated != true
            && !Array.Exists(NeverKept, path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
        context.EnableOutputCaching = keep;
        context.AllowCacheLookup = keep;
        context.AllowCacheStorage = keep;
        context.AllowLocking = true;
        if (!keep)
        {
            return;
        }

        context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(1);
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = new(["Accept-Language", "Accept-Encoding"]);
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.VaryByValues["change"] = (await stamp.ReadAsync(cancellation).ConfigureAwait(false)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        HttpResponse answer = context.HttpContext.Response;
        if (answer.StatusCode != StatusCodes.Status200OK || answer.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
