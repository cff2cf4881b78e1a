using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>A story's events, each dated by when we learned of it: a subscriber hears of what is new in the story, whenever it happened.</summary>
internal sealed class TimelineFeedAnswer(ReaderContext here, StoryPageQuery stories, SyndicationAnswer answer)
{
    private const int LongestTitle = 160;

    public async Task AnswerAsync(HttpContext context, string format)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        if (ListRequest.Read(context.Request, here.Editions) is not { List.Story: long story } request)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        here.Edition = request.Edition;
        StoryPageAnswer found = await stories.FindAsync(request.Edition, story, context.RequestAborted).ConfigureAwait(false);
        if (found.MovedTo is long other)
        {
            context.Response.Redirect(here.At.Timeline(request.Edition, other, format), permanent: true);
            return;
        }

        if (found.Page is not { } page)
        {
            context.Response.StatusCode = found.IsGone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
            return;
        }

        await answer.FeedAsync(context, Feed(page, FeedWish.Read(context.Request.Query), format), format).ConfigureAwait(false);
    }

    private SyndicationFeed Feed(StoryPage page, FeedWish wish, string format)
    {
        IReadOnlyList<SyndicationItem> items = DistinctTimes.Of(
            [.. page.Timeline.Where(told => told.Id != 0).OrderByDescending(told => told.LearnedAt).ThenByDescending(told => told.Start).ThenByDescending(told => told.Id)
                .Take(ArticleListQuery.FeedMost).Select(told => Item(page, told, wish))],
            here.Now);
        string title = here.Words.Say("feed.timeline", $"{here.SiteAndEdition(here.Edition)} · {page.Title}");
        return new SyndicationFeed
        {
            Id = SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(here.Edition, new ArticleList { Story = page.Id }) + "/timeline"),
            Title = title,
            Description = here.Words["feed.timeline.description"],
            PageUrl = here.At.Absolute(here.At.Story(here.Edition, page.Id, page.Title)),
            SelfUrl = here.At.Absolute(here.At.Timeline(here.Edition, page.Id, format, wish.Query)),
            Language = here.Words.Language,
            Updated = items.Count == 0 ? here.Site.SeededAt : items.Max(item => item.Updated),
            Items = items,
        };
    }

    private SyndicationItem Item(StoryPage page, EventLine told, FeedWish wish)
    {
        ArticleLine? article = page.Articles.FirstOrDefault(line => line.Id == told.ArticleId);
        string text = told.Text ?? page.Title;
        return new SyndicationItem
        {
            Id = SyndicationId.OfEvent(here.Site.SiteId, told.Id),
            Title = PlainText.Cut(here.Words.Say("feed.event", here.Words.Chip(told.Start, told.End, told.Precision), text), LongestTitle),
            Url = wish.LinksToOriginal && article?.Url is string original ? original
                : here.At.Absolute(here.At.Article(told.ArticleId, article?.Title ?? "", here.Edition, null, told.Anchor)),
            SourceName = told.SourceName,
            Summary = wish.Content == FeedContent.Headline ? null : text,
            Html = wish.Content == FeedContent.Full ? $"<blockquote><p>{System.Net.WebUtility.HtmlEncode(text)}</p></blockquote>" : null,
            Language = told.Language,
            Published = told.LearnedAt,
            Updated = told.LearnedAt,
        };
    }
}
