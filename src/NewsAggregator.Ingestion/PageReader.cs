using AngleSharp.Dom;
using Microsoft.Extensions.Logging;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>One look at one article's page, already claimed: fetch, extract, clean, compare, store. The article stays readable whatever comes.</summary>
public sealed partial class PageReader(PageFetcher fetcher, PageStore pages, TopicsQuery topics, TimeProvider clock, ILogger<PageReader> logger)
{
    /// <returns>Whether the article says something else now.</returns>
    public async Task<bool> ReadAsync(PageTask task, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        Article article = task.Article;
        // Read differently now than at the last look: the unchanged page is wanted too.
        bool anew = article.ReadWith != task.Source.Source.ReadingStamp;
        FetchedPage fetched = await fetcher.GetAsync(
            new Uri(article.Url!), task.Feed is null ? null : new Uri(task.Feed.Url), anew ? null : article.PageETag, anew ? null : article.PageLastModified, cancellation).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        PageOutcome outcome = fetched.Result.Status switch
        {
            FetchStatus.NotModified => Outcome(PageState.Read, article.PageFailure, now, article) with { Unchanged = true },
            FetchStatus.Failed => Failed(task, fetched.Result, now),
            _ => Read(task, fetched, now, await topics.ReadAsync(cancellation).ConfigureAwait(false)),
        };
        if (outcome.Failure is not null)
        {
            LogRefused(article.Url!, outcome.Failure);
        }

        return await pages.CommitAsync(task, outcome, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the page makes of the article: the pure middle of the stage.</summary>
    internal static PageOutcome Read(PageTask task, FetchedPage fetched, DateTimeOffset now, TopicVocabulary vocabulary)
    {
        Article article = task.Article;
        Uri address = fetched.Result.FinalAddress;
        ExtractedPage page = ContentExtractor.Extract(
            fetched.Html ?? "", address, new ExtractionOptions { Selector = task.Source.Source.TextSelector, Boilerplate = task.LearnedBlocks, FeedTitle = article.Title });
        using (page.Document)
        {
            if (page.Body is not IElement body)
            {
                return Outcome(PageState.Refused, page.Problem ?? "no article text was found on the page", now, article);
            }

            ContentSanitizer.SanitizeInPlace(page.Document, body, address);
            IReadOnlyList<PageBlock> pictures = LearnedPicture.In(body);
            LearnedPicture.Drop(body, task.LearnedBlocks);
            PageFacts facts = FactsOf(page.Metadata, task, now, vocabulary);

            // "On Sunday" of an old article that a feed gave no date is a Sunday of its own time.
            DateTimeOffset told = article.PublishedAt ?? facts.PublishedAt ?? article.FirstSeenAt;
            TimeSpan zone = page.Metadata.Published is { Offset: var offset } && offset != TimeSpan.Zero ? offset : ArticleFactory.ZoneOf(task.Source.Source, told);
            ArticleText text = ArticleText.Read(article.Title, body.InnerHtml, page.Metadata.Language ?? article.Language, told, zone, TextOrigin.Page, now);
            PageDoubt? doubt = PageDoubt.About(text, page.Document.QuerySelectorAll("h1, h2").Select(heading => heading.TextContent), article, task);
            return Outcome(PageState.Read, doubt?.Words, now, article) with
            {
                Text = doubt is null or { Hold: not null } ? text : null,
                Hold = doubt?.Hold,
                UpdatedAt = page.Metadata.Updated is DateTimeOffset updated && updated <= now ? updated.ToUniversalTime() : null,
                ETag = fetched.Result.ETag,
                LastModified = fetched.Result.LastModified,
                Blocks = [.. page.Blocks, .. pictures],
                Facts = facts,
            };
        }
    }

    private static PageFacts FactsOf(PageMetadata said, PageTask task, DateTimeOffset now, TopicVocabulary vocabulary)
    {
        DateTimeOffset? published = said.Published is { } time && !said.PublishedSaysZone ? new DateTimeOffset(time.DateTime, ArticleFactory.ZoneOf(task.Source.Source, time)) : said.Published;
        return new PageFacts
        {
            Title = said.Title,
            Author = said.Authors.Count == 0 ? null : PlainText.Cut(string.Join(", ", said.Authors), 300),
            PublishedAt = published <= now ? published.Value.ToUniversalTime() : null,
            ImageUrl = said.Picture?.Address.AbsoluteUri,
            ImageWidth = said.Picture?.Width,
            ImageHeight = said.Picture?.Height,
            ImageAlt = said.Picture?.Alt is { Length: > 0 } alt ? PlainText.Cut(alt, 300) : null,
            Topics = vocabulary.Match([.. said.Topics, .. said.Section is { } section ? (string[])[section] : []]),
            IsPaywalled = said.Paywalled,
            CorrectionNote = said.CorrectionNote,
        };
    }

    private static PageOutcome Failed(PageTask task, FetchResult result, DateTimeOffset now)
    {
        bool forGood = result.Failure is FeedFailure.RobotsRefused or FeedFailure.Refused or FeedFailure.Gone || (int?)result.HttpStatus is 401 or 402 or 403 or 404 or 451;
        PageOutcome outcome = Outcome(forGood ? PageState.Refused : task.Article.PageState, PlainText.Cut(result.FailureText ?? result.Failure.ToString(), 500), now, task.Article);
        return forGood ? outcome with { NextLookAt = null } : outcome;
    }

    private static PageOutcome Outcome(PageState state, string? failure, DateTimeOffset now, Article article) =>
        new(now, PageLooks.Next(article, now), state, null, null, failure, null, null, [], null);

    [LoggerMessage(Level = LogLevel.Information, Message = "Page {Url} not taken: {Failure}")]
    private partial void LogRefused(string url, string failure);
}
