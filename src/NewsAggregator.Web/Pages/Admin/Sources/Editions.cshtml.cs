using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>Sources by editions: what each edition shows of each source, and which rule hides the rest.</summary>
public sealed class EditionsModel(ReaderContext here, SourceAdminQuery sources, SourceEditionsQuery query, EditionRulesQuery filters) : AdminPage(here)
{
    private Dictionary<(int Source, int Edition), SourceEditionCell> cells = [];

    public override string Section => "sources";
    public IReadOnlyList<SourceAdminLine> Lines { get; private set; } = [];
    public IReadOnlyList<EditionRules> Editions { get; private set; } = [];

    public SourceEditionCell? Cell(SourceAdminLine line, EditionRules edition)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(edition);
        return cells.GetValueOrDefault((line.Id, edition.Edition.Id));
    }

    public async Task OnGetAsync()
    {
        Title = Here.Words["src.editions"];
        Lines = await sources.AllAsync(Aborted).ConfigureAwait(false);
        Editions = await filters.ReadAsync(Aborted).ConfigureAwait(false);
        cells = (await query.ReadAsync([.. Editions.Select(e => e.Edition)], Aborted).ConfigureAwait(false)).ToDictionary(cell => (cell.SourceId, cell.EditionId));
    }
}
