using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Reading;

/// <summary>Which articles an admin looks at. Null parts do not narrow.</summary>
/// <param name="Edition">Slug of the edition whose verdicts are meant; null: the default one.</param>
/// <param name="Rule">Number of the deciding rule under the version in force; 0: its default; see also <see cref="StoredDecision"/>.</param>
/// <param name="Source">Slug.</param>
/// <param name="Words">All of them must stand in title, description or body.</param>
public sealed record ArticleWish(string? Edition = null, Verdict? Verdict = null, int? Rule = null, string? Source = null, string? Words = null);

/// <param name="Edition">Whose verdicts are told.</param>
/// <param name="Next">Where older articles go on; null at the end.</param>
public sealed record ArticleAdminPage(EditionView Edition, IReadOnlyList<AdminArticle> Articles, ListCursor? Next);

/// <summary>All stored articles, whatever any filter says of them, newest first.</summary>
public sealed class ArticleAdminQuery(NewsDatabase database)
{
    /// <summary>Null: the wish names an edition or source that is not there.</summary>
    /// <param name="after">Only what is older; null: from the newest.</param>
    public async Task<ArticleAdminPage?> PageAsync(ArticleWish wish, ListCursor? after, int count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        await using NewsDbContext db = database.OpenForReading();
        EditionView? edition = await EditionQuery.FindAsync(db, wish.Edition, cancellation).ConfigureAwait(false);
        if (edition is null || await ArticlesAsync(db, edition, wish, cancellation).ConfigureAwait(false) is not { } articles)
        {
            return null;
        }

        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            articles = articles.Where(a => a.SortTime <= time && (a.SortTime < time || a.Id < cursor.ArticleId));
        }

        List<AdminArticle> lines = await AdminArticles.Lines(db, articles.OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Take(count + 1))
            .ToListAsync(cancellation).ConfigureAwait(false);
        lines = [.. lines.OrderByDescending(line => line.SortTime).ThenByDescending(line => line.Id)];
        bool more = lines.Count > count;
        lines = more ? lines[..count] : lines;
        long[] ids = [.. lines.Select(line => line.Id)];
        Dictionary<long, StoredDecision> decisions = await db.Decisions.Where(d => ids.Contains(d.ArticleId) && d.EditionId == edition.Id && d.VersionId == edition.VersionId)
            .ToDictionaryAsync(d => d.ArticleId, cancellation).ConfigureAwait(false);
        return new ArticleAdminPage(
            edition,
            [.. lines.Select(line => decisions.TryGetValue(line.Id, out StoredDecision? d) ? line with { Verdict = d.Verdict, Rule = d.Rule, Matched = d.Matched } : line)],
            more ? lines[^1].Cursor : null);
    }

    private static async Task<IQueryable<Article>?> ArticlesAsync(NewsDbContext db, EditionView edition, ArticleWish wish, CancellationToken cancellation)
    {
        IQueryable<Article> articles = db.Articles;
        if (wish.Source is not null)
        {
            int id = await db.Sources.Where(s => s.Slug == wish.Source).Select(s => s.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (id == 0)
            {
                return null;
            }

            articles = articles.Where(a => a.SourceId == id);
        }

        if (!string.IsNullOrWhiteSpace(wish.Words))
        {
            IReadOnlyList<long> found = await SearchReader.FindAsync(db, wish.Words, cancellation).ConfigureAwait(false);
            articles = articles.Where(a => found.Contains(a.Id));
        }

        if (wish.Verdict is null && wish.Rule is null)
        {
            return articles;
        }

        // The rule's verdict is known from the text, so that the decision is always found by its full key.
        Verdict verdict = wish.Verdict ?? await VerdictOfAsync(db, edition, wish.Rule!.Value, cancellation).ConfigureAwait(false);
        return articles.Where(a => db.Decisions.Any(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == verdict && d.SortTime == a.SortTime
            && d.ArticleId == a.Id && (wish.Rule == null || d.Rule == wish.Rule)));
    }

    private static async Task<Verdict> VerdictOfAsync(NewsDbContext db, EditionView edition, int rule, CancellationToken cancellation)
    {
        if (rule < 0)
        {
            return Verdict.Hide;
        }

        FilterParse filter = FilterText.Parse(await db.FilterVersions.Where(v => v.Id == edition.VersionId).Select(v => v.Text).SingleAsync(cancellation).ConfigureAwait(false));
        return rule == 0 ? filter.Default : filter.Rules.ElementAtOrDefault(rule - 1)?.Verdict ?? Verdict.Hide;
    }
}
