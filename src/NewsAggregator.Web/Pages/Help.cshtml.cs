using Microsoft.AspNetCore.Mvc;

namespace NewsAggregator.Web.Pages;

public sealed class HelpModel(ReaderContext here) : ReaderPage(here)
{
    public string Body { get; private set; } = "";
    public string Language { get; private set; } = "en";

    public IActionResult OnGet([FromRoute(Name = "topic")] string? topic)
    {
        if (HelpText.Of(topic ?? "reading", Here.Words.Language) is not { } help)
        {
            return Sorry(StatusCodes.Status404NotFound, "help");
        }

        (Body, Language) = help;
        Title = HelpText.TitleOf(Body);
        IsReading = true;
        return Page();
    }
}
