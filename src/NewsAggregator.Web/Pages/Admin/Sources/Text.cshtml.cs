using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>Which text a source's articles take: mode, selector, and what was learned to leave out, with a look at the last articles before it is saved.</summary>
public sealed class TextModel(ReaderContext here, SourceAdminQuery query, SourceTextsQuery texts, PagePreview preview, SourceEditStore sources, SourceBlockStore blocks, RefreshQueue refreshes)
    : AdminPage(here)
{
    private const int Articles = 5;

    public override string Section => "sources";
    public SourceDetail Detail { get; private set; } = null!;
    public TextMode Mode { get; private set; }
    public string Selector { get; private set; } = "";
    public string? SelectorError { get; private set; }
    public int Version { get; private set; }
    public bool IsMeanwhile { get; private set; }
    public IReadOnlyList<BlockLine> Blocks { get; private set; } = [];

    /// <summary>Null until somebody asks to look.</summary>
    public IReadOnlyList<PreviewedPage>? Pages { get; private set; }
    public string? PreviewProblem { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug)
    {
        if (!await OpenAsync(slug).ConfigureAwait(false))
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        Mode = Detail.Source.TextMode;
        Selector = Detail.Source.TextSelector ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync([FromRoute] string slug, TextMode mode, string? selector, int version)
    {
        if (!await TakeAsync(slug, mode, selector, version).ConfigureAwait(false))
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        if (SelectorError is null)
        {
            await LookAsync().ConfigureAwait(false);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string slug, TextMode mode, string? selector, int version)
    {
        if (!await TakeAsync(slug, mode, selector, version).ConfigureAwait(false))
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        if (SelectorError is not null)
        {
            return Page();
        }

        SourceEdit edit = Detail.Edit with { TextMode = Mode, TextSelector = Selector.Length == 0 ? null : Selector };
        SourceSaved saved = await sources.SaveAsync(Detail.Source.Id, version, edit, Who, Aborted).ConfigureAwait(false);
        if (saved.Kind == SourceSaveKind.ChangedMeanwhile)
        {
            IsMeanwhile = true;
            await OpenAsync(slug).ConfigureAwait(false);
            Version = Detail.Source.Version;
            return Page();
        }

        refreshes.Wake();
        Say(Here.Words[saved.Kind == SourceSaveKind.Saved ? "src.text.saved" : "src.saved.nothing"]);
        return LocalRedirect(Here.At.Place($"/admin/sources/{Detail.Source.Slug}/text"));
    }

    public Task<IActionResult> OnPostKeepAsync([FromRoute] string slug, long block) => KeepAsync(slug, block, true);

    public Task<IActionResult> OnPostDropAsync([FromRoute] string slug, long block) => KeepAsync(slug, block, false);

    private async Task<IActionResult> KeepAsync(string slug, long block, bool keep)
    {
        if (!await OpenAsync(slug).ConfigureAwait(false))
        {
            return Sorry(StatusCodes.Status404NotFound, "source");
        }

        bool known = await blocks.KeepAsync(Detail.Source.Id, block, keep, Who, Aborted).ConfigureAwait(false);
        Say(Here.Words[!known ? "src.blocks.gone" : keep ? "src.blocks.kept" : "src.blocks.dropped"]);
        return LocalRedirect(Here.At.Place($"/admin/sources/{Detail.Source.Slug}/text"));
    }

    private async Task<bool> TakeAsync(string slug, TextMode mode, string? selector, int version)
    {
        if (!await OpenAsync(slug).ConfigureAwait(false))
        {
            return false;
        }

        Mode = Enum.IsDefined(mode) ? mode : TextMode.Auto;
        Selector = selector?.Trim() ?? "";
        Version = version;
        SelectorError = Selector.Length > 0 && !SelectorCheck.IsValid(Selector) ? "src.error.selector" : null;
        return true;
    }

    private async Task LookAsync()
    {
        FeedHealthLine? feed = Detail.Feeds.OrderBy(f => f.Failures).ThenBy(f => f.State).FirstOrDefault();
        if (feed is null)
        {
            PreviewProblem = Here.Words["src.noFeed"];
            return;
        }

        Source now = Detail.Source;
        Source wished = new()
        {
            Id = now.Id, Slug = now.Slug, Name = now.Name, HomeUrl = now.HomeUrl, Language = now.Language, TimeZone = now.TimeZone, Topics = now.Topics,
            TextMode = Mode, TextSelector = Selector.Length == 0 ? null : Selector, ReadingNumber = now.ReadingNumber,
        };
        IReadOnlySet<long> learned = await texts.LearnedAsync(now.Id, Aborted).ConfigureAwait(false);
        (PreviewedFeed shown, IReadOnlyList<PreviewedPage> pages) = await preview.PagesAsync(new Uri(feed.Url), now, wished, learned, Articles, Aborted).ConfigureAwait(false);
        PreviewProblem = shown.Failure is null ? null : Here.Words.Say("failure.detail", Here.Words["failure." + shown.Kind], shown.Failure);

        // "Now" is what readers see now, where the article is stored: not what a fresh look would make of it.
        IReadOnlyDictionary<string, StoredText> standing = await texts.StandingAsync(now.Id, [.. pages.Select(page => page.Url).OfType<string>()], Aborted).ConfigureAwait(false);
        Pages = [.. pages.Select(page => page.Url is { } url && standing.TryGetValue(url, out StoredText? stands)
            ? page with { Before = new PreviewedText(stands.Origin, stands.Words, stands.Blocks, null) }
            : page)];
    }

    private async Task<bool> OpenAsync(string slug)
    {
        if (await query.FindAsync(slug, Aborted).ConfigureAwait(false) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        Version = detail.Source.Version;
        Blocks = await texts.BlocksAsync(detail.Source.Id, Aborted).ConfigureAwait(false);
        Title = Here.Words.Say("src.text.title", detail.Source.Name);
        IsReading = true;
        return true;
    }
}
