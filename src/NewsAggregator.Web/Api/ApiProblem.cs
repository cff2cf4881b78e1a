using Microsoft.AspNetCore.Diagnostics;

namespace NewsAggregator.Web.Api;

/// <summary>What went wrong, as RFC 9457 has it: what is wrong, where, and what to do.</summary>
internal static class ApiProblem
{
    // Of the statuses told here the only one for which the framework has no address of its own.
    private const string TooMany = "https://tools.ietf.org/html/rfc6585#section-4";

    public static IResult NotFound(string detail, string? original = null) => Of(StatusCodes.Status404NotFound, "Not found", detail, original);

    public static IResult Bad(string detail) => Of(StatusCodes.Status400BadRequest, "The request cannot be understood", detail);

    public static IResult Gone(string detail, string? original) => Of(StatusCodes.Status410Gone, "Withdrawn", detail, original);

    /// <summary>For what no endpoint answered: an unknown address, a method that is not offered, a fault of ours.</summary>
    public static void Use(IApplicationBuilder api)
    {
        api.UseStatusCodePages(pages => OfStatus(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => OfStatus(StatusCodes.Status500InternalServerError).ExecuteAsync(context) });
    }

    public static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound("There is nothing at this address. /api/v1/openapi.json says what there is, /help/api tells it in words."),
        StatusCodes.Status405MethodNotAllowed => Of(status, "Read only", "This API answers GET and HEAD; nothing can be changed by it."),
        StatusCodes.Status429TooManyRequests => Of(status, "Too many requests", "Wait as many seconds as Retry-After says. An answer asked for again with If-None-Match counts too, but costs neither of us anything."),
        >= 500 => Of(StatusCodes.Status500InternalServerError, "Our fault", "Something went wrong here; it is in the site's log. Please try again later."),
        _ => Of(status, "The request cannot be answered", "See /help/api."),
    };

    private static IResult Of(int status, string title, string detail, string? original = null) =>
        Results.Problem(detail, null, status, title, status == StatusCodes.Status429TooManyRequests ? TooMany : null, original is null ? null : new Dictionary<string, object?> { ["original"] = original });
}
