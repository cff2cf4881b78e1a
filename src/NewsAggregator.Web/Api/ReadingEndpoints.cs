using System.Globalization;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Api;

/// <summary>One article, one story, and their timelines, behind the gate that their pages stand behind.</summary>
internal sealed class ReadingEndpoints(ReaderContext here, ApiReading reading, ApiShape shape, ArticlePageQuery articles, StoryPageQuery stories)
{
    public Task<IResult> ArticleAsync(HttpContext context, long id) => OfArticleAsync(context, id, (page, edition) => new ApiAnswer(shape.Whole(page, edition)));

    public Task<IResult> ArticleTimelineAsync(HttpContext context, long id) => OfArticleAsync(context, id, (page, edition) => new ApiAnswer(
        new TimelineValue(page.Line.Title, here.At.Absolute(here.At.Article(page.Line, edition)), [.. page.Timeline.Select(shape.Event)])));

    public Task<IResult> StoryAsync(HttpContext context, long story) => OfStoryAsync(context, story, (page, edition) => new ApiAnswer(shape.Story(page, edition)));

    public Task<IResult> StoryTimelineAsync(HttpContext context, long story) => OfStoryAsync(context, story, (page, edition) => new ApiAnswer(
        new TimelineValue(page.Title, here.At.Absolute(here.At.Story(edition, page.Id, page.Title)), [.. page.Timeline.Select(shape.Event)])));

    private async Task<IResult> OfArticleAsync(HttpContext context, long id, Func<ArticlePage, EditionView, IResult> answer)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        string? edition = context.Request.Query["edition"].ToString() is { Length: > 0 } slug ? slug : null;
        int? revision = int.TryParse(context.Request.Query["rev"], CultureInfo.InvariantCulture, out int number) ? number : null;
        ArticlePageAnswer found = await articles.FindAsync(id, edition, revision, context.RequestAborted).ConfigureAwait(false);
        return found.Access switch
        {
            ArticleAccess.Found => answer(found.Page!, found.Edition!),
            ArticleAccess.NoRevision => ApiProblem.NotFound($"Article {id} has no version {revision}; without \"rev\" you get the newest.", found.OriginalUrl),
            ArticleAccess.Withdrawn => ApiProblem.Gone("This article was taken off the site. Please forget what you have of it.", found.OriginalUrl),
            ArticleAccess.Hidden => ApiProblem.NotFound("This article is not shown by this site's filter. Its publisher's page is in \"original\".", found.OriginalUrl),
            _ => ApiProblem.NotFound($"There is no article {id}."),
        };
    }

    private async Task<IResult> OfStoryAsync(HttpContext context, long story, Func<StoryPage, EditionView, IResult> answer)
    {
        if (await reading.ReadAsync(context).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        StoryPageAnswer found = await stories.FindAsync(here.Edition, story, context.RequestAborted).ConfigureAwait(false);
        return found switch
        {
            { Page: { } page } => answer(page, here.Edition),
            { MovedTo: long other } => Results.Redirect(
                shape.Address(context.Request.Path.Value![(context.Request.Path.Value!.IndexOf("/api/v1", StringComparison.OrdinalIgnoreCase) + Addresses.ApiRoot.Length)..]
                    .Replace($"/stories/{story}", $"/stories/{other}", StringComparison.OrdinalIgnoreCase)), permanent: true),
            { IsGone: true } => ApiProblem.Gone("All articles of this story were taken off the site. Please forget what you have of it.", null),
            _ => ApiProblem.NotFound($"There is no story {story} here: its number is unknown, or this edition shows none of its articles."),
        };
    }
}
