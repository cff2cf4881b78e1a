using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>Every version of an edition's filter: the difference between any two, and the way back to any.</summary>
public sealed class FilterHistoryModel(ReaderContext here, FilterHistoryQuery history, FilterStore store) : AdminPage(here)
{
    public override string Section => "filter";
    public EditionFilter Filter { get; private set; } = null!;
    public IReadOnlyList<FilterVersionLine> Versions { get; private set; } = [];

    /// <summary>The two that are compared; null where there is only one.</summary>
    public FilterVersion? From { get; private set; }
    public FilterVersion? To { get; private set; }
    public IReadOnlyList<DiffLine> Difference { get; private set; } = [];
    public string? Answer { get; private set; }

    /// <summary>The version that was to be gone back to, and what it would hide: the number is to be typed.</summary>
    public (int Number, int Hides, int Shown)? Asks { get; private set; }

    public async Task<IActionResult> OnGetAsync(string edition, int? from, int? to) =>
        await OpenAsync(edition, from, to).ConfigureAwait(false) ? Page() : Sorry(StatusCodes.Status404NotFound, "list");

    public async Task<IActionResult> OnPostRevertAsync(string edition, int number, long newest, int? typed)
    {
        if (!await OpenAsync(edition, null, null).ConfigureAwait(false))
        {
            return NotFound();
        }

        string note = Here.Words.Say("history.note", number);
        FilterSave save = await store.RevertAsync(Filter.Id, number, Who, note, newest, typed, Aborted).ConfigureAwait(false);
        if (save.Outcome == FilterSaveOutcome.Saved)
        {
            Say(Here.Words.Say("history.reverted", number, save.Version!.Number));
            return RedirectToPage("/Admin/FilterEditor", new { edition });
        }

        Asks = save.Outcome == FilterSaveOutcome.NeedsNumber ? (number, save.Hides, save.Shown) : null;
        Answer = save.Outcome switch
        {
            FilterSaveOutcome.Unchanged => Here.Words.Say("history.same", number),
            FilterSaveOutcome.Stale => Here.Words.Say("history.stale", save.Newest!.Author, save.Newest.Number),
            FilterSaveOutcome.NeedsNumber => null,
            _ => Here.Words["filter.unsound"],
        };
        return Page();
    }

    private async Task<bool> OpenAsync(string edition, int? from, int? to)
    {
        if ((await history.EditionsAsync(Aborted).ConfigureAwait(false)).FirstOrDefault(e => e.Slug == edition) is not EditionFilter found)
        {
            return false;
        }

        Filter = found;
        Title = Here.Words.Say("history.title", Here.Words.IsChinese ? found.NameZh : found.NameEn);
        Versions = await history.VersionsAsync(found.Id, cancellation: Aborted).ConfigureAwait(false);
        if (Versions.Count > 1)
        {
            To = await history.FindAsync(found.Id, to ?? Versions[0].Number, Aborted).ConfigureAwait(false);
            From = await history.FindAsync(found.Id, from ?? Versions[1].Number, Aborted).ConfigureAwait(false);
            Difference = From is null || To is null ? [] : LineDiff.Between(From.Text, To.Text);
        }

        return true;
    }
}
