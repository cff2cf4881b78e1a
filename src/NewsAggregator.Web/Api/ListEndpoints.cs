using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Api;

/// <summary>Lists of articles, from the query behind their pages and feeds; and which lists there are.</summary>
internal sealed class ListEndpoints(ReaderContext here, ApiReading reading, ApiShape shape, ArticleListQuery articles, StoryPageQuery stories, LeadsQuery leads)
{
    private const int MostLeads = 5;

    public async Task<IResult> ArticlesAsync(HttpContext context)
    {
        if (await reading.ReadAsync(context).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        ListRequest request = reading.Request;
        if (request.IsUnaskedSearch)
        {
            IReadOnlyList<FilterProblem> unread = request.List.Search is string search ? SearchQuery.Parse(search).Problems : [];
            return ApiProblem.Bad(unread.Count == 0
                ? "A search needs words: q=… ."
                : $"Nothing of q could be searched for: {string.Join("; ", unread.Take(SearchView.MostProblems).Select(problem => problem.Message))}.");
        }

        if (await TitleAsync(context).ConfigureAwait(false) is not string title)
        {
            return ApiProblem.NotFound(Unknown(request.List));
        }

        ArticleListPage page = await articles.PageAsync(request.Edition, request.List, request.After, request.Count ?? ListRequest.PageCount, false, context.RequestAborted).ConfigureAwait(false);
        string? next = page.Next is { } cursor ? here.At.Absolute(here.At.Data(request.Edition, request.List, cursor, request.Count)) : null;
        return new ApiAnswer(
            new ArticlesValue(title, request.Edition.Slug, here.At.Absolute(here.At.List(request.Edition, request.List)), [.. page.Articles.Select(line => shape.Line(line, request.Edition))], next,
                [.. page.Problems.Select(problem => SearchView.Say(problem, here.Words))]),
            next);
    }

    public async Task<IResult> LeadsAsync(HttpContext context) => await reading.ReadAsync(context).ConfigureAwait(false)
        ?? new ApiAnswer(new LeadsValue(
            here.Edition.Slug, [.. (await leads.ReadAsync(here.Edition, MostLeads, context.RequestAborted).ConfigureAwait(false)).Select(lead => shape.Lead(lead, here.Edition))]));

    public async Task<IResult> EditionsAsync(HttpContext context)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        return new ApiAnswer(new EditionsValue([.. here.Editions.Select(edition => new EditionValue(
            edition.Slug, here.EditionName(edition), edition.IsDefault, Page(edition, ArticleList.Front), Data(edition, ArticleList.Front)))]));
    }

    public async Task<IResult> SourcesAsync(HttpContext context) => await reading.ReadAsync(context).ConfigureAwait(false)
        ?? new ApiAnswer(new SourcesValue(here.Edition.Slug, [.. reading.Contents.Sources.Select(source => new SourceValue(
            source.Slug, source.Name, source.HomeUrl, source.Language, source.Groups, source.Articles,
            Page(here.Edition, new ArticleList { Source = source.Slug }), Data(here.Edition, new ArticleList { Source = source.Slug })))]));

    public async Task<IResult> GroupsAsync(HttpContext context) => await reading.ReadAsync(context).ConfigureAwait(false)
        ?? new ApiAnswer(new NamedListsValue(here.Edition.Slug, [.. reading.Contents.Groups.Select(group => new NamedListValue(
            group.Slug, EditionContents.Name(group, here.Words), group.Sources,
            Page(here.Edition, new ArticleList { Group = group.Slug }), Data(here.Edition, new ArticleList { Group = group.Slug })))]));

    public async Task<IResult> TopicsAsync(HttpContext context) => await reading.ReadAsync(context).ConfigureAwait(false)
        ?? new ApiAnswer(new NamedListsValue(here.Edition.Slug, [.. reading.Contents.Topics.Select(topic => new NamedListValue(
            topic.Slug, EditionContents.Name(topic, here.Words), topic.Articles,
            Page(here.Edition, new ArticleList { Topic = topic.Slug }), Data(here.Edition, new ArticleList { Topic = topic.Slug })))]));

    private async Task<string?> TitleAsync(HttpContext context) => reading.Request.List.Story is long story
        ? (await stories.FindAsync(reading.Request.Edition, story, context.RequestAborted).ConfigureAwait(false)).Page is { } page ? $"{here.SiteAndEdition(reading.Request.Edition)} · {page.Title}" : null
        : ListName.Of(reading.Request, reading.Contents, here)?.Full;

    private static string Unknown(ArticleList list) => list switch
    {
        { Source: string source } => $"There is no source \"{source}\". {Addresses.ApiRoot}/sources lists them.",
        { Group: string group } => $"There is no group \"{group}\". {Addresses.ApiRoot}/groups lists them.",
        { Topic: string topic } => $"There is no topic \"{topic}\". {Addresses.ApiRoot}/topics lists them.",
        _ => "There is no such story here: its number is unknown, it became part of another one, or this edition shows none of its articles.",
    };

    private string Page(EditionView edition, ArticleList list) => here.At.Absolute(here.At.List(edition, list));

    private string Data(EditionView edition, ArticleList list) => here.At.Absolute(here.At.Data(edition, list));
}
