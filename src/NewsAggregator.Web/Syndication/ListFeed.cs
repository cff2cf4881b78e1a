using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>A list's articles as the value that the writers take.</summary>
internal static class ListFeed
{
    /// <summary>Readers give a picture the width of an article: a smaller one would be blown up.</summary>
    private const int LeastPictureWidth = 400;
    private const int LongestOpening = 300;

    public static SyndicationFeed Of(ReaderContext here, EditionContents contents, ListRequest request, string title, string format, FeedWish wish, ArticleListPage page)
    {
        Addresses at = here.At;
        IReadOnlyList<SyndicationItem> items = DistinctTimes.Of([.. page.Articles.Select(article => Item(here, contents, request.Edition, wish, article))], here.Now);
        return new SyndicationFeed
        {
            Id = SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(request.Edition, request.List, request.List.Source is string slug ? contents.Source(slug)?.Id : null)),
            Title = title,
            Description = DescriptionOf(here, request.List, title, page),
            PageUrl = at.Absolute(at.List(request.Edition, request.List)),
            SelfUrl = Feed(request.After),
            NextUrl = page.Next is null ? null : Feed(page.Next),
            CurrentUrl = request.After is null ? null : Feed(null),
            Language = here.Words.Language,
            IconUrl = null,
            Updated = items.Count == 0 ? here.Site.SeededAt : items.Max(item => item.Updated),
            Items = items,
        };

        string Feed(ListCursor? after) => at.Absolute(at.Feed(request.Edition, request.List, format, after, request.Count, wish.Query));
    }

    /// <summary>What the list is, and what of a search could not be read: a subscriber sees no page that would say it.</summary>
    private static string DescriptionOf(ReaderContext here, ArticleList list, string title, ArticleListPage page)
    {
        string what = here.Words.Say(list.MostRead ? "feed.description.byTime" : "feed.description", title);
        return SearchView.InWords(page.Problems, here.Words) is { } problems ? $"{what} {problems}" : what;
    }

    private static SyndicationItem Item(ReaderContext here, EditionContents contents, EditionView edition, FeedWish wish, ArticleLine article)
    {
        string page = here.At.Absolute(here.At.Article(article, edition));
        bool away = wish.LinksToOriginal && article.Url is not null;
        return new SyndicationItem
        {
            Id = SyndicationId.OfArticle(here.Site.SiteId, article.Id),
            Title = article.Title.Length > 0 ? article.Title : article.SourceName,
            Url = away ? article.Url! : page,
            OriginalUrl = away ? null : article.Url,
            Author = article.Author,
            SourceName = article.SourceName,
            Source = SourceOf(here, edition, article),
            Summary = wish.Content == FeedContent.Headline ? null : article.Summary ?? Opening(article.Html),
            Html = wish.Content == FeedContent.Full && article.Html is { Length: > 0 } html ? html : null,
            Language = article.Language,
            Published = article.PrintedAt,

            // A reader shows an updated item anew: "updated" moves only with a change worth telling, and with the time at which we saw it.
            Updated = article.CorrectedAt is DateTimeOffset corrected && corrected > article.PrintedAt ? corrected : article.PrintedAt,
            Categories = [.. article.Topics.Select(topic => contents.TopicName(topic, here.Words))],
            Enclosure = article.EnclosureUrl is null || wish.Content == FeedContent.Headline ? null : new SyndicationEnclosure(article.EnclosureUrl, article.EnclosureType!, article.EnclosureLength),
            Picture = wish.Content == FeedContent.Headline || article.IsDemo || article.ImageUrl is null || article.ImageWidth < LeastPictureWidth
                ? null : new SyndicationPicture(article.ImageUrl, article.ImageWidth, article.ImageHeight, article.ImageAlt),
        };
    }

    private static SyndicationSource SourceOf(ReaderContext here, EditionView edition, ArticleLine article)
    {
        ArticleList all = new() { Source = article.SourceSlug };
        return new SyndicationSource(
            SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(edition, all, article.SourceId)),
            article.SourceName,
            here.At.Absolute(here.At.List(edition, all)),
            here.At.Absolute(here.At.Feed(edition, all, "xml")));
    }

    private static string? Opening(string? html) =>
        html is { Length: > 0 } && PlainText.Fold(BodyReader.TextOf(html)) is { Length: > 0 } text ? PlainText.Cut(text, LongestOpening) : null;
}
