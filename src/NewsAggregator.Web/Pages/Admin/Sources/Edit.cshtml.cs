using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>Everything that can be set of one source, and its feeds.</summary>
public sealed class EditModel(ReaderContext here, SourceAdminQuery query, SourceEditStore sources, SourceFeedStore feeds, DecideAgainStore decisions, RefreshQueue refreshes) : AdminPage(here)
{
    public override string Section => "sources";
    public SourceDetail Detail { get; private set; } = null!;
    public SourceFields Fields { get; private set; } = null!;

    /// <summary>The number of the source's last edit that this form knows of.</summary>
    public int Version { get; private set; }

    /// <summary>Somebody saved meanwhile: what stands there now, against what was typed here.</summary>
    public IReadOnlyList<SourceChange> Meanwhile { get; private set; } = [];

    /// <summary>What is wrong with an edit of the feeds, in words.</summary>
    public string? FeedProblem { get; private set; }
    public string FeedTyped { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug)
    {
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail)
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        if (detail.Source.Slug != slug)
        {
            return LocalRedirect(Here.At.Place("/admin/sources/" + detail.Source.Slug));
        }

        await ShowAsync(detail, SourceForm.Of(detail.Edit)).ConfigureAwait(false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, int version)
    {
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail)
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        SourceForm form = SourceForm.Read(Request.Form);
        EditionContents contents = await Here.ContentsAsync().ConfigureAwait(false);
        if (form.Check([.. contents.Topics.Select(t => t.Slug), .. detail.Edit.Topics]) is not { } edit)
        {
            await ShowAsync(detail, form, version).ConfigureAwait(false);
            return Page();
        }

        SourceSaved saved = await sources.SaveAsync(detail.Source.Id, version, edit, Who, Aborted).ConfigureAwait(false);
        switch (saved.Kind)
        {
            case SourceSaveKind.ChangedMeanwhile:
                // The form stays as typed, and from here on it knows of the other's edit.
                Meanwhile = saved.Changes;
                await ShowAsync((await query.FindAsync(slug, Aborted).ConfigureAwait(false))!, form).ConfigureAwait(false);
                return Page();
            case SourceSaveKind.SlugTaken:
                form.Errors["slug"] = "src.error.slugTaken";
                await ShowAsync(detail, form, version).ConfigureAwait(false);
                return Page();
            case SourceSaveKind.Missing:
                return Sorry(StatusCodes.Status404NotFound, "source");
        }

        await decisions.RunAsync(IndexModel.DecidedAtOnce, Aborted).ConfigureAwait(false);
        refreshes.Wake();
        Say(saved.Changes.Count == 0
            ? Here.Words["src.saved.nothing"]
            : Here.Words.Say("src.saved", string.Join(Here.Words["comma"], saved.Changes.Select(change => Here.Words["src.field." + change.Field]))));
        return LocalRedirect(Here.At.Place("/admin/sources/" + saved.Slug));
    }

    public Task<IActionResult> OnPostFeedAddAsync([FromRoute] string slug, string? url) => EditFeedsAsync(slug, url, (id, address) => feeds.AddAsync(id, address, Who, Aborted));

    public Task<IActionResult> OnPostFeedMoveAsync([FromRoute] string slug, int feed, string? url) => EditFeedsAsync(slug, url, (id, address) => feeds.MoveAsync(id, feed, address, Who, Aborted));

    public Task<IActionResult> OnPostFeedPauseAsync([FromRoute] string slug, int feed) => EditFeedsAsync(slug, null, (id, _) => feeds.PauseAsync(id, feed, true, Who, Aborted));

    public Task<IActionResult> OnPostFeedStartAsync([FromRoute] string slug, int feed) => EditFeedsAsync(slug, null, (id, _) => feeds.PauseAsync(id, feed, false, Who, Aborted));

    public Task<IActionResult> OnPostFeedRemoveAsync([FromRoute] string slug, int feed) => EditFeedsAsync(slug, null, (id, _) => feeds.RemoveAsync(id, feed, Who, Aborted));

    public Task<IActionResult> OnPostRefreshAsync([FromRoute] string slug, int feed)
    {
        refreshes.Enqueue(feed);
        Say(Here.Words["src.feed.asked"]);
        return Task.FromResult<IActionResult>(LocalRedirect(Here.At.Place("/admin/sources/" + slug)));
    }

    private async Task<IActionResult> EditFeedsAsync(string slug, string? url, Func<int, string, Task<SourceSaved>> edit)
    {
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail)
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        FeedTyped = url?.Trim() ?? "";
        if (url is not null && !SourceForm.IsWebAddress(FeedTyped))
        {
            FeedProblem = Here.Words["src.error.address"];
        }
        else
        {
            SourceSaved saved = await edit(detail.Source.Id, FeedTyped).ConfigureAwait(false);
            FeedProblem = saved.Kind == SourceSaveKind.FeedTaken ? Here.Words.Say("src.find.holder", saved.Slug) : saved.Kind == SourceSaveKind.Missing ? Here.Words["src.feed.last"] : null;
        }

        if (FeedProblem is not null)
        {
            await ShowAsync(detail, SourceForm.Of(detail.Edit)).ConfigureAwait(false);
            return Page();
        }

        await decisions.RunAsync(IndexModel.DecidedAtOnce, Aborted).ConfigureAwait(false);
        refreshes.Wake();
        Say(Here.Words["src.feed.done"]);
        return LocalRedirect(Here.At.Place("/admin/sources/" + detail.Source.Slug));
    }

    private async Task ShowAsync(SourceDetail detail, SourceForm form, int? version = null)
    {
        Detail = detail;
        Title = detail.Source.Name;
        IsReading = true;
        Version = version ?? detail.Source.Version;
        EditionContents contents = await Here.ContentsAsync().ConfigureAwait(false);
        Fields = new SourceFields(form, await query.GroupsAsync(Aborted).ConfigureAwait(false), contents.Topics, WithText: false);
    }
}
