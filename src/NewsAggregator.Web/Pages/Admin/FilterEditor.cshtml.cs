using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>
/// The filter of one edition: its text, what each line means, forms that write the same text, what a save would do, the save itself.
/// The draft travels with the form: nothing is kept here until it is saved, and every button works without a script.
/// </summary>
public sealed class FilterEditorModel(ReaderContext here, FilterHistoryQuery history, FilterNamesQuery namesQuery, FilterPreviewQuery preview, FilterStore store) : AdminPage(here)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public override string Section => "filter";

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The newest version that the author has seen.</summary>
    [BindProperty]
    public long Base { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int? Typed { get; set; }

    /// <summary>The effect over all articles, not over the last week's.</summary>
    [BindProperty]
    public bool All { get; set; }

    /// <summary>The text as it was when the buttons beside the rules were written.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    public RuleDraft Rule { get; set; } = new();

    public IReadOnlyList<EditionFilter> AllEditions { get; private set; } = [];
    public EditionFilter Filter { get; private set; } = null!;
    public FilterNames Names { get; private set; } = FilterNames.None;
    public FilterCheck Check { get; private set; } = null!;
    public IReadOnlyList<string> KnownSources { get; private set; } = [];
    public FilterReport? Report { get; private set; }
    public FilterProgress? Progress { get; private set; }

    /// <summary>What the last button did or could not do.</summary>
    public string? Answer { get; private set; }

    /// <summary>The form's rule could not be made; the form keeps what was typed.</summary>
    public bool IsRuleWrong { get; private set; }

    /// <summary>Somebody else's save since <see cref="Base"/>, with what it changed and how it differs from this draft.</summary>
    public FilterConflict? Conflict { get; private set; }

    /// <summary>The save hides over half: how many, of how many. The number is to be typed.</summary>
    public (int Hides, int Shown)? Asks { get; private set; }
    public bool IsChanged { get; private set; }

    private string Draft => Text ?? "";

    /// <param name="add">A rule, as text, put before the first: where "hide articles like this" leads.</param>
    public async Task<IActionResult> OnGetAsync(string edition, string? add)
    {
        if (!await OpenAsync(edition).ConfigureAwait(false))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        FilterVersion newest = (await history.FindAsync(Filter.Newest.Id, Aborted).ConfigureAwait(false))!;
        Text = newest.Text;
        Base = newest.Id;
        if (add is { Length: > 0 and < 2000 } && FilterText.Parse(add) is { IsSound: true, Rules: [FilterRule rule, ..] })
        {
            Text = FilterEdit.Add(newest.Text, rule, 1);
            Answer = Here.Words["filter.added"];
            await ReportAsync().ConfigureAwait(false);
        }

        return await ShowAsync().ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostCheckAsync(string edition)
    {
        if (!await OpenAsync(edition).ConfigureAwait(false))
        {
            return NotFound();
        }

        if (Request.Headers.XRequestedWith != "fetch")
        {
            return await ShowAsync().ConfigureAwait(false);
        }

        return Partial("_FilterCheck", FilterCheck.Of(Draft, Names, Here.Words));
    }

    public Task<IActionResult> OnPostUpAsync(string edition, int rule) => EditAsync(edition, text => FilterEdit.Move(text, rule, rule - 1));

    public Task<IActionResult> OnPostDownAsync(string edition, int rule) => EditAsync(edition, text => FilterEdit.Move(text, rule, rule + 2 > FilterText.Parse(text).Rules.Count ? null : rule + 2));

    public Task<IActionResult> OnPostOffAsync(string edition, int rule) => EditAsync(edition, text => FilterEdit.Switch(text, rule, off: true));

    public Task<IActionResult> OnPostOnAsync(string edition, int rule) => EditAsync(edition, text => FilterEdit.Switch(text, rule, off: false));

    public Task<IActionResult> OnPostDeleteAsync(string edition, int rule) => EditAsync(edition, text => FilterEdit.Remove(text, rule));

    public Task<IActionResult> OnPostDefaultAsync(string edition, bool show) => EditAsync(edition, text => FilterEdit.SetDefault(text, show ? Verdict.Show : Verdict.Hide), isNumbered: false);

    /// <summary>Fills the form from a rule.</summary>
    public Task<IActionResult> OnPostPickAsync(string edition, int rule) => EditAsync(edition, text =>
    {
        if (FilterText.Parse(text).Rules.ElementAtOrDefault(rule - 1) is FilterRule picked)
        {
            Rule = RuleDraft.Of(picked, rule);
        }

        return text;
    });

    /// <summary>One more row in the form.</summary>
    public async Task<IActionResult> OnPostRowAsync(string edition)
    {
        Rule.Open(Rule.Conditions.Count + 1);
        return await OpenAsync(edition).ConfigureAwait(false) ? await ShowAsync().ConfigureAwait(false) : NotFound();
    }

    /// <summary>Puts the form's rule into the text: as a new one, or in another's place.</summary>
    public Task<IActionResult> OnPostPutAsync(string edition) => EditAsync(edition, Put, isNumbered: Rule.Before > 0);

    public async Task<IActionResult> OnPostEffectAsync(string edition)
    {
        if (!await OpenAsync(edition).ConfigureAwait(false))
        {
            return NotFound();
        }

        await ReportAsync().ConfigureAwait(false);
        return await ShowAsync().ConfigureAwait(false);
    }

    /// <summary>After a conflict: goes on from the newest version, which the author has now seen, with the own text.</summary>
    public async Task<IActionResult> OnPostGoOnAsync(string edition)
    {
        if (!await OpenAsync(edition).ConfigureAwait(false))
        {
            return NotFound();
        }

        Base = Filter.Newest.Id;
        Answer = Here.Words.Say("filter.goesOn", Filter.Newest.Number);
        return await ShowAsync().ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostSaveAsync(string edition)
    {
        if (!await OpenAsync(edition).ConfigureAwait(false))
        {
            return NotFound();
        }

        FilterSave save = await store.SaveAsync(new FilterDraft(Filter.Id, Draft, Who, Note, Base, Typed), Aborted).ConfigureAwait(false);
        switch (save.Outcome)
        {
            case FilterSaveOutcome.Saved:
                Say(Here.Words.Say("filter.saved", save.Version!.Number));
                return RedirectToPage(new { edition });
            case FilterSaveOutcome.Unchanged:
                Answer = Here.Words["filter.unchanged"];
                break;
            case FilterSaveOutcome.Unsound:
                Answer = Here.Words["filter.unsound"];
                break;
            case FilterSaveOutcome.NeedsNumber:
                Asks = (save.Hides, save.Shown);
                break;
            case FilterSaveOutcome.Stale:
                Conflict = await ConflictAsync(save.Newest!).ConfigureAwait(false);
                break;
            default:
                return NotFound();
        }

        return await ShowAsync().ConfigureAwait(false);
    }

    private async Task<FilterConflict> ConflictAsync(FilterVersion newest)
    {
        FilterVersion? seen = await history.FindAsync(Base, Aborted).ConfigureAwait(false);
        return new FilterConflict(newest, LineDiff.Between(seen?.Text ?? "", newest.Text), LineDiff.Between(newest.Text, Draft));
    }

    private string Put(string text)
    {
        IReadOnlyList<FilterRule> rules = FilterText.Parse(text).Rules;
        int? replaced = Rule.Replaces > 0 ? Rule.FindReplaced(rules) : null;
        if (Rule.Replaces > 0 && replaced is null)
        {
            Answer = Here.Words["filter.form.gone"];
            Rule.Replaces = 0;
            return text;
        }

        (FilterRule? rule, IReadOnlyList<FilterProblem> problems) = Rule.Read(replaced is int old ? rules[old - 1] : null);
        if (rule is null)
        {
            IsRuleWrong = true;
            Answer = problems.Count == 0
                ? Here.Words["filter.form.empty"]
                : Here.Words.Say("filter.form.wrong", string.Join(Here.Words["comma"], problems.Select(problem => Here.Words.IsChinese ? problem.MessageZh : problem.Message)));
            return text;
        }

        string edited = replaced is int place ? FilterEdit.Change(text, place, rule) : FilterEdit.Add(text, rule, Rule.Before > 0 ? Rule.Before : null);
        Rule = new RuleDraft();
        return edited;
    }

    /// <param name="isNumbered">Rules are meant by number, as they stood when the page was written.</param>
    private async Task<IActionResult> EditAsync(string edition, Func<string, string> edit, bool isNumbered = true)
    {
        if (!await OpenAsync(edition).ConfigureAwait(false))
        {
            return NotFound();
        }

        if (isNumbered && Stamp is not null && Stamp != FilterCheck.StampOf(Draft))
        {
            // Rules may have other numbers by now: what a button beside one of them meant is not certain any more.
            Answer = Here.Words["filter.textChanged"];
        }
        else
        {
            Text = edit(Draft);
        }

        return await ShowAsync().ConfigureAwait(false);
    }

    private async Task ReportAsync() =>
        Report = await preview.ReportAsync(Filter.Id, Draft, All ? null : Here.Now - Recent, cancellation: Aborted).ConfigureAwait(false);

    private async Task<bool> OpenAsync(string edition)
    {
        Text = Text?.ReplaceLineEndings("\n");
        AllEditions = await history.EditionsAsync(Aborted).ConfigureAwait(false);
        EditionFilter? found = AllEditions.FirstOrDefault(e => e.Slug == edition);
        if (found is null)
        {
            return false;
        }

        Filter = found;
        Names = await namesQuery.ReadAsync(Aborted).ConfigureAwait(false);
        return true;
    }

    private async Task<IActionResult> ShowAsync()
    {
        // What the page shows is the model, also where the posted form said something else.
        ModelState.Clear();
        Title = Here.Words.Say("filter.title", Here.Words.IsChinese ? Filter.NameZh : Filter.NameEn);
        Check = FilterCheck.Of(Draft, Names, Here.Words);
        Rule.Open(2);
        KnownSources = [.. (await Here.ContentsAsync().ConfigureAwait(false)).Sources.Select(source => source.Slug)];
        IsChanged = (await history.FindAsync(Base, Aborted).ConfigureAwait(false))?.Text.ReplaceLineEndings("\n").TrimEnd() != Draft.TrimEnd();
        Progress = Filter.Preparing is { } preparing ? await history.ProgressAsync(preparing.Id, Aborted).ConfigureAwait(false) : null;
        return Page();
    }
}

/// <param name="Newest">What somebody else saved meanwhile.</param>
/// <param name="Theirs">What it changed.</param>
/// <param name="Mine">How this draft differs from it.</param>
public sealed record FilterConflict(FilterVersion Newest, IReadOnlyList<DiffLine> Theirs, IReadOnlyList<DiffLine> Mine);
