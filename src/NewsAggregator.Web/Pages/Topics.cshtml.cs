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

        // One without an article would lead to an empty page.
        Topics = [.. (await Here.ContentsAsync().ConfigureAwait(false)).Topics.Where(topic => topic.Articles > 0)];
        Title = Here.Words["topics.title"];
        Place = "topics";
        IsReading = true;
        return Page();
    }
}
