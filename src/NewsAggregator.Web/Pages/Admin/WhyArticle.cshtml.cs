using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>One article as admins see it: why shown, why hidden, rules that would hide its like, withdraw and bring back.</summary>
public sealed class WhyArticleModel(ReaderContext here, ExplainQuery explain, FilterNamesQuery names, WithdrawalStore withdrawals, StoryAdminQuery stories, StoryEditStore edits) : AdminPage(here)
{
    public override string Section => "articles";
    public ArticleExplanation Why { get; private set; } = null!;
    public FilterNames Names { get; private set; } = FilterNames.None;
    public string? Complaint { get; private set; }

    /// <summary>Its story and why it is there; null: not matched yet.</summary>
    public StoryAdminMember? Membership { get; private set; }
    public string? StoryComplaint { get; private set; }
    public string TypedStory { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long id) =>
        await OpenAsync(id).ConfigureAwait(false) ? Page() : Sorry(StatusCodes.Status404NotFound, "article");

    public async Task<IActionResult> OnPostWithdrawAsync(long id, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            Complaint = Here.Words["why.reason.missing"];
            return await OpenAsync(id).ConfigureAwait(false) ? Page() : NotFound();
        }

        if (await withdrawals.WithdrawAsync(id, Who, Core.Languages.PlainText.Fold(reason), Aborted).ConfigureAwait(false))
        {
            Say(Here.Words["why.withdrawn.done"]);
        }

        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRestoreAsync(long id, string? reason)
    {
        if (await withdrawals.RestoreAsync(id, Who, Core.Languages.PlainText.Fold(reason), Aborted).ConfigureAwait(false))
        {
            Say(Here.Words["why.restored.done"]);
        }

        return RedirectToPage(new { id });
    }

    /// <param name="story">A story's number or address.</param>
    /// <param name="seenIn">The story it was in when the page was made.</param>
    public async Task<IActionResult> OnPostPinAsync(long id, string? story, long? seenIn)
    {
        TypedStory = Core.Languages.PlainText.Cut(story?.Trim() ?? "", 500);
        StoryEditResult? result = StoryWords.Number(story) is long number ? await edits.PinAsync(id, number, seenIn, Who, Aborted).ConfigureAwait(false) : null;
        if (result?.Outcome == StoryEditOutcome.Done)
        {
            Say(Here.Words["stories.pin.done"]);
            return RedirectToPage(new { id });
        }

        StoryComplaint = result is null ? Here.Words["stories.number"] : Here.Words["stories.outcome." + result.Outcome];
        return await OpenAsync(id).ConfigureAwait(false) ? Page() : NotFound();
    }

    private async Task<bool> OpenAsync(long id)
    {
        if (await explain.FindAsync(id, Aborted).ConfigureAwait(false) is not ArticleExplanation found)
        {
            return false;
        }

        Why = found;
        Membership = await stories.MembershipAsync(id, Aborted).ConfigureAwait(false);
        Names = await names.ReadAsync(Aborted).ConfigureAwait(false);
        Title = found.Article.Title;
        return true;
    }
}
