using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Diagnostics;

namespace NewsAggregator.Web.Pages;

/// <summary>What could not be shown, in words, with a way on.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(ReaderContext here) : ReaderPage(here)
{
    public string Key { get; private set; } = "error.404";
    public string? Original { get; private set; }

    public IActionResult OnGet(int? status) => Show(status);

    public IActionResult OnPost(int? status) => Show(status);

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show(int? status)
    {
        bool failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        int code = failed ? StatusCodes.Status500InternalServerError : status is >= 400 and < 600 ? status.Value : StatusCodes.Status404NotFound;
        Sorry? sorry = HttpContext.Items[typeof(Sorry)] as Sorry;
        Original = sorry?.Original;
        Key = "error." + (sorry?.Key ?? code switch
        {
            404 => "404",
            400 => "400",
            403 => "403",
            405 => "405",
            410 => "410",
            429 => "429",
            < 500 => "400",
            _ => "500",
        });
        Title = Here.Words[Key + ".title"];
        KeepFromRobots = true;
        Response.StatusCode = code;
        return Page();
    }
}
