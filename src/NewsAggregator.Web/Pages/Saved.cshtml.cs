using Microsoft.AspNetCore.Mvc;

namespace NewsAggregator.Web.Pages;

/// <summary>What this browser keeps for later. The site itself knows nothing of it.</summary>
public sealed class SavedModel(ReaderContext here) : ReaderPage(here)
{
    public IActionResult OnGet()
    {
        Title = Here.Words["saved.title"];
        Place = "saved";
        IsReading = true;
        KeepFromRobots = true;
        return Page();
    }
}
