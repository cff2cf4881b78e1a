using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>The admin's first page: what needs a human, figures, and what can be done to the site as a whole.</summary>
public sealed class IndexModel(ReaderContext here, AdminQuery query, NeedStore left, SourceFeedStore feedStore, SiteActions actions, RefreshQueue refreshes, HeldQuery held, HeldStore heldStore) : AdminPage(here)
{
    private const int MostHeld = 20;

    public override string Section => "needs";
    public SiteFigures Figures { get; private set; } = null!;
    public IReadOnlyList<NeedLine> Needs { get; private set; } = [];

    /// <summary>Changed texts that are not believed, the newest first.</summary>
    public IReadOnlyList<HeldLine> Held { get; private set; } = [];
    public int HeldWaiting { get; private set; }

    public async Task OnGetAsync()
    {
        Title = Here.Words["admin.needs"];
        Figures = await query.FiguresAsync(Aborted).ConfigureAwait(false);
        IReadOnlyList<FeedHealthLine> feeds = await query.FeedsAsync(Aborted).ConfigureAwait(false);
        Needs = NeedLine.Of(feeds, await left.ReadAsync(Aborted).ConfigureAwait(false), Here.Words, Here.Now);
        (Held, HeldWaiting) = await held.ReadAsync(MostHeld, Aborted).ConfigureAwait(false);
    }

    /// <summary>The text is the article's after all.</summary>
    /// <param name="text">Hash of the text that the admin saw.</param>
    public async Task<IActionResult> OnPostReleaseAsync(long article, long text)
    {
        Say(Here.Words[await heldStore.ReleaseAsync(article, text, Who, Aborted).ConfigureAwait(false) ? "held.released" : "held.other"]);
        return RedirectToPage();
    }

    /// <summary>The text that stands, stays.</summary>
    /// <param name="text">Hash of the text that the admin saw.</param>
    public async Task<IActionResult> OnPostRefuseAsync(long article, long text)
    {
        Say(Here.Words[await heldStore.RefuseAsync(article, text, Who, Aborted).ConfigureAwait(false) ? "held.refused" : "held.other"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostReleaseAllAsync(string source)
    {
        int done = await heldStore.ReleaseAllAsync(source, Who, Aborted).ConfigureAwait(false);
        Say(Here.Words.Count("held.releasedAll", done));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRefuseAllAsync(string source)
    {
        int done = await heldStore.RefuseAllAsync(source, Who, Aborted).ConfigureAwait(false);
        Say(Here.Words.Count("held.refusedAll", done));
        return RedirectToPage();
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

    /// <summary>Takes the address that a feed redirects to for its own.</summary>
    /// <param name="about">That address, as the admin saw it.</param>
    public async Task<IActionResult> OnPostAcceptAsync(int feed, int source, string? about)
    {
        FeedHealthLine? moved = (await query.FeedsAsync(Aborted).ConfigureAwait(false)).FirstOrDefault(f => f.FeedId == feed && f.SourceId == source);
        if (moved?.MovedTo is string address && address == about)
        {
            SourceSaved saved = await feedStore.MoveAsync(source, feed, address, Who, Aborted).ConfigureAwait(false);
            Say(Here.Words.Say(saved.Kind == SourceSaveKind.Saved ? "need.accepted" : "need.taken", address));
            refreshes.Wake();
        }

        return RedirectToPage();
    }

    /// <summary>Asks a feed that was gone once more.</summary>
    public async Task<IActionResult> OnPostRetryAsync(int feed, int source)
    {
        await feedStore.PauseAsync(source, feed, pause: false, Who, Aborted).ConfigureAwait(false);
        refreshes.Wake();
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
