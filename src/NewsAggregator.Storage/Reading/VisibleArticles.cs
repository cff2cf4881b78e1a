using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>
/// The one gate: what an edition shows under its version in force. Whatever readers see comes through here.
/// Two ways to ask the same: by the decisions' own order (front page), or by another list's order, probing the decision by its full key.
/// </summary>
internal static class VisibleArticles
{
    /// <summary>In the order of the edition's list.</summary>
    /// <param name="since">Only what was listed then or later.</param>
    public static IQueryable<Article> InOrder(NewsDbContext db, EditionView edition, ListCursor? after, DateTimeOffset? since = null) =>
        Shown(db, edition, after, since).Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => a);

    private static IOrderedQueryable<StoredDecision> Shown(NewsDbContext db, EditionView edition, ListCursor? after, DateTimeOffset? since)
    {
        IQueryable<StoredDecision> decisions = db.Decisions
            .Where(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show);
        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            decisions = decisions.Where(d => d.SortTime <= time && (d.SortTime < time || d.ArticleId < cursor.ArticleId));
        }

        if (since is DateTimeOffset earliest)
        {
            decisions = decisions.Where(d => d.SortTime >= earliest);
        }

        return decisions.OrderByDescending(d => d.SortTime).ThenByDescending(d => d.ArticleId);
    }

    /// <summary>Those with a topic, in the order of the topic's list, which is the same.</summary>
    /// <param name="since">Only what was listed then or later.</param>
    public static IQueryable<Article> OfTopic(NewsDbContext db, EditionView edition, string topic, ListCursor? after, DateTimeOffset? since = null)
    {
        IQueryable<ArticleTopic> rows = db.ArticleTopics.Where(t => t.Topic == topic);
        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            rows = rows.Where(t => t.SortTime <= time && (t.SortTime < time || t.ArticleId < cursor.ArticleId));
        }

        if (since is DateTimeOffset earliest)
        {
            rows = rows.Where(t => t.SortTime >= earliest);
        }

        rows = rows.Where(t => db.Decisions.Any(d =>
            d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show && d.SortTime == t.SortTime && d.ArticleId == t.ArticleId));
        return rows.OrderByDescending(t => t.SortTime).ThenByDescending(t => t.ArticleId).Join(db.Articles, t => t.ArticleId, a => a.Id, (t, a) => a);
    }

    /// <summary>Those of the articles that the edition shows.</summary>
    public static IQueryable<Article> Among(NewsDbContext db, EditionView edition, IQueryable<Article> articles) =>
        articles.Where(a => db.Decisions.Any(d =>
            d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show && d.SortTime == a.SortTime && d.ArticleId == a.Id));

    /// <summary>Places of the edition's list in its order, without a look at the articles.</summary>
    public static Task<List<ListCursor>> PlacesInOrderAsync(NewsDbContext db, EditionView edition, ListCursor? after, int most, CancellationToken cancellation)
    {
        ListCursor from = after ?? new ListCursor(long.MaxValue, 0);
        return ReadPlacesAsync(
            db,
            $"""
            SELECT "SortTime", "ArticleId" FROM "Decisions"
            WHERE "EditionId" = {edition.Id} AND "VersionId" = {edition.VersionId} AND "Verdict" = {(int)Verdict.Show} AND ("SortTime", "ArticleId") < ({from.SortTime}, {from.ArticleId})
            ORDER BY "SortTime" DESC, "ArticleId" DESC LIMIT {most}
            """,
            cancellation);
    }

    /// <summary>The places in the edition's list of those of a few articles that it shows, in no order.</summary>
    public static async Task<List<ListCursor>> PlacesAsync(NewsDbContext db, EditionView edition, List<long> ids, CancellationToken cancellation) =>

        // By the article's index, which holds the whole key: the plus keeps SQLite from reading the edition's whole list instead.
        ids.Count == 0 ? [] : await ReadPlacesAsync(
            db,
            $"""
            SELECT "SortTime", "ArticleId" FROM "Decisions"
            WHERE "ArticleId" IN ({string.Join(',', ids)}) AND +"EditionId" = {edition.Id} AND +"VersionId" = {edition.VersionId} AND +"Verdict" = {(int)Verdict.Show}
            """,
            cancellation).ConfigureAwait(false);

    /// <summary>The places of these articles, in their order.</summary>
    public static async Task<List<ListCursor>> PlacesAsync(IQueryable<Article> visible, CancellationToken cancellation) =>
        [.. (await visible.Select(a => new { a.SortTime, a.Id }).ToListAsync(cancellation).ConfigureAwait(false)).Select(a => new ListCursor(a.SortTime.ToUnixTimeMilliseconds(), a.Id))];

    /// <param name="sql">Made of numbers only.</param>
    private static async Task<List<ListCursor>> ReadPlacesAsync(NewsDbContext db, FormattableString sql, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Made of numbers only.
            command.CommandText = sql.ToString(CultureInfo.InvariantCulture);
#pragma warning restore CA2100
            List<ListCursor> places = [];
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                places.Add(new ListCursor(reader.GetInt64(0), reader.GetInt64(1)));
            }

            return places;
        }
        finally
        {
            await db.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
