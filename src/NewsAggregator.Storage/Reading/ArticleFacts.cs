using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>What rules see of a stored article.</summary>
/// <param name="Article">Only the columns that rules and decisions need are filled.</param>
/// <param name="Html">Reads the newest revision's body from the database when it is called, and only then; once is enough.</param>
internal sealed record ArticleFacts(Article Article, SourceFacts Source, Feed? Feed, IReadOnlyList<string> Topics, Func<string> Html)
{
    private static readonly SourceFacts NoSource = new(new Source(), [], []);

    /// <summary>Whether an edition's filter is asked at all: withdrawn articles and sources on trial are hidden whatever it says.</summary>
    public bool IsJudged => Article.WithdrawnAt is null && Source.Source.State != SourceState.Trial;

    public FilterFacts ForFilter() => FiltersInForce.FactsOf(Article, Source, Feed, Topics, Text);

    /// <summary>What readers may read of the article: words that its publication level keeps from them are not found either.</summary>
    public FilterFacts ForSearch(DateTimeOffset now) => FiltersInForce.FactsOf(Article, Source, Feed, Topics, PublishedText, now);

    public string Text() => BodyReader.TextOf(Html());

    private string PublishedText() => Source.Source.PublicationLevel switch
    {
        PublicationLevel.Full => Text(),
        PublicationLevel.Excerpt => ArticleLines.Published(PublicationLevel.Excerpt, BodyReader.ReadHtml(Html(), Article.Language)).Text,
        _ => "",
    };

    /// <summary>In the order given. <paramref name="db"/> must live as long as texts may be asked for.</summary>
    /// <param name="withNames">Feeds, topics, and their sources' earlier names and groups, too: where nothing is asked of them, most of the reading is saved.</param>
    public static async Task<List<ArticleFacts>> ReadAsync(NewsDbContext db, IQueryable<Article> articles, CancellationToken cancellation, bool withNames = true)
    {
        List<Article> rows = await articles.AsNoTracking().Select(a => new Article
        {
            Id = a.Id,
            SourceId = a.SourceId,
            FeedId = a.FeedId,
            Url = a.Url,
            Domain = a.Domain,
            Title = a.Title,
            Author = a.Author,
            Summary = a.Summary,
            Language = a.Language,
            PublishedAt = a.PublishedAt,
            FirstSeenAt = a.FirstSeenAt,
            SortTime = a.SortTime,
            Revision = a.Revision,
            Words = a.Words,
            PageState = a.PageState,
            NextPageLookAt = a.NextPageLookAt,
            PageLooks = a.PageLooks,
            WithdrawnAt = a.WithdrawnAt,
        }).ToListAsync(cancellation).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return [];
        }

        RangeTexts texts = new(db, rows);
        long[] ids = [.. rows.Select(a => a.Id)];
        if (!withNames)
        {
            int[] sourceIds = [.. rows.Select(a => a.SourceId).Distinct()];
            Dictionary<int, SourceFacts> plain = await db.Sources.AsNoTracking().Where(s => EF.Parameter(sourceIds).Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => new SourceFacts(s, [], []), cancellation).ConfigureAwait(false);
            return [.. rows.Select(a => new ArticleFacts(a, plain.GetValueOrDefault(a.SourceId) ?? NoSource, null, [], () => texts.HtmlOf(a)))];
        }

        ILookup<long, string> topics = (await TopicsOf(db, ids).Select(t => new { t.ArticleId, t.Topic }).ToListAsync(cancellation).ConfigureAwait(false))
            .ToLookup(t => t.ArticleId, t => t.Topic);
        Dictionary<int, SourceFacts> sources = await SourcesAsync(db, [.. rows.Select(a => a.SourceId).Distinct()], cancellation).ConfigureAwait(false);
        int[] feedIds = [.. rows.Select(a => a.FeedId).Distinct()];
        Dictionary<int, Feed> feeds = await db.Feeds.AsNoTracking().Where(f => feedIds.Contains(f.Id)).Select(f => new Feed { Id = f.Id, Url = f.Url, Title = f.Title })
            .ToDictionaryAsync(f => f.Id, cancellation).ConfigureAwait(false);
        return [.. rows.Select(a => new ArticleFacts(
            a, sources.GetValueOrDefault(a.SourceId) ?? NoSource, feeds.GetValueOrDefault(a.FeedId), [.. topics[a.Id]], () => texts.HtmlOf(a)))];
    }

    /// <summary>Ids that stand close together are read as one stretch of the index, which is several times cheaper than one by one.</summary>
    private static IQueryable<ArticleTopic> TopicsOf(NewsDbContext db, long[] ids)
    {
        (long first, long last) = (ids.Min(), ids.Max());
        return last - first < 2 * ids.Length ? db.ArticleTopics.Where(t => t.ArticleId >= first && t.ArticleId <= last) : db.ArticleTopics.Where(t => ids.Contains(t.ArticleId));
    }

    private static async Task<Dictionary<int, SourceFacts>> SourcesAsync(NewsDbContext db, int[] ids, CancellationToken cancellation)
    {
        List<Source> sources = await db.Sources.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<int, string> aliases = (await db.SourceAliases.AsNoTracking().Where(a => ids.Contains(a.SourceId)).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(a => a.SourceId, a => a.Slug);
        ILookup<int, string> groups = (await db.GroupMembers.Where(m => ids.Contains(m.SourceId)).Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { m.SourceId, g.Slug })
            .ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(g => g.SourceId, g => g.Slug);
        return sources.ToDictionary(s => s.Id, s => new SourceFacts(s, [.. aliases[s.Id]], [.. groups[s.Id]]));
    }
}
