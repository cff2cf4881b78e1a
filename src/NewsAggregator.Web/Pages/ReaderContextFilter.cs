using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsAggregator.Web.Pages;

/// <summary>Prepares what every page knows, and says how an answer may be kept: it depends on its address and its language, on nothing else.</summary>
internal sealed class ReaderContextFilter(ReaderContext here) : IAsyncPageFilter
{
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

        bool isPublic = context.HandlerInstance is ReaderPage { IsAdmin: false };
        http.Response.Headers.CacheControl = isPublic && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) ? "no-cache" : "no-store";
        http.Response.Headers.Vary = "Accept-Language";
        await next().ConfigureAwait(false);
    }
}
