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

    /// <summary>The newest stories that two or more sources tell in the edition, under the title of their own pages.</summary>
    public async Task<IReadOnlyList<SitemapStory>> StoriesAsync(EditionView edition, int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        IQueryable<Core.Stories.Story> newest = db.Stories.Where(s => s.Members > 1 && s.MergedIntoId == null).OrderByDescending(s => s.LastArticleAt).ThenByDescending(s => s.Id).Take(most);
        var members = await newest.Join(db.StoryMembers, s => s.Id, m => m.StoryId, (s, m) => m)
            .Join(VisibleArticles.Among(db, edition, db.Articles), m => m.ArticleId, a => a.Id, (m, a) => new { m.StoryId, a.Id, a.SourceId, a.Title, a.FirstSeenAt, IsCopy = a.NearCopyOfId != null })
            .ToListAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. members.GroupBy(m => m.StoryId).Where(story => story.Select(m => m.SourceId).Distinct().Count() > 1)
                .Select(story => new SitemapStory(
                    story.Key, story.OrderBy(m => m.IsCopy).ThenBy(m => m.FirstSeenAt).ThenBy(m => m.Id).First().Title, story.Max(m => m.FirstSeenAt)))
                .OrderByDescending(story => story.Changed).ThenByDescending(story => story.Id),
        ];
    }
}

/// <param name="Published">The time printed: the publisher's, else first sight.</param>
public sealed record SitemapLine(long Id, string Title, string? Language, DateTimeOffset Published, DateTimeOffset Changed);

/// <param name="Changed">When its newest article was first seen.</param>
public sealed record SitemapStory(long Id, string Title, DateTimeOffset Changed);
