using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Reading;

/// <summary>The newest articles that an edition shows, as sitemaps name them.</summary>
public sealed class SitemapQuery(NewsDatabase database)
{
    public async Task<IReadOnlyList<SitemapLine>> ReadAsync(EditionView edition, int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await VisibleArticles.InOrder(db, edition, null).Take(most)
            .Select(a => new SitemapLine(a.Id, a.Title, a.Language, a.PublishedAt ?? a.FirstSeenAt, a.UpdatedAt ?? a.FirstSeenAt)).ToListAsync(cancellation).ConfigureAwait(false);
    }
}

/// <param name="Published">The time printed: the publisher's, else first sight.</param>
public sealed record SitemapLine(long Id, string Title, string? Language, DateTimeOffset Published, DateTimeOffset Changed);
