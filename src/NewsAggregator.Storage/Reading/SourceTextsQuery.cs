using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Reading;

/// <summary>A block of a source's pages as the admin sees it.</summary>
/// <param name="IsLearned">Left out of texts, as it stands on enough pages and nobody said that it is text.</param>
public sealed record BlockLine(long Fingerprint, string? Sample, int Pages, DateTimeOffset LastSeenAt, bool KeepAsText, bool IsLearned);

/// <summary>An article of a source whose page can be looked at.</summary>
public sealed record RecentPage(Article Article, string FeedUrl);

/// <summary>A text as readers see it now.</summary>
/// <param name="Blocks">Paragraphs, headings, list items and captions, in order.</param>
public sealed record StoredText(TextOrigin Origin, int Words, IReadOnlyList<string> Blocks);

/// <summary>How the texts of a source are read.</summary>
public sealed class SourceTextsQuery(NewsDatabase database)
{
    private const int MostBlocks = 200;

    /// <summary>Blocks that were learned as boilerplate or said to be text, those on most pages first.</summary>
    public async Task<IReadOnlyList<BlockLine>> BlocksAsync(int sourceId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.SourceBlocks.Where(b => b.SourceId == sourceId && (b.KeepAsText || b.Pages >= LearnedBlocks.From))
            .OrderByDescending(b => b.Pages).ThenByDescending(b => b.LastSeenAt).Take(MostBlocks)
            .Select(b => new BlockLine(b.Fingerprint, b.Sample, b.Pages, b.LastSeenAt, b.KeepAsText, !b.KeepAsText)).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Fingerprints that the source's texts are read without.</summary>
    public async Task<IReadOnlySet<long>> LearnedAsync(int sourceId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return (await LearnedBlocks.Of(db, sourceId).ToListAsync(cancellation).ConfigureAwait(false)).ToHashSet();
    }

    /// <summary>The texts that stand, by the address of their page.</summary>
    public async Task<IReadOnlyDictionary<string, StoredText>> StandingAsync(int sourceId, IReadOnlyList<string> urls, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var rows = await (
            from a in db.Articles
            where a.SourceId == sourceId && a.Url != null && urls.Contains(a.Url)
            join r in db.Revisions on new { a.Id, Number = a.Revision } equals new { Id = r.ArticleId, r.Number }
            orderby a.Id
            select new { a.Url, a.Words, r.Origin, r.Html }).ToListAsync(cancellation).ConfigureAwait(false);
        Dictionary<string, StoredText> standing = [];
        foreach (var row in rows)
        {
            standing[row.Url!] = new StoredText(row.Origin, row.Words, BodyReader.BlocksOf(RevisionCodec.UnpackHtml(row.Html)));
        }

        return standing;
    }

    /// <summary>The newest articles that have a page.</summary>
    public async Task<IReadOnlyList<RecentPage>> RecentAsync(int sourceId, int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        string feed = await db.Feeds.Where(f => f.SourceId == sourceId).OrderBy(f => f.Id).Select(f => f.Url).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) ?? "";
        List<Article> articles = await db.Articles.Where(a => a.SourceId == sourceId && a.Url != null && a.WithdrawnAt == null)
            .OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Take(most).ToListAsync(cancellation).ConfigureAwait(false);
        List<int> feedIds = [.. articles.Select(a => a.FeedId).Distinct()];
        Dictionary<int, string> feeds = await db.Feeds.Where(f => feedIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Url, cancellation).ConfigureAwait(false);
        return [.. articles.Select(a => new RecentPage(a, feeds.GetValueOrDefault(a.FeedId) ?? feed))];
    }
}
