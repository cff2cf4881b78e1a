using NewsAggregator.Web.Api;
using NewsAggregator.Web.Icons;
using NewsAggregator.Web.Pages;
using NewsAggregator.Web.Pages.Admin;
using NewsAggregator.Web.Pictures;
using NewsAggregator.Web.Reads;
using NewsAggregator.Web.Syndication;
using Serilog;
using Serilog.Events;

namespace NewsAggregator.Web.Startup;

/// <summary>What a request passes through, in order.</summary>
internal static class SitePipeline
{
    private static readonly string[] OneTimeLinks = ["/setup/", "/invitations/"];

    public static void Use(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapWhen(
                context => string.Equals(context.Request.Host.Host, DemoHost.Name, StringComparison.OrdinalIgnoreCase),
                demo => demo.Run(context => context.RequestServices.GetRequiredService<DemoHost>().AnswerAsync(context)));
        }

        Proxies.Use(app, app.Services.GetRequiredService<ProxyOptions>());
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.GetLevel = (context, _, fault) =>
                fault is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Information;
            options.GetMessageTemplateProperties = (context, path, milliseconds, status) =>
            [
                new("RequestMethod", new ScalarValue(context.Request.Method)),
                new("RequestPath", new ScalarValue(WithoutToken(path))),
                new("StatusCode", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(milliseconds)),
            ];
        });
        app.Use((context, next) => SecurityHeaders.AddAsync(context, next));
        app.Use(RefuseOtherMethods);
        app.Use(AskedLanguage.SpellAsync);
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), ApiProblem.Use);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use(SendOn);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        CodedTags.Use(app);
        app.UseReadCounts();

        // Pages are kept as compressed: what is asked for twice is compressed once.
        app.UseOutputCache();
        app.UseResponseCompression();
        SiteFiles.Use(app);
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        app.MapRazorPages();
        app.MapPictures();
        app.MapIcons();
        app.MapSyndication();
        app.MapApi();
        app.MapFilterEditor();
    }

    // A one-time link that was not used yet would be one in the log, too.
    private static string WithoutToken(string path) =>
        Array.Find(OneTimeLinks, link => path.StartsWith(link, StringComparison.OrdinalIgnoreCase)) is string link ? link + "…" : path;

    private static async Task SendOn(HttpContext context, RequestDelegate next)
    {
        if (OneAddress.Of(context.Request) is { } spelled)
        {
            context.Response.Redirect(spelled, permanent: true);
            return;
        }

        if (await context.RequestServices.GetRequiredService<EditionMoves>().NewPlaceAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is { } place)
        {
            context.Response.Redirect(place, permanent: true);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    // Nothing here is put, deleted or traced.
    private static Task RefuseOtherMethods(HttpContext context, RequestDelegate next)
    {
        string method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    }
}
