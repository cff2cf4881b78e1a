using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>One story as admins see it: every member with its reason; take out, join with another, keep, give back to matching.</summary>
public sealed class StoryAdminModel(ReaderContext here, StoryAdminQuery query, StoryEditStore edits) : AdminPage(here)
{
    public override string Section => "stories";
    public StoryAdminPage Shown { get; private set; } = null!;
    public string? Complaint { get; private set; }
    public string Typed { get; private set; } = "";
    public IReadOnlyList<long> Ticked { get; private set; } = [];

    /// <summary>The first article, which gives the story its title here.</summary>
    public AdminArticle? First => Shown.Members.OrderBy(member => member.NearCopyOf is not null).FirstOrDefault()?.Article;

    public async Task<IActionResult> OnGetAsync(long id) => await OpenAsync(id).ConfigureAwait(false) ? Page() : Sorry(StatusCodes.Status404NotFound, "story");

    public async Task<IActionResult> OnPostSplitAsync(long id, long[] article, string? seen)
    {
        Ticked = article;
        return await AfterAsync(id, await edits.SplitAsync(id, article, seen ?? "", Who, Aborted).ConfigureAwait(false), "stories.split.done", "stories.split.nothing").ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostMergeAsync(long id, string? other, string? seen)
    {
        Typed = Core.Languages.PlainText.Cut(other?.Trim() ?? "", 500);
        if (StoryWords.Number(other) is not long number)
        {
            return await ComplainAsync(id, Here.Words["stories.number"]).ConfigureAwait(false);
        }

        return await AfterAsync(id, await edits.MergeAsync(id, number, seen ?? "", Who, Aborted).ConfigureAwait(false), "stories.merge.done", "stories.merge.nothing").ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostLockAsync(long id, string? seen) =>
        await AfterAsync(id, await edits.LockAsync(id, seen ?? "", Who, Aborted).ConfigureAwait(false), "stories.lock.done", "").ConfigureAwait(false);

    public async Task<IActionResult> OnPostReleaseAsync(long id, string? seen) =>
        await AfterAsync(id, await edits.ReleaseAsync(id, seen ?? "", Who, Aborted).ConfigureAwait(false), "stories.release.done", "").ConfigureAwait(false);

    private async Task<IActionResult> AfterAsync(long id, StoryEditResult result, string done, string nothing)
    {
        if (result.Outcome == StoryEditOutcome.Done)
        {
            Say(Here.Words[done]);
            return RedirectToPage(new { id = result.StoryId });
        }

        return await ComplainAsync(id, result.Outcome == StoryEditOutcome.Nothing ? Here.Words[nothing] : Here.Words["stories.outcome." + result.Outcome]).ConfigureAwait(false);
    }

    private async Task<IActionResult> ComplainAsync(long id, string words)
    {
        Complaint = words;
        return await OpenAsync(id).ConfigureAwait(false) ? Page() : Sorry(StatusCodes.Status404NotFound, "story");
    }

    private async Task<bool> OpenAsync(long id)
    {
        if (await query.FindAsync(id, Aborted).ConfigureAwait(false) is not StoryAdminPage found)
        {
            return false;
        }

        Shown = found;
        Title = First?.Title ?? Here.Words.Say("stories.numbered", id);
        return true;
    }
}
