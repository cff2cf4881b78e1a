using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Search;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Reading;

/// <summary>Stories as admins see them: behind no gate, with the reason of every membership.</summary>
public sealed class StoryAdminQuery(NewsDatabase database)
{
    /// <summary>Stories of more than one article, those that grew last first.</summary>
    /// <param name="words">Stand in some article of the story; null: all stories.</param>
    /// <param name="after">Only what grew last before this.</param>
    public async Task<StoryAdminList> ListAsync(string? words, bool onlyArranged, ListCursor? after, int count, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        IQueryable<Story> stories = db.Stories.Where(s => s.MergedIntoId == null && s.Members > 1);
        if (onlyArranged)
        {
            stories = db.Stories.Where(s => s.MergedIntoId == null && s.Members > 0 && (s.IsLocked || db.StoryMembers.Any(m => m.StoryId == s.Id && m.Pinned)));
        }

        if (!string.IsNullOrWhiteSpace(words))
        {
            IReadOnlyList<long> found = await SearchReader.FindAsync(db, words, cancellation).ConfigureAwait(false);
            stories = stories.Where(s => db.StoryMembers.Any(m => m.StoryId == s.Id && found.Contains(m.ArticleId)));
        }

        if (after is ListCursor cursor)
        {
            DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(cursor.SortTime);
            stories = stories.Where(s => s.LastArticleAt <= time && (s.LastArticleAt < time || s.Id < cursor.ArticleId));
        }

        List<Story> rows = await stories.OrderByDescending(s => s.LastArticleAt).ThenByDescending(s => s.Id).Take(count + 1).ToListAsync(cancellation).ConfigureAwait(false);
        bool more = rows.Count > count;
        List<StoryAdminLine> lines = await LinesAsync(db, more ? rows[..count] : rows, cancellation).ConfigureAwait(false);
        return new StoryAdminList(lines, more ? lines[^1].Cursor : null);
    }

    /// <summary>Null: no such story.</summary>
    public async Task<StoryAdminPage?> FindAsync(long id, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Story? story = await db.Stories.FirstOrDefaultAsync(s => s.Id == id, cancellation).ConfigureAwait(false);
        if (story is null)
        {
            return null;
        }

        List<StoryMember> members = await db.StoryMembers.Where(m => m.StoryId == id).ToListAsync(cancellation).ConfigureAwait(false);
        return new StoryAdminPage(
            id, story.MergedIntoId, story.IsLocked, await MembersAsync(db, members, cancellation).ConfigureAwait(false),
            StoryEditStore.StampOf(story.IsLocked, members.Select(member => (member.ArticleId, member.Pinned))));
    }

    /// <summary>Why this article is in its story; null: it is in none yet.</summary>
    public async Task<StoryAdminMember?> MembershipAsync(long articleId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        List<StoryMember> members = await db.StoryMembers.Where(m => m.ArticleId == articleId).ToListAsync(cancellation).ConfigureAwait(false);
        return (await MembersAsync(db, members, cancellation).ConfigureAwait(false)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<StoryAdminMember>> MembersAsync(NewsDbContext db, List<StoryMember> members, CancellationToken cancellation)
    {
        long[] ids = [.. members.Select(member => member.ArticleId)];
        Dictionary<long, AdminArticle> articles = await AdminArticles.ReadAsync(db, ids, cancellation).ConfigureAwait(false);
        Dictionary<long, AdminArticle> originals = await AdminArticles.ReadAsync(db, [.. articles.Values.Select(article => article.NearCopyOfId).OfType<long>().Distinct()], cancellation).ConfigureAwait(false);
        List<EditionView> editions = await EditionQuery.Views(db).ToListAsync(cancellation).ConfigureAwait(false);
        long[] versions = [.. editions.Select(edition => edition.VersionId)];
        ILookup<long, long> shown = (await db.Decisions.Where(d => ids.Contains(d.ArticleId) && versions.Contains(d.VersionId) && d.Verdict == Verdict.Show)
            .Select(d => new { d.ArticleId, d.VersionId }).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(d => d.ArticleId, d => d.VersionId);
        return
        [
            .. members.Where(member => articles.ContainsKey(member.ArticleId))
                .OrderBy(member => articles[member.ArticleId].FirstSeenAt).ThenBy(member => member.ArticleId)
                .Select(member => new StoryAdminMember(
                    articles[member.ArticleId], member, articles[member.ArticleId].NearCopyOfId is long original ? originals.GetValueOrDefault(original) : null,
                    [.. editions.Where(edition => shown[member.ArticleId].Contains(edition.VersionId))])),
        ];
    }

    private static async Task<List<StoryAdminLine>> LinesAsync(NewsDbContext db, List<Story> stories, CancellationToken cancellation)
    {
        long[] ids = [.. stories.Select(story => story.Id)];
        var members = (await (
            from m in db.StoryMembers
            where ids.Contains(m.StoryId)
            join a in db.Articles on m.ArticleId equals a.Id
            select new { m.StoryId, m.Pinned, a.Id, a.Title, a.Language, a.SourceId, a.FirstSeenAt, IsCopy = a.NearCopyOfId != null })
            .ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(member => member.StoryId);
        List<StoryAdminLine> lines = [];
        foreach (Story story in stories)
        {
            var first = members[story.Id].OrderBy(member => member.IsCopy).ThenBy(member => member.FirstSeenAt).ThenBy(member => member.Id).First();
            lines.Add(new StoryAdminLine(
                story.Id, first.Title, first.Language, members[story.Id].Count(), members[story.Id].Select(member => member.SourceId).Distinct().Count(), story.LastArticleAt,
                members[story.Id].Count(member => member.Pinned), story.IsLocked));
        }

        return lines;
    }
}
