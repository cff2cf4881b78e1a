using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>All sources with their health at a glance, and what can be done to several at once.</summary>
public sealed class IndexModel(ReaderContext here, SourceAdminQuery query, SourceBulkStore bulk, DecideAgainStore decisions, RefreshQueue refreshes) : AdminPage(here)
{
    // What a form waits for; the background does the rest.
    internal const int DecidedAtOnce = 2_000;

    public override string Section => "sources";
    public SourcesFilter Filter { get; private set; } = new("", "", "");
    public IReadOnlyList<SourceAdminLine> Lines { get; private set; } = [];
    public IReadOnlyList<GroupChoice> Groups { get; private set; } = [];
    public int All { get; private set; }
    public string? Complaint { get; private set; }
    public IReadOnlySet<int> Ticked { get; private set; } = new HashSet<int>();
    public SourceBulkEdit Wish { get; private set; } = new();

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync(int[] id, string? addGroup, string? removeGroup, string? interval, string? state)
    {
        ArgumentNullException.ThrowIfNull(id);
        Ticked = id.ToHashSet();
        Wish = new SourceBulkEdit(
            Given(addGroup),
            Given(removeGroup),
            int.TryParse(interval, System.Globalization.CultureInfo.InvariantCulture, out int seconds) && (seconds == 0 || SourceForm.Intervals.Contains(seconds)) ? seconds : null,
            Enum.TryParse(state, out SourceState wished) && Enum.IsDefined(wished) ? wished : null);
        Complaint = id.Length == 0 ? "src.bulk.nobody" : Wish == new SourceBulkEdit() ? "src.bulk.nothing" : Wish.AddGroup?.Length > SourceForm.LongestGroup ? "src.error.group" : null;
        if (Complaint is not null)
        {
            await ReadAsync().ConfigureAwait(false);
            return Page();
        }

        SourceBulkResult result = await bulk.ApplyAsync(id, Wish, Who, Aborted).ConfigureAwait(false);
        await decisions.RunAsync(DecidedAtOnce, Aborted).ConfigureAwait(false);
        refreshes.Wake();
        Say(InWords(result));
        return LocalRedirect(Here.At.Place("/admin/sources") + SourcesFilter.Read(Request.Query).Query());
    }

    private async Task ReadAsync()
    {
        Title = Here.Words["src.title"];
        IsReading = true;
        Filter = SourcesFilter.Read(Request.Query);
        IReadOnlyList<SourceAdminLine> all = await query.AllAsync(Aborted).ConfigureAwait(false);
        All = all.Count;
        Lines = [.. all.Where(Filter.Takes)];
        Groups = await query.GroupsAsync(Aborted).ConfigureAwait(false);
        if (Request.Query["all"] == "1" && Ticked.Count == 0)
        {
            Ticked = Lines.Select(line => line.Id).ToHashSet();
        }
    }

    private string InWords(SourceBulkResult result)
    {
        Words words = Here.Words;
        List<string> parts = [];
        if (Wish.AddGroup is string added) { parts.Add(words.Count("src.bulk.added", result.AddedToGroup, added)); }
        if (Wish.RemoveGroup is string removed) { parts.Add(words.Count("src.bulk.removed", result.RemovedFromGroup, removed)); }
        if (Wish.IntervalSeconds is int seconds) { parts.Add(words.Count("src.bulk.interval", result.Interval, SourceWords.Interval(seconds == 0 ? null : seconds, words))); }
        if (Wish.State is SourceState state) { parts.Add(words.Count("src.bulk.state", result.State, SourceWords.StateOf(state, words))); }
        return words.Count("src.bulk.done", result.Chosen, string.Join(words["src.bulk.and"], parts));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
