using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>The stories of a week that most sources tell.</summary>
public sealed class CoveredModel(ReaderContext here, LeadsQuery leads) : ReaderPage(here)
{
    private const int Most = 30;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public IReadOnlyList<LeadStory> Stories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? edition)
    {
        if (!UseEdition(edition))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Stories = await leads.ReadAsync(Here.Edition, Most, Week, Aborted).ConfigureAwait(false);
        Title = Here.Words["covered.title"];
        Place = "stories";
        IsReading = true;
        return Page();
    }
}
