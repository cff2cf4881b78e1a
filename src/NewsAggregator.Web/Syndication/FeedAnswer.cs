using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>Answers a list's address with ".../feed.xml", ".atom" or ".json": always that format, whatever Accept says.</summary>
internal sealed class FeedAnswer(ReaderContext here, ArticleListQuery articles, StoryPageQuery stories, SyndicationAnswer answer)
{
    public async Task AnswerAsync(HttpContext context, string format)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        if (ListRequest.Read(context.Request, here.Editions) is not { IsUnaskedSearch: false } request)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        here.Edition = request.Edition;
        EditionContents contents = await here.ContentsAsync().ConfigureAwait(false);
        request = request with { List = contents.Current(request.List) with { ByRelevance = false } };
        string? title;
        if (request.List.Story is long story)
        {
            StoryPageAnswer found = await stories.FindAsync(request.Edition, story, context.RequestAborted).ConfigureAwait(false);
            if (found.MovedTo is long other)
            {
                context.Response.Redirect(here.At.Feed(request.Edition, request.List with { Story = other }, format), permanent: true);
                return;
            }

            if (found.IsGone)
            {
                context.Response.StatusCode = StatusCodes.Status410Gone;
                return;
            }

            title = found.Page is null ? null : $"{here.SiteAndEdition(request.Edition)} · {found.Page.Title}";
        }
        else
        {
            title = ListName.Of(request, contents, here)?.Full;
        }

        if (title is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        FeedWish wish = FeedWish.Read(context.Request.Query);
        ArticleListPage page = await ReadAsync(request, wish, context.RequestAborted).ConfigureAwait(false);

        // Feeds go by time, whatever the order of the page: what moves up or down is no news.
        page = request.List.MostRead ? page.ByTime() : page;
        await answer.FeedAsync(context, ListFeed.Of(here, contents, request, title, format, wish, page), format).ConfigureAwait(false);
    }

    private Task<ArticleListPage> ReadAsync(ListRequest request, FeedWish wish, CancellationToken cancellation)
    {
        // A description that the publisher did not write is the text's beginning.
        bool contents = wish.Content != FeedContent.Headline;
        return request.After is null && request.Count is null
            ? articles.FeedAsync(request.Edition, request.List, contents, cancellation)
            : articles.PageAsync(request.Edition, request.List, request.After, request.Count ?? ArticleListQuery.FeedLeast, contents, cancellation);
    }
}
