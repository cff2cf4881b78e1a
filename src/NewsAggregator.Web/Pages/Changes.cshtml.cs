using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>What publishers changed in articles that the edition shows, the newest change first.</summary>
public sealed class ChangesModel(ReaderContext here, ChangesQuery query) : ReaderPage(here)
{
    /// <summary>Sentences of one change that stand here; the article's page has them all.</summary>
    public const int MostSentences = 4;

    public IReadOnlyList<ChangedArticle> Changes { get; private set; } = [];
    public ListCursor? Next { get; private set; }
    public bool IsFirstPage { get; private set; }

    public override string FeedAddress(string format) => Here.At.ChangesFeed(Here.Edition, format);

    public async Task<IActionResult> OnGetAsync(string? edition, string? after)
    {
        ListCursor? cursor = ListCursor.Parse(after);
        if (!UseEdition(edition) || (after is { Length: > 0 } && cursor is null))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        (Changes, Next) = await query.PageAsync(Here.Edition, cursor, ListRequest.PageCount, Aborted).ConfigureAwait(false);
        IsFirstPage = cursor is null;
        Title = Here.Words["changes.title"];
        FeedsTitle = $"{Here.SiteAndEdition(Here.Edition)} · {Title}";
        IsReading = true;
        KeepFromRobots = !IsFirstPage;
        return Page();
    }

    public SentenceDiffView DiffOf(ChangedArticle changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new SentenceDiffView(
            [.. changed.Change.Sentences.Take(MostSentences)], changed.Line.Language, SentenceDiffView.NoIds, anchor => Here.At.Article(changed.Line, Here.Edition, null, anchor));
    }
}
