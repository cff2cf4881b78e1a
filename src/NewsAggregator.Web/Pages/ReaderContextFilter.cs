using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Prepares what every page knows, and says how an answer may be kept: it depends on its address and its language, on nothing else.</summary>
internal sealed class ReaderContextFilter(ReaderContext here, ChangeStamp stamp) : IAsyncPageFilter
{
    private static readonly int Program = typeof(ReaderContextFilter).Module.ModuleVersionId.GetHashCode();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // What failed may be the database: the words that say so must not need it.
            here.PrepareWithoutSite(http);
        }
        else
        {
            await here.PrepareAsync(http, followBrowser: true).ConfigureAwait(false);
        }

        if (context.HandlerMethod is null)
        {
            Refuse(context);
            return;
        }

        bool isPublic = context.HandlerInstance is ReaderPage { IsAdmin: false } && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method));
        http.Response.Headers.CacheControl = isPublic ? "no-cache" : "no-store";
        http.Response.Headers.Vary = "Accept-Language";
        if (isPublic && context.HandlerInstance is not ErrorModel)
        {
            string tag = await TagAsync(http.RequestAborted).ConfigureAwait(false);
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch == tag)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
                return;
            }
        }

        await next().ConfigureAwait(false);
    }

    // Without a method that takes the request, the page's own view would be shown with nothing read for it.
    private static void Refuse(PageHandlerExecutingContext context)
    {
        string[] taken = [.. context.ActionDescriptor.HandlerMethods.Select(method => method.HttpMethod.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];
        if (taken.Contains(context.HttpContext.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        context.HttpContext.Response.Headers.Allow = string.Join(", ", taken.Contains(HttpMethods.Get) ? [HttpMethods.Get, HttpMethods.Head] : taken);
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    // A page is what it was while the program, what readers see, the versions in force, the language and the minute are: relative times stand in it.
    private async Task<string> TagAsync(CancellationToken cancellation)
    {
        long change = await stamp.ReadAsync(cancellation).ConfigureAwait(false);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"W/\"{Program:x}-{change:x}-{string.Join('.', here.Editions.Select(e => e.VersionId))}-{here.Words.Language}-{here.Now.ToUnixTimeSeconds() / 60:x}\"");
    }
}
