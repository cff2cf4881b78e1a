using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>Says what deleting a source loses and which rules name it, and asks for its name.</summary>
public sealed class DeleteModel(ReaderContext here, SourceAdminQuery query, SourceRemovalStore removals, SiteActions actions) : AdminPage(here)
{
    public override string Section => "sources";
    public SourceDetail Detail { get; private set; } = null!;
    public SourceLoss Loss { get; private set; } = null!;
    public string Typed { get; private set; } = "";
    public bool IsWrong { get; private set; }

    public Task<IActionResult> OnGetAsync([FromRoute] string slug) => ShowAsync(slug);

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, string? name)
    {
        Typed = name?.Trim() ?? "";
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail || detail.Source.Slug != slug)
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        if (!string.Equals(Typed, detail.Source.Name, StringComparison.OrdinalIgnoreCase))
        {
            IsWrong = true;
            return await ShowAsync(slug).ConfigureAwait(false);
        }

        // Once begun it is not left half-way because a browser was closed.
        int articles = await removals.DeleteAsync(detail.Source.Id, Who, CancellationToken.None).ConfigureAwait(false);
        Say(Here.Words.Count("src.deleted", articles, detail.Source.Name));
        return LocalRedirect(Here.At.Place("/admin/sources"));
    }

    public async Task<IActionResult> OnPostPauseAsync([FromRoute] string slug)
    {
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail)
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        await actions.SetSourceStateAsync(detail.Source.Id, SourceState.Paused, Who, Aborted).ConfigureAwait(false);
        Say(Here.Words.Say("src.paused", detail.Source.Name));
        return LocalRedirect(Here.At.Place("/admin/sources/" + detail.Source.Slug));
    }

    private async Task<IActionResult> ShowAsync(string slug)
    {
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail)
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        Detail = detail;
        Loss = await query.LossAsync(detail.Source, Aborted).ConfigureAwait(false);
        Title = Here.Words.Say("src.delete.title", detail.Source.Name);
        IsReading = true;
        return Page();
    }
}
