using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>What is offered for the list the reader came from: its feeds in each format, with the choices of what an item holds and where it leads.</summary>
public sealed class SubscribeModel(ReaderContext here, ArticleListQuery articles, StoryPageQuery stories) : ReaderPage(here)
{
    public static IReadOnlyList<string> ContentChoices { get; } = ["full", "summary", "headline"];
    public static IReadOnlyList<string> LinkChoices { get; } = ["here", "original"];
    public static IReadOnlyList<(string Name, string Format)> Formats { get; } = [("RSS 2.0", "xml"), ("Atom 1.0", "atom"), ("JSON Feed 1.1", "json")];

    public ArticleList List { get; private set; } = ArticleList.Front;

    /// <summary>The list's address below the site's root, without what the reader chose of it.</summary>
    public string Path { get; private set; } = "/";

    /// <summary>The list without the site.</summary>
    public string Name { get; private set; } = "";
    public string ListTitle { get; private set; } = "";
    public string Chosen { get; private set; } = "";
    public IReadOnlyList<SubscribeChoices> Lists { get; private set; } = [];

    /// <summary>A day, a story, a search: not among <see cref="Lists"/>.</summary>
    public bool IsOther => !Lists.Any(choices => choices.Lists.Any(list => list.Path == Path));
    public string Holds { get; private set; } = "full";
    public string LinkTo { get; private set; } = "here";

    /// <summary>What the form keeps of the address.</summary>
    public IReadOnlyList<(string Name, string Value)> Kept { get; private set; } = [];

    /// <summary>The newest article, as the sample of an item; null: the list is empty.</summary>
    public ArticleLine? Sample { get; private set; }

    /// <summary>What is asked beyond the list, as a query; null: nothing.</summary>
    public string? More { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "for")] string? of, string? content, string? link)
    {
        if (ListRequest.ReadAt(of ?? "/", Request.Query, Here.Editions) is not { } request)
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Here.Edition = request.Edition;
        EditionContents contents = await Here.ContentsAsync().ConfigureAwait(false);
        request = request with { List = contents.Current(request.List) with { ByRelevance = false, Search = request.IsUnaskedSearch ? null : request.List.Search } };
        List = request.List;
        if (!await NameAsync(request, contents).ConfigureAwait(false))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Path = Addresses.PathOf(Here.Edition, List);
        Lists = SubscribeChoices.Of(Here, contents);
        Holds = ContentChoices.Contains(content) ? content! : "full";
        LinkTo = LinkChoices.Contains(link) ? link! : "here";
        string[] more = [.. Holds == "full" ? [] : new[] { "content=" + Holds }, .. LinkTo == "here" ? [] : new[] { "link=" + LinkTo }];
        More = more.Length == 0 ? null : string.Join('&', more);
        Kept = [.. new[] { "q", "source", "group", "topic", "lang", "in" }.Select(name => (name, Request.Query[name].ToString())).Where(pair => pair.Item2.Length > 0)];
        Sample = (await articles.PageAsync(Here.Edition, List, null, 1, false, Aborted).ConfigureAwait(false)).Articles is [ArticleLine newest, ..] ? newest : null;
        Feeds = List;
        FeedsTitle = ListTitle;
        Title = Here.Words["subscribe.title"];
        Place = "subscribe";
        IsReading = true;
        KeepFromRobots = of is not null;
        return Page();
    }

    private async Task<bool> NameAsync(ListRequest request, EditionContents contents)
    {
        if (List.Story is long story)
        {
            StoryPageAnswer found = await stories.FindAsync(Here.Edition, story, Aborted).ConfigureAwait(false);
            Name = found.Page?.Title ?? "";
            ListTitle = $"{Here.SiteAndEdition(Here.Edition)} · {Name}";
            return found.Page is not null;
        }

        ListName? name = ListName.Of(request, contents, Here);
        Name = name?.Title ?? "";
        ListTitle = name?.Full ?? "";
        Chosen = name?.Chosen ?? "";
        return name is not null;
    }
}

/// <summary>Lists of one kind to choose from, each by its address below the site's root.</summary>
public sealed record SubscribeChoices(string Label, IReadOnlyList<(string Name, string Path)> Lists)
{
    public static IReadOnlyList<SubscribeChoices> Of(ReaderContext here, EditionContents contents)
    {
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(contents);
        EditionView edition = here.Edition;
        SubscribeChoices[] all =
        [
            new(here.Words["subscribe.of.editions"], [.. here.Editions.Select(e => (here.EditionName(e), Addresses.PathOf(e, ArticleList.Front)))]),
            new(here.Words["nav.topics"], [.. contents.Topics.Select(t => (EditionContents.Name(t, here.Words), Addresses.PathOf(edition, new ArticleList { Topic = t.Slug })))]),
            new(here.Words["subscribe.of.groups"], [.. contents.Groups.Select(g => (EditionContents.Name(g, here.Words), Addresses.PathOf(edition, new ArticleList { Group = g.Slug })))]),
            new(here.Words["subscribe.of.sources"], [.. contents.Sources.Select(s => (s.Name, Addresses.PathOf(edition, new ArticleList { Source = s.Slug })))]),
        ];
        return [.. all.Where(choices => choices.Lists.Count > 0)];
    }
}
