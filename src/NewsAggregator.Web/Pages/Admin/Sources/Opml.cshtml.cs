using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>Sources in and out as OPML; its folders are groups.</summary>
public sealed class OpmlModel(ReaderContext here, SourceStore sources, OpmlQuery opml, RefreshQueue refreshes) : AdminPage(here)
{
    public override string Section => "sources";
    public string? Problem { get; private set; }
    public SourceState State { get; private set; }
    public IReadOnlyList<OpmlSource>? Added { get; private set; }
    public IReadOnlyList<OpmlSource> Known { get; private set; } = [];
    public IReadOnlyList<OpmlRefusal> Refused { get; private set; } = [];

    public void OnGet() => Open();

    public async Task<IActionResult> OnGetFileAsync() =>
        File(OpmlWriter.Write(Here.Site.Name, await opml.ReadAsync(Aborted).ConfigureAwait(false)), OpmlWriter.MediaType, "sources.opml");

    public async Task OnPostAsync(IFormFile? file, SourceState state)
    {
        Open();
        State = Enum.IsDefined(state) ? state : SourceState.Active;
        if (file is null || file.Length == 0)
        {
            Problem = Here.Words["src.opml.noFile"];
            return;
        }

        if (file.Length > OpmlReader.MaxBytes)
        {
            Problem = Here.Words["src.opml.tooLarge"];
            return;
        }

        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes, Aborted).ConfigureAwait(false);
        OpmlDocument document = OpmlReader.Read(bytes.ToArray());
        if (document.Error is not null)
        {
            Problem = Here.Words.Say("src.opml.unreadable", document.Error);
            return;
        }

        NewSource[] entries = [.. document.Sources.Select(entry => new NewSource(
            entry.Title, entry.FeedUrl, entry.HomeUrl ?? new Uri(new Uri(entry.FeedUrl), "/").AbsoluteUri, Language: entry.Language, State: State,
            Groups: [.. entry.Groups.Select(group => (group, (string?)null))]))];
        IReadOnlySet<string> added = await sources.ImportAsync(entries, Who, Aborted).ConfigureAwait(false);
        refreshes.Wake();
        Added = [.. document.Sources.Where(entry => added.Contains(entry.FeedUrl))];
        Known = [.. document.Sources.Where(entry => !added.Contains(entry.FeedUrl))];
        Refused = document.Refused;
    }

    private void Open()
    {
        Title = Here.Words["src.opml"];
        IsReading = true;
    }
}
