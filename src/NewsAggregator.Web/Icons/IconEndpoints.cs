using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Icons;

/// <summary>The manifest by which a system takes the site among its programs, and the icons that it asks for, painted at the first request.</summary>
internal static class IconEndpoints
{
    public const string Manifest = "/manifest.webmanifest";

    // The colours of the light theme's paper: what stands there until the page does.
    private const string Paper = "#fdfcf9";
    private const string Kept = "public, max-age=86400";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<string, byte[]> Painted = new(StringComparer.Ordinal);

    public static void MapIcons(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Manifest, Reading, ManifestAsync).ExcludeFromDescription();

        // Asked for by old programs that read no page.
        app.MapMethods("/favicon.ico", Reading, () => Results.LocalRedirect("~/" + IconForm.All[0].File, permanent: true)).ExcludeFromDescription();
        foreach (IconForm form in IconForm.All)
        {
            app.MapMethods(form.File, Reading, (HttpContext context, IWebHostEnvironment site) => Icon(context, site, form)).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> ManifestAsync(HttpContext context, ReaderContext here)
    {
        await here.PrepareAsync(context, followBrowser: true).ConfigureAwait(false);
        context.Response.Headers.CacheControl = "public, max-age=3600";
        context.Response.Headers.Vary = "Accept-Language";
        JsonObject manifest = new()
        {
            ["id"] = here.At.File("/"),
            ["name"] = here.Site.Name,
            ["short_name"] = here.Site.Name,
            ["lang"] = here.Words.Language,
            ["start_url"] = here.At.Place("/"),
            ["scope"] = here.At.File("/"),

            // With the system's way back: one reads from page to page.
            ["display"] = "minimal-ui",
            ["background_color"] = Paper,
            ["theme_color"] = Paper,
            ["icons"] = new JsonArray([
                new JsonObject { ["src"] = here.At.File("/icon.svg"), ["type"] = "image/svg+xml", ["sizes"] = "any", ["purpose"] = "any" },
                .. IconForm.All.Where(form => form.InManifest).Select(form => new JsonObject
                {
                    ["src"] = here.At.File("/" + form.File),
                    ["type"] = "image/png",
                    ["sizes"] = $"{form.Size}x{form.Size}",
                    ["purpose"] = form.IsCut ? "maskable" : "any",
                })]),
        };
        return Tagged(JsonSerializer.SerializeToUtf8Bytes(manifest, Plain), "application/manifest+json; charset=utf-8");
    }

    private static IResult Icon(HttpContext context, IWebHostEnvironment site, IconForm form)
    {
        byte[] png = Painted.GetOrAdd(form.File, _ =>
        {
            using Stream svg = site.WebRootFileProvider.GetFileInfo("icon.svg").CreateReadStream();
            return IconPainter.Png(IconDrawing.Read(svg), form);
        });
        context.Response.Headers.CacheControl = Kept;
        return Tagged(png, "image/png");
    }

    private static IResult Tagged(byte[] bytes, string mediaType) =>
        Results.Bytes(bytes, mediaType, entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
}
