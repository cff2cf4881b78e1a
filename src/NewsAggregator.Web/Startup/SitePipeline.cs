using NewsAggregator.Web.Syndication;
using Serilog;

namespace NewsAggregator.Web.Startup;

/// <summary>What a request passes through, in order.</summary>
internal static class SitePipeline
{
    public static void Use(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapWhen(
                context => string.Equals(context.Request.Host.Host, DemoHost.Name, StringComparison.OrdinalIgnoreCase),
                demo => demo.Run(context => context.RequestServices.GetRequiredService<DemoHost>().AnswerAsync(context)));
        }

        app.UseSerilogRequestLogging(options => options.GetLevel = (context, _, fault) =>
            fault is not null || context.Response.StatusCode >= 500 ? Serilog.Events.LogEventLevel.Error : Serilog.Events.LogEventLevel.Information);
        app.Use((context, next) => SecurityHeaders.AddAsync(context, next));
        app.Use(RefuseOtherMethods);
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        // Pages are kept as compressed: what is asked for twice is compressed once.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        app.MapRazorPages();
        app.MapSyndication();
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
