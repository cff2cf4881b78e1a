using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Languages;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Reading;

/// <summary>The one query behind a list, whatever renders it: page, RSS, Atom, JSON Feed, API.</summary>
public sealed class ArticleListQuery(NewsDatabase database, SiteSettingsQuery site, TimeProvider clock)
{
    public const int FeedLeast = 50;
    public const int FeedMost = 300;
    private const int MostNotShown = 1000;
    private static readonly TimeSpan FeedSpan = TimeSpan.FromHours(48);

    /// <summary>What a search may cost.</summary>
    public SearchLimits Searching { get; init; } = SearchLimits.Usual;

    /// <summary>A page of the list, newest first.</summary>
    /// <param name="after">Only what is older; null: from the newest.</param>
    public async Task<ArticleListPage> PageAsync(
        EditionView edition, ArticleList list, ListCursor? after, int count, bool withContents = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await using NewsDbContext db = database.OpenForReading();
        if (list.Search is not null)
        {
            return await SearchedList.PageAsync(db, edition, list, after, count, withContents, clock.GetUtcNow(), Searching, cancellation).ConfigureAwait(false);
        }

        if (list.MostRead)
        {
            return await MostReadList.ReadAsync(db, edition, list.Picker, after, count, withContents, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        }

        IQueryable<Article>? articles = await ArticlesAsync(db, edition, list, after, cancellation).ConfigureAwait(false);
        if (articles is null)
        {
            return new ArticleListPage([], null, 0, 0);
        }

        List<ArticleLine> lines = await ArticleLines.ReadAsync(db, articles.Take(count + 1), withContents, cancellation).ConfigureAwait(false);
        bool more = lines.Count > count;
        if (more)
        {
            lines.RemoveAt(count);
        }

        (int notShown, int sources) = await NotShownAsync(db, edition, list, after, more ? lines[^1].Cursor : null, cancellation).ConfigureAwait(false);
        return new ArticleListPage(lines, more ? lines[^1].Cursor : null, notShown, sources);
    }

    /// <summary>The same list as its feed holds it: 50 articles, or all of the last 48 hours up to 300.</summary>
    public async Task<ArticleListPage> FeedAsync(EditionView edition, ArticleList list, bool withContents, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await using NewsDbContext db = database.OpenForReading();
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset since = now - FeedSpan;
        if (list.Search is not null)
        {
            return await SearchedList.FeedAsync(db, edition, list, since, withContents, now, Searching, cancellation).ConfigureAwait(false);
        }

        if (list.MostRead)
        {
            return await MostReadList.ReadAsync(db, edition, list.Picker, null, MostReadList.Count, withContents, now, cancellation).ConfigureAwait(false);
        }

        IQueryable<Article>? articles = await ArticlesAsync(db, edition, list, null, cancellation).ConfigureAwait(false);
        if (articles is null)
        {
            return new ArticleListPage([], null, 0, 0);
        }

        int recent = (await articles.Take(FeedMost).Select(a => a.SortTime).ToListAsync(cancellation).ConfigureAwait(false)).Count(time => time >= since);
        int count = Math.Max(FeedLeast, recent);
        List<ArticleLine> lines = await ArticleLines.ReadAsync(db, articles.Take(count), withContents, cancellation).ConfigureAwait(false);
        bool more = lines.Count == count && await articles.Skip(count).AnyAsync(cancellation).ConfigureAwait(false);
        return new ArticleListPage(lines, more ? lines[^1].Cursor : null, 0, 0);
    }

    /// <summary>The list's visible articles in order; null when the list names something that is not there.</summary>
    private async Task<IQueryable<Article>?> ArticlesAsync(NewsDbContext db, EditionView edition, ArticleList list, ListCursor? after, CancellationToken cancellation)
    {
        IQueryable<Article>? articles;
        if (list.Source is not null)
        {
            int id = await db.Sources.Where(s => s.Slug == list.Source).Select(s => s.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            articles = id == 0 ? null : Older(VisibleArticles.Among(db, edition, db.Articles.Where(a => a.SourceId == id)), after);
        }
        else if (list.Topic is not null)
        {
            articles = VisibleArticles.OfTopic(db, edition, list.Topic, after);
        }
        else if (list.Story is long story)
        {
            articles = Older(VisibleArticles.Among(db, edition, db.StoryMembers.Where(m => m.StoryId == story).Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => a)), after);
        }
        else
        {
            articles = VisibleArticles.InOrder(db, edition, after);
        }

        if (articles is not null && list.Group is not null)
        {
            articles = InGroups(db, articles, [list.Group]);
        }

        if (articles is not null && list.Day is DateOnly day)
        {
            (DateTimeOffset from, DateTimeOffset to) = SiteDay.Bounds(day, (await site.ReadAsync(cancellation).ConfigureAwait(false)).Zone);
            articles = articles.Where(a => a.SortTime >= from && a.SortTime < to);
        }

        return articles is null ? null : Picked(db, articles, list.Picker);
    }

    private static IQueryable<Article> InGroups(NewsDbContext db, IQueryable<Article> articles, IReadOnlyList<string> groups) =>
        articles.Where(a => db.GroupMembers.Any(m => m.SourceId == a.SourceId && db.Groups.Any(g => g.Id == m.GroupId && groups.Contains(g.Slug))));

    internal static IQueryable<Article> Picked(NewsDbContext db, IQueryable<Article> articles, Picker picker)
    {
        if (picker.Sources.Count > 0)
        {
            articles = articles.Where(a => db.Sources.Any(s => s.Id == a.SourceId && picker.Sources.Contains(s.Slug)));
        }

        if (picker.WithoutSources.Count > 0)
        {
            articles = articles.Where(a => !db.Sources.Any(s => s.Id == a.SourceId && picker.WithoutSources.Contains(s.Slug)));
        }

        if (picker.Groups.Count > 0)
        {
            articles = InGroups(db, articles, picker.Groups);
        }

        if (picker.Topics.Count > 0)
        {
            articles = articles.Where(a => db.ArticleTopics.Any(t => t.ArticleId == a.Id && picker.Topics.Contains(t.Topic)));
        }

        if (picker.Languages.Count > 0)
        {
            // "zh" covers both scripts, as in filters.
            bool chinese = picker.Languages.Contains("zh", StringComparer.OrdinalIgnoreCase);
            articles = articles.Where(a => a.Language != null && (picker.Languages.Contains(a.Language) || (chinese && a.Language.StartsWith("zh"))));
        }

        return articles;
    }

    private static IQueryable<Article> Older(IQueryable<Article> articles, ListCursor? after)
    {
        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            articles = articles.Where(a => a.SortTime <= time && (a.SortTime < time || a.Id < cursor.ArticleId));
        }

        return articles.OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id);
    }

    /// <summary>What the filter hides in the time that the page spans; lists that search or narrow by other means say nothing of it.</summary>
    private static async Task<(int Articles, int Sources)> NotShownAsync(
        NewsDbContext db, EditionView edition, ArticleList list, ListCursor? after, ListCursor? last, CancellationToken cancellation)
    {
        if (list.Story is not null || list.Topic is not null || list.Group is not null || list.Day is not null)
        {
            return (0, 0);
        }

        IQueryable<StoredDecision> hidden = db.Decisions
            .Where(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Hide && d.Rule >= 0);
        if (after is ListCursor newest)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(newest.SortTime);
            hidden = hidden.Where(d => d.SortTime <= time);
        }

        if (last is ListCursor oldest)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(oldest.SortTime);
            hidden = hidden.Where(d => d.SortTime >= time);
        }

        IQueryable<Article> articles = Picked(db, hidden.Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => a), list.Picker);
        if (list.Source is not null)
        {
            articles = articles.Where(a => db.Sources.Any(s => s.Id == a.SourceId && s.Slug == list.Source));
        }

        List<int> found = await articles.Take(MostNotShown).Select(a => a.SourceId).ToListAsync(cancellation).ConfigureAwait(false);
        return (found.Count, found.Distinct().Count());
    }
}
