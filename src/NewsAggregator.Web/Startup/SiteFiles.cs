namespace NewsAggregator.Web.Startup;

/// <summary>Styles and scripts: an address that names its version never changes what it says, so no browser need ask for it twice.</summary>
internal static class SiteFiles
{
    public static void Use(WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        // Modules that others import have no version in their address: after an update the old ones may be about for five minutes.
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=300",
    });
}
