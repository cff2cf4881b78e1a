using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>The admin's first page: what needs a human, figures, every feed's health.</summary>
public sealed class IndexModel(ReaderContext here, AdminQuery query, NeedStore left, SiteActions actions, RefreshQueue refreshes) : AdminPage(here)
{
    public override string Section => "needs";
    public SiteFigures Figures { get; private set; } = null!;
    public IReadOnlyList<FeedHealthLine> Health { get; private set; } = [];
    public IReadOnlyList<NeedLine> Needs { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title = Here.Words["admin.needs"];
        Figures = await query.FiguresAsync(Aborted).ConfigureAwait(false);
        IReadOnlyList<FeedHealthLine> feeds = await query.FeedsAsync(Aborted).ConfigureAwait(false);
        Needs = NeedLine.Of(feeds, await left.ReadAsync(Aborted).ConfigureAwait(false), Here.Words, Here.Now);
        Health = [.. feeds.OrderBy(f => f.SourceState == SourceState.Paused).ThenByDescending(f => f.Failures > 0).ThenBy(f => f.SourceName, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<IActionResult> OnPostRefreshAllAsync()
    {
        foreach (FeedHealthLine feed in await query.FeedsAsync(Aborted).ConfigureAwait(false))
        {
            if (feed.SourceState != SourceState.Paused && feed.State == FeedState.Active)
            {
                refreshes.Enqueue(feed.FeedId);
            }
        }

        return RedirectToPage();
    }

    /// <summary>Seen, and meant to stay so: told again only when it has changed.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(int feed, FeedNeed need, string? about)
    {
        if (Enum.IsDefined(need))
        {
            await left.LeaveAsync(feed, need, about ?? "", Who, Aborted).ConfigureAwait(false);
        }

        return RedirectToPage();
    }

    public IActionResult OnPostRefresh(int feed)
    {
        refreshes.Enqueue(feed);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPauseAsync(int source)
    {
        await actions.SetSourceStateAsync(source, SourceState.Paused, Who, Aborted).ConfigureAwait(false);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostResumeAsync(int source)
    {
        await actions.SetSourceStateAsync(source, SourceState.Active, Who, Aborted).ConfigureAwait(false);
        refreshes.Wake();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostStartRealAsync()
    {
        await actions.StartRealSourcesAsync(Who, Aborted).ConfigureAwait(false);
        refreshes.Wake();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveDemoAsync()
    {
        await actions.RemoveDemoAsync(Who, Aborted).ConfigureAwait(false);
        return RedirectToPage();
    }
}
