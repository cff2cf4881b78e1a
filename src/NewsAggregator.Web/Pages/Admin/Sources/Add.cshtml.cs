using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>An article as it would look, with what each edition says of it.</summary>
/// <param name="KnownFrom">Name of the source that brought it already; null: it is new here.</param>
public sealed record PreviewLine(ArticleDraft Draft, string? KnownFrom, IReadOnlyList<(EditionRules Edition, FilterDecision Decision)> Verdicts);

/// <summary>From any pasted address to a source: find its feeds, look at what they bring, save. Nothing is stored before the last step.</summary>
public sealed class AddModel(
    ReaderContext here, FeedDiscovery discovery, PagePreview preview, SourceAdminQuery query, EditionRulesQuery filters, SourceEditStore sources, RefreshQueue refreshes) : AdminPage(here)
{
    private const int Items = 10;

    public override string Section => "sources";

    /// <summary>As it was pasted.</summary>
    public string Address { get; private set; } = "";
    public string? Problem { get; private set; }
    public string? ProblemHelp { get; private set; }

    /// <summary>The pasted address failed; what is offered stands elsewhere on its site.</summary>
    public string? Doubt { get; private set; }
    public (string Slug, string Words)? Holder { get; private set; }
    public IReadOnlyList<FeedCandidate> Candidates { get; private set; } = [];

    /// <summary>The feed that was chosen; empty before.</summary>
    public string Feed { get; private set; } = "";
    public PreviewedFeed? Found { get; private set; }
    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];
    public SourceFields? Fields { get; private set; }

    public void OnGet(string? address)
    {
        Open();
        Address = address?.Trim() ?? "";
    }

    /// <summary>First step: what stands behind the pasted address?</summary>
    public async Task<IActionResult> OnPostFindAsync(string? address)
    {
        Open();
        Address = address?.Trim() ?? "";
        if (Address.Length is 0 or > 2000)
        {
            Problem = Here.Words["src.error.address"];
            return Page();
        }

        DiscoveredFeeds found = await discovery.FindAsync(Address, Aborted).ConfigureAwait(false);
        Candidates = found.Candidates;
        if (Candidates.Count == 0)
        {
            Problem = Here.Words.Say("src.find.nothing", found.Problem);
            ProblemHelp = Here.Words["src.find.help"];
        }
        else if (found.Problem is not null)
        {
            Doubt = Here.Words.Say("src.find.elsewhere", found.Problem);
        }

        if (Candidates.Count == 1)
        {
            await ShowAsync(Candidates[0].Address.AbsoluteUri, found.PageTitle ?? Candidates[0].Title).ConfigureAwait(false);
        }

        return Page();
    }

    /// <summary>Second step, where there are several feeds: the one that was chosen.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string? address, string? feed)
    {
        Open();
        Address = address?.Trim() ?? "";
        if (feed is null || !SourceForm.IsWebAddress(feed))
        {
            Problem = Here.Words["src.error.address"];
            return Page();
        }

        await ShowAsync(feed, null).ConfigureAwait(false);
        return Page();
    }

    /// <summary>Third step: looks again at what the feed brings, under the fields as they are now.</summary>
    public async Task<IActionResult> OnPostLookAsync(string? address, string? feed)
    {
        Open();
        Address = address?.Trim() ?? "";
        await KeepAsync(feed).ConfigureAwait(false);
        return Page();
    }

    /// <summary>Last step.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string? address, string? feed)
    {
        Open();
        Address = address?.Trim() ?? "";
        SourceForm form = SourceForm.Read(Request.Form);
        EditionContents contents = await Here.ContentsAsync().ConfigureAwait(false);
        SourceEdit? edit = form.Check([.. contents.Topics.Select(t => t.Slug)]);
        if (edit is null || feed is null || !SourceForm.IsWebAddress(feed))
        {
            await KeepAsync(feed, form).ConfigureAwait(false);
            return Page();
        }

        SourceSaved saved = await sources.AddAsync(edit, feed, Who, Aborted).ConfigureAwait(false);
        if (saved.Kind != SourceSaveKind.Saved)
        {
            if (saved.Kind == SourceSaveKind.SlugTaken)
            {
                form.Errors["slug"] = "src.error.slugTaken";
            }

            await KeepAsync(feed, form).ConfigureAwait(false);
            return Page();
        }

        refreshes.Wake();
        Say(Here.Words.Say(edit.State == SourceState.Paused ? "src.added.paused" : edit.State == SourceState.Trial ? "src.added.trial" : "src.added.active", edit.Name));
        return LocalRedirect(Here.At.Place("/admin/sources/" + saved.Slug));
    }

    private void Open()
    {
        Title = Here.Words["src.add.title"];
        IsReading = true;
    }

    private Task KeepAsync(string? feed, SourceForm? form = null) =>
        feed is not null && SourceForm.IsWebAddress(feed) ? ShowAsync(feed, null, form ?? SourceForm.Read(Request.Form)) : Task.CompletedTask;

    private async Task ShowAsync(string feed, string? name, SourceForm? typed = null)
    {
        Feed = feed;
        if (await query.HolderOfAsync(feed, Aborted).ConfigureAwait(false) is string holder)
        {
            Holder = (holder, Here.Words.Say("src.find.holder", holder));
        }

        Found = await preview.FeedAsync(new Uri(feed), new Source { TimeZone = typed?.Zone is { Length: > 0 } zone ? zone : null, Topics = [.. typed?.Topics ?? []] }, Items, Aborted).ConfigureAwait(false);
        if (Found.Failure is not null)
        {
            Problem = Here.Words.Say("failure.detail", Here.Words["failure." + Found.Kind], Found.Failure);
        }

        SourceForm form = typed ?? Guess(Found, feed, name);
        EditionContents contents = await Here.ContentsAsync().ConfigureAwait(false);
        Fields = new SourceFields(form, await query.GroupsAsync(Aborted).ConfigureAwait(false), contents.Topics, WithText: true);
        Lines = await JudgeAsync(Found, form, feed).ConfigureAwait(false);
    }

    private static SourceForm Guess(PreviewedFeed found, string feed, string? pageTitle)
    {
        Uri address = new(feed);
        string name = Core.Languages.FragmentText.Plain(found.Title) is { Length: > 0 } title ? title : pageTitle is { Length: > 0 } page ? page : address.Host;
        string home = found.HomeUrl is not null && Uri.TryCreate(address, found.HomeUrl, out Uri? link) && SourceForm.IsWebAddress(link.AbsoluteUri) ? link.AbsoluteUri : new Uri(address, "/").AbsoluteUri;
        string slug = SourceStore.SlugOf(name);

        // A name without Latin letters makes no slug; its host does.
        slug = slug == "source" ? SourceStore.SlugOf((Core.Articles.CanonicalUrl.Domain(home) ?? address.Host).Split('.')[0]) : slug;
        string? language = found.Articles.GroupBy(a => a.Article.Language).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key ?? found.Language;
        return new SourceForm { Name = Core.Languages.PlainText.Cut(name, 200), Slug = SourceStore.IsSlug(slug) ? slug : "", Home = home, Language = language ?? "" };
    }

    private async Task<IReadOnlyList<PreviewLine>> JudgeAsync(PreviewedFeed found, SourceForm form, string feed)
    {
        IReadOnlyDictionary<long, string> known = await query.KnownAsync([.. found.Articles.SelectMany(Keys)], Aborted).ConfigureAwait(false);
        IReadOnlyList<EditionRules> editions = await filters.ReadAsync(Aborted).ConfigureAwait(false);
        Source source = new() { Slug = form.Slug, Name = form.Name };
        IReadOnlyList<GroupChoice> groups = Fields!.Groups;
        SourceFacts facts = new(source, [], [.. form.Groups.Where(slug => groups.Any(g => g.Slug == slug))]);
        Core.Sources.Feed address = new() { Url = feed, Title = found.Title };
        return [.. found.Articles.Select(draft =>
        {
            FilterFacts said = FiltersInForce.FactsOf(draft.Article, facts, address, draft.Topics, () => draft.Text.Body.Text);
            return new PreviewLine(draft, Keys(draft).Select(key => known.GetValueOrDefault(key)).FirstOrDefault(name => name is not null), [.. editions.Select(edition => (edition, edition.Filter.Decide(said)))]);
        })];
    }

    private static IEnumerable<long> Keys(ArticleDraft draft) =>
        draft.Identity.LinkKey is long link ? [draft.Identity.Key, link] : [draft.Identity.Key];
}
