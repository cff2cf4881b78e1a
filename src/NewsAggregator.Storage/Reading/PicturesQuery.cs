using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <param name="Width">Of the publisher's picture, in pixels.</param>
public sealed record KnownPicture(long Key, PictureState State, int Width, int Height);

/// <summary>A picture that should be fetched.</summary>
/// <param name="FeedUrl">Of the article it stands in: decides whether a private address may be asked.</param>
public sealed record PictureWish(string Url, string? FeedUrl);

/// <summary>A picture that stands on a page somebody looked at, and is not here.</summary>
public sealed record MissedPicture(string Url, long ArticleId);

/// <summary>What a reader who asks for a picture of an article gets.</summary>
/// <param name="Wish">Null where the picture is not known.</param>
public sealed record PictureAnswer(ArticleAccess Access, PictureWish? Wish);

/// <summary>Which pictures are known, wanted, and may be shown.</summary>
public sealed class PicturesQuery(NewsDatabase database)
{
    // Of older articles a picture is fetched when somebody looks at them.
    private static readonly TimeSpan New = TimeSpan.FromDays(2);

    public async Task<IReadOnlyDictionary<long, KnownPicture>> KnownAsync(IReadOnlyCollection<long> keys, CancellationToken cancellation = default)
    {
        if (keys.Count == 0)
        {
            return new Dictionary<long, KnownPicture>();
        }

        await using NewsDbContext db = database.OpenForReading();
        return await db.Pictures.Where(p => keys.Contains(p.Key)).Select(p => new KnownPicture(p.Key, p.State, p.Width, p.Height)).ToDictionaryAsync(p => p.Key, cancellation).ConfigureAwait(false);
    }

    /// <summary>Those that were not looked for yet, or were missing so long ago that it is time to look again.</summary>
    public async Task<IReadOnlyList<PictureWish>> OpenAsync(IReadOnlyCollection<MissedPicture> missed, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (missed.Count == 0)
        {
            return [];
        }

        List<long> articles = [.. missed.Select(one => one.ArticleId).Distinct()];
        await using NewsDbContext db = database.OpenForReading();
        Dictionary<long, string> feeds = await db.Articles.Where(a => articles.Contains(a.Id)).Join(db.Feeds, a => a.FeedId, f => f.Id, (a, f) => new { a.Id, f.Url }).ToDictionaryAsync(row => row.Id, row => row.Url, cancellation).ConfigureAwait(false);
        return await OpenAsync(db, [.. missed.Select(one => new PictureWish(one.Url, feeds.GetValueOrDefault(one.ArticleId)))], now, cancellation).ConfigureAwait(false);
    }

    /// <summary>Lead pictures of the newest articles that some edition shows, not looked for yet.</summary>
    public async Task<IReadOnlyList<PictureWish>> NewLeadsAsync(DateTimeOffset now, int most, CancellationToken cancellation = default)
    {
        DateTimeOffset since = now - New;
        await using NewsDbContext db = database.OpenForReading();
        var newest = await (
            from d in db.Decisions
            join e in db.Editions on new { d.EditionId, d.VersionId } equals new { EditionId = e.Id, VersionId = e.VersionInForceId }
            where e.IsDefault && d.Verdict == Verdict.Show && d.SortTime > since
            orderby d.SortTime descending
            join a in db.Articles on d.ArticleId equals a.Id
            join s in db.Sources on a.SourceId equals s.Id
            where a.ImageUrl != null && s.PublicationLevel != PublicationLevel.Headline
            select new { a.ImageUrl, Feed = db.Feeds.Where(f => f.Id == a.FeedId).Select(f => f.Url).FirstOrDefault() }).Take(most * 8).ToListAsync(cancellation).ConfigureAwait(false);
        PictureWish[] wishes = [.. newest.Select(row => new PictureWish(row.ImageUrl!, row.Feed))];
        return [.. (await OpenAsync(db, wishes, now, cancellation).ConfigureAwait(false)).Take(most)];
    }

    /// <summary>Whether some edition shows the article, and what the picture's address is.</summary>
    public async Task<PictureAnswer> FindAsync(long articleId, long key, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var article = await db.Articles.Where(a => a.Id == articleId)
            .Select(a => new
            {
                Withdrawn = a.WithdrawnAt != null,
                Shown = db.Editions.Any(e => db.Decisions.Any(d => d.EditionId == e.Id && d.VersionId == e.VersionInForceId && d.Verdict == Verdict.Show && d.SortTime == a.SortTime && d.ArticleId == a.Id)),
                Feed = db.Feeds.Where(f => f.Id == a.FeedId).Select(f => f.Url).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (article is null || article.Withdrawn || !article.Shown)
        {
            return new PictureAnswer(article is null ? ArticleAccess.Unknown : article.Withdrawn ? ArticleAccess.Withdrawn : ArticleAccess.Hidden, null);
        }

        string? url = await db.Pictures.Where(p => p.Key == key && p.State == PictureState.Here).Select(p => p.Url).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return new PictureAnswer(ArticleAccess.Found, url is null ? null : new PictureWish(url, article.Feed));
    }

    private static async Task<IReadOnlyList<PictureWish>> OpenAsync(NewsDbContext db, IReadOnlyCollection<PictureWish> wishes, DateTimeOffset now, CancellationToken cancellation)
    {
        List<long> keys = [.. wishes.Select(wish => PictureKey.Of(wish.Url)).Distinct()];
        Dictionary<long, Picture> known = await db.Pictures.Where(p => keys.Contains(p.Key)).ToDictionaryAsync(p => p.Key, cancellation).ConfigureAwait(false);
        return [.. wishes.DistinctBy(wish => wish.Url).Where(wish => !known.TryGetValue(PictureKey.Of(wish.Url), out Picture? row) || IsDue(row, now))];
    }

    private static bool IsDue(Picture row, DateTimeOffset now) =>
        row.State == PictureState.Missing && row.Failures < 4 && now - row.LookedAt > TimeSpan.FromHours(Math.Pow(8, row.Failures - 1));
}
