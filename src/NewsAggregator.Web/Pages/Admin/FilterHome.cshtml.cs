using Microsoft.AspNetCore.Mvc;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>The navigation's "Filter": the default edition's.</summary>
public sealed class FilterHomeModel(ReaderContext here) : AdminPage(here)
{
    public override string Section => "filter";

    public IActionResult OnGet() => LocalRedirect(Here.At.Place("/admin/filters/" + Here.Edition.Slug));
}
