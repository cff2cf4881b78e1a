using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pictures;

namespace NewsAggregator.Web.Pages;

/// <summary>A story: what happened, when, and who tells it.</summary>
public sealed class StoryModel(ReaderContext here, StoryPageQuery stories, PagePictures pictures) : ReaderPage(here)
{
    public StoryPage Shown { get; private set; } = null!;
    public IReadOnlyList<FoldedLine> Lines { get; private set; } = [];
    public CoverageChart Coverage { get; private set; } = CoverageChart.Of([]);
    public IReadOnlyList<(string Name, int Count)> BySource { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long story, string? slug, string? edition)
    {
        if (!UseEdition(edition))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        StoryPageAnswer answer = await stories.FindAsync(Here.Edition, story, Aborted).ConfigureAwait(false);
        if (answer.MovedTo is long other)
        {
            return RedirectPermanent(Here.At.Story(Here.Edition, other, ""));
        }

        if (answer.Page is null)
        {
            return answer.IsGone ? Sorry(StatusCodes.Status410Gone, "storyGone") : Sorry(StatusCodes.Status404NotFound, "story");
        }

        Shown = answer.Page;
        if ((slug ?? "") != Slug.Of(Shown.Title))
        {
            return RedirectPermanent(Here.At.Story(Here.Edition, story, Shown.Title));
        }

        Title = Shown.Title;
        Description = Shown.Summary is [CitedSentence first, ..] ? first.Text : null;
        await pictures.LoadAsync([(Shown.First.Id, Shown.First.ImageUrl)], Aborted).ConfigureAwait(false);
        Card = new PageCard(Shown.Articles.Min(a => a.PrintedAt), Shown.Articles.Max(a => a.PrintedAt)).With(pictures.Of(Shown.First.Id, Shown.First.ImageUrl));
        Feeds = new ArticleList { Story = story };
        FeedsTitle = $"{Here.SiteAndEdition(Here.Edition)} · {Shown.Title}";
        IsReading = true;
        Lines = FoldedLine.Fold(Shown.Articles, stories: false);
        Coverage = CoverageChart.Of([.. Shown.Articles.Select(a => Here.DayOf(a.PrintedAt))]);
        BySource = [.. Shown.Articles.GroupBy(a => a.SourceName).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)];
        return Page();
    }

    public ArticleLine? Member(long articleId) => Shown.Articles.FirstOrDefault(a => a.Id == articleId);

    /// <summary>Where a sentence of a member stands.</summary>
    public string AddressOf(long articleId, string? anchor) => Here.At.Article(articleId, Member(articleId)?.Title ?? "", Here.Edition, null, anchor);
}
