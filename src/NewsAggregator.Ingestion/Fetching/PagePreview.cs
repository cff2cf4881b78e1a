using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>A feed as its articles would look here.</summary>
/// <param name="Failure">Why it could not be read, in words; null when it was.</param>
/// <param name="Articles">The newest first; made by the production steps and not stored.</param>
public sealed record PreviewedFeed(FeedFailure Kind, string? Failure, string? Title, string? HomeUrl, string? Language, IReadOnlyList<ArticleDraft> Articles);

/// <summary>One article read by the settings as they are, and as they would be.</summary>
/// <param name="Failure">Why its page could not be fetched, in words; null when it was, or where neither reading wants it.</param>
/// <param name="Selector">What the new selector comes to on this page.</param>
public sealed record PreviewedPage(string Title, string? Url, string? Failure, SelectorState Selector, PreviewedText Before, PreviewedText After);

/// <param name="Blocks">Paragraphs, headings, list items and captions, in order.</param>
/// <param name="Doubt">Why the page's text was not taken, in words; the feed's stands then.</param>
public sealed record PreviewedText(TextOrigin Origin, int Words, IReadOnlyList<string> Blocks, string? Doubt);

/// <summary>What a source's articles will look like, before anything is saved. Nothing is stored.</summary>
public sealed class PagePreview(FeedFetcher feeds, PageFetcher pages, TopicsQuery topics, TimeProvider clock)
{

    /// <param name="source">As it would be saved.</param>
    public async Task<PreviewedFeed> FeedAsync(Uri address, Source source, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        FetchResult fetched = await feeds.GetAsync(address, null, null, cancellation).ConfigureAwait(false);
        if (!fetched.IsOk)
        {
            return Failed(fetched.Failure, fetched.FailureText ?? fetched.Failure.ToString());
        }

        ParsedFeed document = FeedParser.Parse(fetched.Bytes, fetched.FinalAddress, fetched.ContentType, FeedReading.Of(source));
        if (!document.Ok)
        {
            return Failed(FeedFailure.NotAFeed, document.Error ?? "not a feed");
        }

        TopicVocabulary vocabulary = await topics.ReadAsync(cancellation).ConfigureAwait(false);
        return new PreviewedFeed(FeedFailure.None, null, document.Title, document.Link, document.Language, Drafts(document, address, source, vocabulary, most));
    }

    /// <summary>Reads the feed's newest articles twice: as the source is read, and as it would be.</summary>
    /// <param name="learned">Fingerprints of the source's learned boilerplate.</param>
    public async Task<(PreviewedFeed Feed, IReadOnlyList<PreviewedPage> Pages)> PagesAsync(
        Uri address, Source before, Source after, IReadOnlySet<long> learned, int most, CancellationToken cancellation)
    {
        PreviewedFeed old = await FeedAsync(address, before, most, cancellation).ConfigureAwait(false);
        if (old.Failure is not null)
        {
            return (old, []);
        }

        // The same document under the other settings: only what is wanted of the page differs.
        PreviewedPage[] shown = await Task.WhenAll(old.Articles.Select(draft => PageAsync(draft, address, before, after, learned, cancellation))).ConfigureAwait(false);
        return (old, shown);
    }

    private async Task<PreviewedPage> PageAsync(ArticleDraft draft, Uri feed, Source before, Source after, IReadOnlySet<long> learned, CancellationToken cancellation)
    {
        Article article = draft.Article;
        bool wantedBefore = Wants(before, draft);
        bool wantedAfter = Wants(after, draft);
        if (article.Url is null || (!wantedBefore && !wantedAfter))
        {
            return new PreviewedPage(article.Title, article.Url, null, SelectorState.None, OfFeed(draft, null), OfFeed(draft, null));
        }

        FetchedPage page = await pages.GetAsync(new Uri(article.Url), feed, null, null, cancellation).ConfigureAwait(false);
        return new PreviewedPage(
            article.Title,
            article.Url,
            page.Html is null ? page.Result.FailureText : null,
            page.Html is null ? SelectorState.None : SelectorCheck.On(page.Html, after.TextSelector),
            Read(draft, page, before, wantedBefore, learned),
            Read(draft, page, after, wantedAfter, learned));
    }

    // What PageWish said of the item while the draft was made under "auto" stands in its state.
    private static bool Wants(Source source, ArticleDraft draft) => source.TextMode switch
    {
        TextMode.Feed => false,
        TextMode.Page => true,
        _ => draft.Article.PageState == PageState.Wanted,
    };

    private PreviewedText Read(ArticleDraft draft, FetchedPage page, Source source, bool wanted, IReadOnlySet<long> learned)
    {
        if (!wanted || page.Html is null)
        {
            return OfFeed(draft, null);
        }

        PageTask task = new(draft.Article, new SourceFacts(source, [], []), null, draft.Topics, learned);
        PageOutcome outcome = PageReader.Read(task, page, clock.GetUtcNow(), new TopicVocabulary([]));
        return outcome.Text is ArticleText text
            ? new PreviewedText(TextOrigin.Page, text.Words, BodyReader.BlocksOf(text.Body.Html), null)
            : OfFeed(draft, outcome.Failure);
    }

    private static PreviewedText OfFeed(ArticleDraft draft, string? doubt) => new(TextOrigin.Feed, draft.Text.Words, BodyReader.BlocksOf(draft.Text.Body.Html), doubt);

    private List<ArticleDraft> Drafts(ParsedFeed document, Uri address, Source source, TopicVocabulary vocabulary, int most)
    {
        Feed feed = new() { Url = address.AbsoluteUri, Title = document.Title };

        // Whether the page is wanted is asked as "auto" would: PagesAsync knows the modes that do not ask.
        Source auto = new() { Name = source.Name, Slug = source.Slug, Language = source.Language, TimeZone = source.TimeZone, Topics = source.Topics, TextMode = TextMode.Auto };
        VisitContext visit = new(auto, feed, document.Language, clock.GetUtcNow(), true, vocabulary);
        IReadOnlyList<ArticleIdentity> identities = ArticleIdentity.Of(document.Items, address);
        return [.. document.Items.Select((item, i) => ArticleFactory.Make(item, identities[i], i, visit)).OrderByDescending(draft => draft.Article.SortTime).Take(most)];
    }

    private static PreviewedFeed Failed(FeedFailure kind, string words) => new(kind, words, null, null, null, []);
}
