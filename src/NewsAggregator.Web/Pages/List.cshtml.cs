using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pictures;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>Every list of articles: the front page, an edition, a source, a group, a topic, a day, a search.</summary>
public sealed class ListModel(ReaderContext here, ArticleListQuery articles, LeadsQuery leads, PagePictures pictures, SearchWaysOut waysOut) : ReaderPage(here)
{
    private const int MostLeads = 5;
    private const int MostRailTopics = 12;

    public ListRequest Asked { get; private set; } = null!;
    public EditionContents Contents { get; private set; } = null!;
    public IReadOnlyList<LeadStory> Leads { get; private set; } = [];
    public IReadOnlyList<FoldedLine> Lines { get; private set; } = [];
    public IReadOnlyList<TopicLine> RailTopics { get; private set; } = [];
    public ListCursor? Next { get; private set; }
    public string? NotShownInWords { get; private set; }
    public string? Heading { get; private set; }
    public string? HeadingLanguage { get; private set; }
    public SourceLine? Source { get; private set; }
    public string ChosenInWords { get; private set; } = "";
    public bool IsSearch { get; private set; }

    /// <summary>What the page of a search says beside its articles; null on other lists.</summary>
    public SearchView? Search { get; private set; }

    /// <summary>A search for nothing is no list: there is nothing to subscribe to.</summary>
    public bool HasFeeds => !Asked.IsUnaskedSearch;

    /// <summary>An edition's front page, whatever the reader chose of it.</summary>
    public bool IsFront { get; private set; }
    public bool IsFirstPage => Asked.After is null;

    /// <summary>Words for a list without articles; a search has its own.</summary>
    public string EmptyKey =>
        !IsFirstPage ? "empty.older"
        : !Here.Site.IsSetUp ? "empty.setup"
        : IsFront && Asked.List.Picker.IsEverything ? "empty.front"
        : Asked.List.MostRead ? "empty.mostRead"
        : Source?.State == SourceState.Paused ? "empty.paused"
        : "empty.list";

    public async Task<IActionResult> OnGetAsync()
    {
        if (ListRequest.Read(Request, Here.Editions) is not { } asked)
        {
            return NotFound();
        }

        Asked = asked;
        Here.Edition = asked.Edition;
        if (ListRequest.IsFromPicker(Request.Query))
        {
            return LocalRedirect(Here.At.List(asked.Edition, asked.List, null, asked.Count, asked.FoldStories));
        }

        Contents = await Here.ContentsAsync().ConfigureAwait(false);
        if (Contents.Current(asked.List) is { } current && !ReferenceEquals(current, asked.List))
        {
            return LocalRedirectPermanent(Here.At.List(asked.Edition, current, asked.After, asked.Count, asked.FoldStories));
        }

        IsSearch = Request.Path.Value?.EndsWith("/search", StringComparison.OrdinalIgnoreCase) == true;
        ListName? name = ListName.Of(asked, Contents, Here);
        if (name is null)
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        bool plain = !IsSearch && asked.List == ArticleList.Front with { Picker = asked.List.Picker };
        IsFront = plain;
        Choosing = plain ? asked.List.Picker : null;
        Heading = plain ? null : name.Title;
        HeadingLanguage = name.Language;
        Source = asked.List.Source is string slug ? Contents.Source(slug) : null;
        Title = plain ? Here.Site.Name : IsSearch && asked.List.Search is null ? Here.Words["search.title"] : name.Title;
        Heading = IsSearch && asked.List.Search is null ? Title : Heading;
        Feeds = HasFeeds ? asked.List : null;
        FeedsTitle = HasFeeds ? name.Full : Here.SiteAndEdition(asked.Edition);
        Place = plain ? "front" : asked.List.Topic is not null ? "topics" : asked.List.Source is not null || asked.List.Group is not null ? "sources" : "";
        KeepFromRobots = IsSearch || !asked.List.Picker.IsEverything || asked.After is not null;
        ChosenInWords = name.Chosen;
        RailTopics = [.. Contents.Topics.Where(t => t.Articles > 0).OrderByDescending(t => t.Articles).Take(MostRailTopics)];
        if (!IsSearch || asked.List.Search is not null)
        {
            await ReadAsync(plain).ConfigureAwait(false);
        }

        HasOwnSearch = IsSearch;
        Search ??= IsSearch ? SearchView.Blank : null;
        Search = Asked.IsUnaskedSearch ? Search?.WithExamples(Contents, Here.Today) : Search;
        return Page();
    }

    private async Task ReadAsync(bool plain)
    {
        ArticleListPage page = await articles.PageAsync(Asked.Edition, Asked.List, Asked.After, Asked.Count ?? ListRequest.PageCount, false, Aborted).ConfigureAwait(false);
        Lines = FoldedLine.Fold(page.Articles, Asked.FoldStories);
        Next = page.Next;
        if (IsSearch)
        {
            Search = new SearchView(
                Request.Query["q"].ToString().Trim(), page.Problems, page.IsCutShort, Asked.IsUnaskedSearch,
                page.Articles.Count == 0 && IsFirstPage && !Asked.IsUnaskedSearch ? await waysOut.FindAsync(Asked.Edition, Asked.List, Aborted).ConfigureAwait(false) : []);
        }

        NotShownInWords = NotShown(page);
        if (plain && IsFirstPage && Asked.List.Picker.IsEverything)
        {
            Leads = await leads.ReadAsync(Asked.Edition, MostLeads, Aborted).ConfigureAwait(false);
        }

        await pictures.LoadAsync(page.Articles.Concat(Leads.Select(lead => lead.Lead)).Select(line => (line.Id, line.ImageUrl)), Aborted).ConfigureAwait(false);
    }

    private string? NotShown(ArticleListPage page)
    {
        if (page.NotShown == 0)
        {
            return null;
        }

        Words words = Here.Words;
        string count = page.NotShown > 999 ? "999+" : words.Number(page.NotShown);
        string what = words.Say(page.NotShown == 1 ? "notShown.articles.one" : "notShown.articles.other", count);
        return words.Say("notShown", what, words.Count("notShown.sources", page.NotShownSources), Asked.Edition.VersionNumber);
    }
}
