using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>Answers a list's address with ".../feed.xml", ".atom" or ".json": always that format, whatever Accept says.</summary>
internal sealed class FeedAnswer(ReaderContext here, ArticleListQuery articles, StoryPageQuery stories, Validators validators)
{
    public async Task AnswerAsync(HttpContext context, string format)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        if (ListRequest.Read(context.Request, here.Editions) is not { } request)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        here.Edition = request.Edition;
        EditionContents contents = await here.ContentsAsync().ConfigureAwait(false);
        request = request with { List = contents.Current(request.List) };
        string? title = await TitleAsync(context, request, contents).ConfigureAwait(false);
        if (title is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        FeedWish wish = FeedWish.Read(context.Request.Query);
        (IReadOnlyList<ArticleLine> lines, ListCursor? next) = await ReadAsync(request, wish, context.RequestAborted).ConfigureAwait(false);
        SyndicationFeed feed = ListFeed.Of(here, contents, request, title, format, wish, lines, next);
        (byte[] bytes, string type) = format switch
        {
            "atom" => (AtomWriter.Write(feed), AtomWriter.MediaType),
            "json" => (JsonFeedWriter.Write(feed), JsonFeedWriter.MediaType),
            _ => (RssWriter.Write(feed), RssWriter.MediaType),
        };
        await SendAsync(context, bytes, type).ConfigureAwait(false);
    }

    public async Task SendAsync(HttpContext context, byte[] bytes, string mediaType)
    {
        context.Response.Headers.CacheControl = "public, max-age=60";
        if (validators.Same(context, bytes))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = mediaType + "; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = bytes.Length;
            return;
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<string?> TitleAsync(HttpContext context, ListRequest request, EditionContents contents)
    {
        if (request.List.Story is not long story)
        {
            return ListName.Of(request, contents, here)?.Full;
        }

        StoryPageAnswer answer = await stories.FindAsync(request.Edition, story, context.RequestAborted).ConfigureAwait(false);
        return answer.Page is null ? null : $"{here.Site.Name} · {answer.Page.Title}";
    }

    private async Task<(IReadOnlyList<ArticleLine> Lines, ListCursor? Next)> ReadAsync(ListRequest request, FeedWish wish, CancellationToken cancellation)
    {
        bool contents = wish.Content == FeedContent.Full;
        if (request.After is null && request.Count is null)
        {
            IReadOnlyList<ArticleLine> lines = await articles.FeedAsync(request.Edition, request.List, contents, cancellation).ConfigureAwait(false);
            return (lines, lines.Count >= ArticleListQuery.FeedLeast ? lines[^1].Cursor : null);
        }

        ArticleListPage page = await articles.PageAsync(
            request.Edition, request.List, request.After, request.Count ?? ArticleListQuery.FeedLeast, contents, cancellation).ConfigureAwait(false);
        return (page.Articles, page.Next);
    }
}
