using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>What each rule of the filter in force decided, day by day.</summary>
public sealed class FilterHitsModel(ReaderContext here, RuleHitsQuery query, FilterHistoryQuery history, FilterNamesQuery names) : AdminPage(here)
{
    public const int Days = 30;

    public override string Section => "filter";
    public EditionView Edition { get; private set; } = null!;
    public IReadOnlyList<RuleHits> Hits { get; private set; } = [];
    public FilterParse Filter { get; private set; } = FilterText.Parse("");
    public FilterNames Names { get; private set; } = FilterNames.None;

    /// <summary>Of rules that decided nothing in this time.</summary>
    public IReadOnlyList<int> Idle { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string edition)
    {
        if (Here.Editions.FirstOrDefault(e => e.Slug == edition) is not EditionView found)
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Edition = found;
        Title = Here.Words.Say("hits.title", Here.EditionName(found));
        Filter = FilterText.Parse((await history.FindAsync(found.VersionId, Aborted).ConfigureAwait(false))?.Text ?? "");
        Names = await names.ReadAsync(Aborted).ConfigureAwait(false);
        Hits = await query.ReadAsync(found, Days, Aborted).ConfigureAwait(false);
        Idle = [.. Enumerable.Range(1, Filter.Rules.Count).Except(Hits.Select(hit => hit.Rule)).Where(rule => !Filter.Rules[rule - 1].IsOff)];
        return Page();
    }

    public string Sentence(int rule) => rule switch
    {
        0 => FilterCheck.DefaultOf(Filter, Here.Words),
        StoredDecision.Withdrawn => Here.Words["why.withdrawn"],
        StoredDecision.OnTrial => Here.Words["why.onTrial"],
        _ => Filter.Rules.ElementAtOrDefault(rule - 1) is FilterRule found ? FilterCheck.SentenceOf(found, rule, Names, Here.Words) : "",
    };
}
