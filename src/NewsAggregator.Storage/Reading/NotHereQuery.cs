using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Reading;

/// <summary>The answer to "why is it not here?".</summary>
/// <param name="IsAddress">What was asked for was read as an address; else as words of a title.</param>
/// <param name="Articles">What is stored of it, each with why it is shown or hidden. Empty: in no feed of ours, or not yet.</param>
/// <param name="WasHere">It was stored once, and its article is gone by now.</param>
/// <param name="Feeds">Where nothing was found: the feeds that could have brought it, with when they were read and what they met. Empty: no source of this site is there.</param>
public sealed record NotHereAnswer(bool IsAddress, IReadOnlyList<ArticleExplanation> Articles, bool WasHere, IReadOnlyList<NotHereFeed> Feeds);

/// <param name="FailingSince">Null: its last visit was good, or there was none.</param>
public sealed record NotHereFeed(
    int FeedId, string Url, string SourceSlug, string SourceName, SourceState SourceState, FeedState State, DateTimeOffset? LastVisitAt, DateTimeOffset? LastSuccessAt,
    DateTimeOffset? FailingSince, string? LastFailureText, DateTimeOffset NextVisitAt);

/// <summary>Looks for an article by a publisher's address or by words of its title, and says why readers do not see it.</summary>
public sealed class NotHereQuery(NewsDatabase database)
{
    private const int MostFound = 20;
    private const int MostFeeds = 50;

    public async Task<NotHereAnswer> AskAsync(string asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        await using NewsDbContext db = database.OpenForReading();
        string words = asked.Trim();
        string? address = AddressIn(words);
        (IReadOnlyList<long> ids, bool wasHere) = address is null
            ? (await FindWordsAsync(db, words, cancellation).ConfigureAwait(false), false)
            : await FindAddressAsync(db, address, cancellation).ConfigureAwait(false);
        IReadOnlyList<ArticleExplanation> articles = ids.Count == 0 ? [] : await ExplainQuery.ReadAsync(db, [.. ids], cancellation).ConfigureAwait(false);
        IReadOnlyList<NotHereFeed> feeds = articles.Count > 0 || address is null ? [] : await FeedsAsync(db, CanonicalUrl.Domain(address)!, cancellation).ConfigureAwait(false);
        return new NotHereAnswer(address is not null, articles, wasHere && articles.Count == 0, feeds);
    }

    /// <summary>Also an address pasted without its scheme.</summary>
    private static string? AddressIn(string words) =>
        words.Any(char.IsWhiteSpace) || !words.Contains('.', StringComparison.Ordinal) ? null
        : CanonicalUrl.Of(words) ?? (words.Contains("://", StringComparison.Ordinal) ? null : CanonicalUrl.Of("https://" + words));

    private static async Task<(IReadOnlyList<long> Ids, bool WasHere)> FindAddressAsync(NewsDbContext db, string address, CancellationToken cancellation)
    {
        // The keys are per source: one look at the index for each source that there is.
        List<long> keys = [ArticleIdentity.KeyOf("guid", address)];
        if (CanonicalUrl.Likeness(address) is string likeness)
        {
            keys.Add(ArticleIdentity.KeyOf("link", likeness));
        }

        List<int> sources = await db.Sources.Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false);
        List<long> ids = await db.ArticleKeys.Where(k => sources.Contains(k.SourceId) && keys.Contains(k.Key)).Select(k => k.ArticleId).Distinct().Take(MostFound)
            .ToListAsync(cancellation).ConfigureAwait(false);
        return (ids, ids.Count > 0);
    }

    private static async Task<IReadOnlyList<long>> FindWordsAsync(NewsDbContext db, string words, CancellationToken cancellation)
    {
        IReadOnlyList<long> found = await SearchReader.FindAsync(db, words, cancellation).ConfigureAwait(false);

        // The index proposes by body too; titles that hold the words as they stand come first.
        var titles = await db.Articles.Where(a => found.Contains(a.Id)).Select(a => new { a.Id, a.Title, a.SortTime }).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. titles.OrderByDescending(a => a.Title.Contains(words, StringComparison.OrdinalIgnoreCase)).ThenByDescending(a => a.SortTime).Take(MostFound).Select(a => a.Id)];
    }

    private static async Task<IReadOnlyList<NotHereFeed>> FeedsAsync(NewsDbContext db, string domain, CancellationToken cancellation)
    {
        var rows = await db.Feeds.Join(db.Sources, f => f.SourceId, s => s.Id, (f, s) => new { Feed = f, Source = s }).ToListAsync(cancellation).ConfigureAwait(false);
        HashSet<int> publishing = [.. await db.Articles.Where(a => a.Domain == domain).Select(a => a.SourceId).Distinct().ToListAsync(cancellation).ConfigureAwait(false)];
        return [.. rows.Where(row => publishing.Contains(row.Source.Id) || IsOf(row.Source.HomeUrl, domain) || IsOf(row.Feed.Url, domain)).Take(MostFeeds)
            .Select(row => new NotHereFeed(
                row.Feed.Id, row.Feed.Url, row.Source.Slug, row.Source.Name, row.Source.State, row.Feed.State, row.Feed.LastVisitAt, row.Feed.LastSuccessAt, row.Feed.FailingSince,
                row.Feed.LastFailureText, row.Feed.NextVisitAt))];
    }

    private static bool IsOf(string address, string domain) =>
        CanonicalUrl.Domain(address) is string own
        && (own == domain || own.EndsWith("." + domain, StringComparison.Ordinal) || domain.EndsWith("." + own, StringComparison.Ordinal));
}
