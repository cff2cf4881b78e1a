using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

public sealed class TopicsModel(ReaderContext here) : ReaderPage(here)
{
    public IReadOnlyList<TopicLine> Topics { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? edition)
    {
        if (!UseEdition(edition))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Topics = (await Here.ContentsAsync().ConfigureAwait(false)).Topics;
        Title = Here.Words["topics.title"];
        Place = "topics";
        IsReading = true;
        return Page();
    }
}
