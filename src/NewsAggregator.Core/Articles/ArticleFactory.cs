using AngleSharp.Dom;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Core.Articles;

/// <summary>What the factory must know of the visit besides the item itself.</summary>
/// <param name="FeedLanguage">As the document declares it.</param>
/// <param name="Now">The visit's instant, UTC: first sight of what is new.</param>
/// <param name="IsBackFill">The feed's first visit: articles stand where they were published, not where we saw them.</param>
public sealed record VisitContext(Source Source, Feed Feed, string? FeedLanguage, DateTimeOffset Now, bool IsBackFill, TopicVocabulary Topics);

/// <summary>Turns items of a feed into articles. Pure; what the publisher wrote cannot make it throw.</summary>
public static class ArticleFactory
{
    private const int MostTitle = 1000;
    private const int MostSummary = 1000;
    private const int MostAuthor = 300;
    private static readonly TimeSpan LateArrival = TimeSpan.FromHours(48);

    /// <param name="place">Index of the item in its document, from 0: undated items keep this order.</param>
    public static ArticleDraft Make(ParsedItem item, ArticleIdentity identity, int place, VisitContext context)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(context);
        Uri? feedAddress = Uri.TryCreate(context.Feed.Url, UriKind.Absolute, out Uri? parsed) ? parsed : null;
        string? url = CanonicalUrl.Of(item.OriginalLink ?? item.Link, feedAddress);
        Uri? baseAddress = url is null ? feedAddress : new Uri(url);
        DateTimeOffset? published = DateDoubts.Believed(item.Published ?? item.Created ?? item.Updated, context.Now);
        string summary = DescriptionEnd.Trim(FragmentText.Plain(item.Summary ?? item.Subtitle));
        string html = Fullest(item);

        SanitizedContent clean = ContentSanitizer.Sanitize(html, baseAddress);
        string title = TitleOf(item, summary, clean.Body);
        ArticleText text = ArticleText.Read(
            title, clean.Html, item.Language ?? context.FeedLanguage ?? context.Source.Language, published ?? context.Now, ZoneOf(context.Source, published ?? context.Now), TextOrigin.Feed, context.Now);
        Article article = new()
        {
            SourceId = context.Source.Id,
            FeedId = context.Feed.Id,
            Guid = identity.Guid,
            Url = url,
            Domain = CanonicalUrl.Domain(url),
            Title = title,
            Author = AuthorOf(item),
            Summary = summary.Length == 0 ? null : PlainText.Cut(summary, MostSummary),
            Language = text.Language,
            PublishedAt = published,
            UpdatedAt = DateDoubts.Believed(item.Updated, context.Now),
            FirstSeenAt = context.Now,
            SortTime = SortTimeOf(published, place, context),
            ItemHash = identity.Hash,
            Revision = 1,
            Words = text.Words,
        };
        LeadPicture.Choose(article, item, clean.Body, baseAddress);
        Enclosures.Choose(article, item);
        article.PageState = url is not null && PageWish.IsWanted(context.Source.TextMode, item, text.Body.Text, summary) ? PageState.Wanted : PageState.NotWanted;
        IReadOnlyList<string> topics = [.. context.Source.Topics.Concat(context.Topics.Match(item.Categories)).Distinct(StringComparer.Ordinal)];
        return new ArticleDraft(article, identity, text, topics, item.Categories);
    }

    /// <summary>Offset of the source's zone at that time; zero where none is set or learned.</summary>
    public static TimeSpan ZoneOf(Source source, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(source);
        return SourceZone.Of(source)?.GetUtcOffset(at) ?? TimeSpan.Zero;
    }

    private static string Fullest(ParsedItem item)
    {
        string content = item.Content ?? "";
        string summary = item.Summary ?? "";
        return content.Length >= summary.Length ? content : summary;
    }

    private static string TitleOf(ParsedItem item, string summary, IElement body)
    {
        string title = FragmentText.Plain(item.Title);
        if (title.Length == 0)
        {
            // Items of microblogs have no title: their first words stand for one.
            string words = summary.Length > 0 ? summary : PlainText.Fold(body.TextContent);
            title = words.Length > 0 ? PlainText.Cut(words, 90) : item.Link ?? "—";
        }

        return PlainText.Cut(title, MostTitle);
    }

    private static string? AuthorOf(ParsedItem item)
    {
        string[] names = [.. item.Authors
            .Select(author => FragmentText.Plain(author.Name ?? author.Email))
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        return names.Length == 0 ? null : PlainText.Cut(string.Join(", ", names), MostAuthor);
    }

    private static DateTimeOffset SortTimeOf(DateTimeOffset? published, int place, VisitContext context)
    {
        if (published is DateTimeOffset time)
        {
            return context.IsBackFill || context.Now - time > LateArrival ? time : context.Now;
        }

        return context.IsBackFill ? context.Now - TimeSpan.FromDays(1) - TimeSpan.FromSeconds(place) : context.Now;
    }
}
