using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>The site's editions: make, rename, delete.</summary>
public sealed class EditionsModel(ReaderContext here, FilterHistoryQuery history, EditionStore store) : AdminPage(here)
{
    private const string EmptyFilter = "default show\n";

    public override string Section => "editions";
    public IReadOnlyList<EditionFilter> Filters { get; private set; } = [];

    /// <summary>What was wrong with the form of this edition; 0: of the new one.</summary>
    public (int Edition, string Words)? Complaint { get; private set; }
    public EditionDraft Draft { get; private set; } = new("", "", "");
    public int CopyOf { get; private set; }

    public Task OnGetAsync() => OpenAsync();

    /// <param name="copy">The edition whose filter it begins with; 0: shows everything.</param>
    public async Task<IActionResult> OnPostCreateAsync(string? slug, string? nameEn, string? nameZh, int copy)
    {
        await OpenAsync().ConfigureAwait(false);
        (Draft, CopyOf) = (DraftOf(slug, nameEn, nameZh), copy);
        string text = Filters.FirstOrDefault(e => e.Id == copy) is EditionFilter model
            ? (await history.FindAsync(model.Newest.Id, Aborted).ConfigureAwait(false))!.Text
            : EmptyFilter;
        EditionResult made = await store.CreateAsync(Draft, text, Who, Aborted).ConfigureAwait(false);
        if (made.Outcome == EditionOutcome.Done)
        {
            Say(Here.Words["editions.made"]);
            return RedirectToPage("/Admin/FilterEditor", new { edition = Draft.Slug });
        }

        Complaint = (0, Words(made.Outcome));
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(int id, string? slug, string? nameEn, string? nameZh)
    {
        EditionResult renamed = await store.RenameAsync(id, DraftOf(slug, nameEn, nameZh), Who, Aborted).ConfigureAwait(false);
        if (renamed.Outcome == EditionOutcome.Done)
        {
            Say(Here.Words["editions.renamed"]);
            return RedirectToPage();
        }

        await OpenAsync().ConfigureAwait(false);
        Complaint = (id, Words(renamed.Outcome));
        return Page();
    }

    /// <param name="typed">The edition's slug: its addresses end with it.</param>
    public async Task<IActionResult> OnPostDeleteAsync(int id, string? typed)
    {
        await OpenAsync().ConfigureAwait(false);
        if (Filters.FirstOrDefault(e => e.Id == id) is not EditionFilter edition)
        {
            return RedirectToPage();
        }

        if (typed?.Trim() != edition.Slug)
        {
            Complaint = (id, Here.Words["editions.typeSlug"]);
            return Page();
        }

        EditionResult deleted = await store.DeleteAsync(id, Who, Aborted).ConfigureAwait(false);
        if (deleted.Outcome == EditionOutcome.Done)
        {
            Say(Here.Words.Say("editions.deleted", edition.Slug));
            return RedirectToPage();
        }

        Complaint = (id, Words(deleted.Outcome));
        return Page();
    }

    private async Task OpenAsync()
    {
        Title = Here.Words["adminNav.editions"];
        Filters = await history.EditionsAsync(Aborted).ConfigureAwait(false);
    }

    private string Words(EditionOutcome outcome) => Here.Words["editions.outcome." + outcome];

    private static EditionDraft DraftOf(string? slug, string? nameEn, string? nameZh) => new(slug?.Trim() ?? "", Core.Languages.PlainText.Fold(nameEn), Core.Languages.PlainText.Fold(nameZh));
}
