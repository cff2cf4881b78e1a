using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>One article as admins see it: why shown, why hidden, rules that would hide its like, withdraw and bring back.</summary>
public sealed class WhyArticleModel(ReaderContext here, ExplainQuery explain, FilterNamesQuery names, WithdrawalStore withdrawals) : AdminPage(here)
{
    public override string Section => "articles";
    public ArticleExplanation Why { get; private set; } = null!;
    public FilterNames Names { get; private set; } = FilterNames.None;
    public string? Complaint { get; private set; }

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

    private async Task<bool> OpenAsync(long id)
    {
        if (await explain.FindAsync(id, Aborted).ConfigureAwait(false) is not ArticleExplanation found)
        {
            return false;
        }

        Why = found;
        Names = await names.ReadAsync(Aborted).ConfigureAwait(false);
        Title = found.Article.Title;
        return true;
    }
}
