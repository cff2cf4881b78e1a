using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Core.Timelines;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Writing;

/// <summary>The rows of articles in one transaction, each table through its own prepared statement.</summary>
internal sealed class ArticleRows(NewsDbContext db) : IAsyncDisposable
{
    private readonly RowInsert articles = new(
        db,
        "Articles",
        [
            "SourceId", "FeedId", "Guid", "Url", "Domain", "Title", "Author", "Summary", "Language", "PublishedAt", "UpdatedAt", "FirstSeenAt", "SortTime", "ItemHash",
            "Revision", "Words", "ImageUrl", "ImageWidth", "ImageHeight", "ImageAlt", "EnclosureUrl", "EnclosureType", "EnclosureLength", "IsPaywalled", "PageState", "NextPageLookAt", "PageLooks",
        ],
        returning: "Id");

    private readonly RowInsert keys = new(db, "ArticleKeys", ["SourceId", "Key", "ArticleId"], ignoreConflicts: true);
    private readonly RowInsert topics = new(db, "ArticleTopics", ["Topic", "SortTime", "ArticleId"], ignoreConflicts: true);
    private readonly RowInsert revisions = new(db, "Revisions", ["ArticleId", "Number", "Title", "Html", "Sentences", "Summary", "TextHash", "Origin", "CreatedAt", "Weight", "ReadWith", "AsRead"]);
    private readonly RowInsert events = new(db, "Events", ["ArticleId", "Revision", "Sentence", "Kind", "Start", "End", "Precision", "LearnedAt"]);
    private readonly RowInsert decisions = new(db, "Decisions", ["EditionId", "VersionId", "Verdict", "SortTime", "ArticleId", "Rule", "Matched"]);
    private readonly SearchWriter search = SearchWriter.For(db);

    public async Task<long> AddArticleAsync(Article a) => await articles.RunReturningAsync(
        a.SourceId, a.FeedId, a.Guid, a.Url, a.Domain, a.Title, a.Author, a.Summary, a.Language, a.PublishedAt, a.UpdatedAt, a.FirstSeenAt, a.SortTime, a.ItemHash,
        a.Revision, a.Words, a.ImageUrl, a.ImageWidth, a.ImageHeight, a.ImageAlt, a.EnclosureUrl, a.EnclosureType, a.EnclosureLength, a.IsPaywalled, a.PageState, a.NextPageLookAt, a.PageLooks).ConfigureAwait(false);

    public Task AddKeyAsync(int sourceId, long key, long articleId) => keys.RunAsync(sourceId, key, articleId);

    public Task AddTopicAsync(string topic, DateTimeOffset sortTime, long articleId) => topics.RunAsync(topic, sortTime, articleId);

    public Task AddRevisionAsync(
        long articleId, int number, string title, ArticleText text, DateTimeOffset at, ChangeWeight weight = ChangeWeight.None, int readWith = 0, byte[]? asRead = null) => revisions.RunAsync(
        articleId, number, title, RevisionCodec.PackHtml(text.Body.Html), RevisionCodec.PackSentences(text.Body.Sentences), RevisionCodec.PackIndexes(text.Summary),
        text.TextHash, text.Origin, at, weight, readWith, asRead);

    public Task AddEventAsync(long articleId, int revision, DatedStatement said, DateTimeOffset learned) =>
        events.RunAsync(articleId, revision, said.Sentence, EventKind.Statement, said.Start, said.End, said.Precision, learned);

    public Task AddDecisionAsync(StoredDecision d, long articleId) => decisions.RunAsync(d.EditionId, d.VersionId, d.Verdict, d.SortTime, articleId, d.Rule, d.Matched);

    public Task IndexAsync(Article article, long articleId, string text, bool replaces) =>
        search.WriteAsync(articleId, SearchFacts.Of(article), article.Title, article.Summary, text, replaces);

    public async ValueTask DisposeAsync()
    {
        await articles.DisposeAsync().ConfigureAwait(false);
        await keys.DisposeAsync().ConfigureAwait(false);
        await topics.DisposeAsync().ConfigureAwait(false);
        await revisions.DisposeAsync().ConfigureAwait(false);
        await events.DisposeAsync().ConfigureAwait(false);
        await decisions.DisposeAsync().ConfigureAwait(false);
        await search.DisposeAsync().ConfigureAwait(false);
    }
}
