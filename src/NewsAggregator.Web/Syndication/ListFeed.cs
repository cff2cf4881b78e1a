using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>A list's articles as the value that the writers take.</summary>
internal static class ListFeed
{
    /// <param name="next">Where older articles go on; null at the end.</param>
    public static SyndicationFeed Of(
        ReaderContext here, EditionContents contents, ListRequest request, string title, string format, FeedWish wish, IReadOnlyList<ArticleLine> articles, ListCursor? next)
    {
        Addresses at = here.At;
        IReadOnlyList<DateTimeOffset> times = DistinctTimes.Of([.. articles.Select(a => a.PrintedAt)], here.Now);
        SyndicationItem[] items = [.. articles.Select((article, place) => Item(here, contents, request.Edition, wish, article, times[place]))];
        return new SyndicationFeed
        {
            Id = SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(request.Edition, request.List)),
            Title = title,
            Description = here.Words.Say("feed.description", title),
            PageUrl = at.Absolute(at.List(request.Edition, request.List)),
            SelfUrl = Feed(request.After),
            NextUrl = next is null ? null : Feed(next),
            CurrentUrl = request.After is null ? null : Feed(null),
            Language = here.Words.Language,
            IconUrl = null,
            Updated = items.Length == 0 ? here.Site.SeededAt : items.Max(item => item.Updated),
            Items = items,
        };

        string Feed(ListCursor? after) => at.Absolute(at.Feed(request.Edition, request.List, format, after, wish.Query));
    }

    private static SyndicationItem Item(ReaderContext here, EditionContents contents, EditionView edition, FeedWish wish, ArticleLine article, DateTimeOffset published)
    {
        string page = here.At.Absolute(here.At.Article(article, edition));
        bool away = wish.LinksToOriginal && article.Url is not null;
        bool moved = article.Revision > 1 && article.UpdatedAt is DateTimeOffset updated && updated > published && updated <= here.Now;
        return new SyndicationItem
        {
            Id = SyndicationId.OfArticle(here.Site.SiteId, article.Id),
            Title = article.Title.Length > 0 ? article.Title : article.SourceName,
            Url = away ? article.Url! : page,
            OriginalUrl = away ? null : article.Url,
            Author = article.Author,
            SourceName = article.SourceName,
            SourceUrl = here.At.Absolute(here.At.Source(edition, article.SourceSlug)),
            Summary = wish.Content == FeedContent.Headline ? null : article.Summary,
            Html = wish.Content == FeedContent.Full && article.Html is { Length: > 0 } html ? html : null,
            Language = article.Language,
            Published = published,
            Updated = moved ? article.UpdatedAt!.Value : published,
            Categories = [.. article.Topics.Select(topic => contents.TopicName(topic, here.Words))],
            Picture = wish.Content == FeedContent.Headline || article.IsDemo || article.ImageUrl is null
                ? null : new SyndicationPicture(article.ImageUrl, article.ImageWidth, article.ImageHeight, article.ImageAlt),
        };
    }
}
