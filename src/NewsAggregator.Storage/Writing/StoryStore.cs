using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Writing;

/// <summary>An article as story matching sees it.</summary>
/// <param name="Lead">First words of the body.</param>
public sealed record StoryCandidate(long Id, DateTimeOffset FirstSeenAt, string Title, string Lead, string? Language, long? StoryId);

/// <summary>Memberships to write: each article with its story; a story id of 0 or less names a new story, the same number the same story.</summary>
public sealed record Membership(long ArticleId, long StoryId, double Score, string Reason, long? NearCopyOfId);

/// <summary>Reads articles in order of first sight and keeps which story each belongs to.</summary>
public sealed class StoryStore(NewsDatabase database, WritePath writes)
{
    private const int LeadLength = 600;
    private const string PositionKey = "stories.position";

    /// <summary>Articles not yet matched, oldest first; hidden ones too.</summary>
    public async Task<IReadOnlyList<StoryCandidate>> NextAsync(int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        string? text = await db.Settings.Where(s => s.Key == PositionKey).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        long position = text is null ? 0 : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return await LoadAsync(db, db.Articles.Where(a => a.Id > position).OrderBy(a => a.Id).Take(most), cancellation).ConfigureAwait(false);
    }

    /// <summary>The members of the last days, in order: what the matcher's memory is rebuilt from at start.</summary>
    public async Task<IReadOnlyList<StoryCandidate>> RecentAsync(DateTimeOffset since, int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        IQueryable<Article> newest = db.Articles
            .Where(a => a.FirstSeenAt >= since && db.StoryMembers.Any(m => m.ArticleId == a.Id)).OrderByDescending(a => a.Id).Take(most);
        return await LoadAsync(db, newest.OrderBy(a => a.Id), cancellation).ConfigureAwait(false);
    }

    /// <returns>The ids that new stories were given, by the numbers that named them.</returns>
    public Task<IReadOnlyDictionary<long, long>> CommitAsync(IReadOnlyList<Membership> memberships, DateTimeOffset now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(memberships);
        return writes.RunAsync(
            async db =>
            {
                Dictionary<long, long> ids = [];
                foreach (Membership membership in memberships)
                {
                    await AddAsync(db, membership, ids, now, cancellation).ConfigureAwait(false);
                }

                string position = memberships.Max(m => m.ArticleId).ToString(System.Globalization.CultureInfo.InvariantCulture);
                await SettingStore.WriteAsync(db, PositionKey, position, cancellation).ConfigureAwait(false);
                await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
                return (IReadOnlyDictionary<long, long>)ids;
            },
            cancellation);
    }

    private static async Task AddAsync(NewsDbContext db, Membership membership, Dictionary<long, long> ids, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset seen = await db.Articles.Where(a => a.Id == membership.ArticleId).Select(a => a.FirstSeenAt).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        long storyId = membership.StoryId > 0 ? membership.StoryId : ids.GetValueOrDefault(membership.StoryId);
        if (storyId == 0)
        {
            await using RowInsert stories = new(db, "Stories", ["CreatedAt", "LastArticleAt", "Members"], returning: "Id");
            ids[membership.StoryId] = storyId = await stories.RunReturningAsync(now, seen, 0).ConfigureAwait(false);
        }

        await using RowInsert members = new(db, "StoryMembers", ["ArticleId", "StoryId", "Score", "Reason", "Pinned", "JoinedAt"], ignoreConflicts: true);
        if (await members.RunAsync(membership.ArticleId, storyId, membership.Score, membership.Reason, false, now).ConfigureAwait(false) == 1)
        {
            await db.Stories.Where(s => s.Id == storyId).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Members, s => s.Members + 1).SetProperty(s => s.LastArticleAt, seen), cancellation).ConfigureAwait(false);
        }

        if (membership.NearCopyOfId is long original)
        {
            await db.Articles.Where(a => a.Id == membership.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.NearCopyOfId, original), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<StoryCandidate>> LoadAsync(NewsDbContext db, IQueryable<Article> articles, CancellationToken cancellation)
    {
        var rows = await articles.Select(a => new
        {
            a.Id,
            a.FirstSeenAt,
            a.Title,
            a.Language,
            Html = db.Revisions.Where(r => r.ArticleId == a.Id && r.Number == a.Revision).Select(r => r.Html).FirstOrDefault(),
            StoryId = db.StoryMembers.Where(m => m.ArticleId == a.Id).Select(m => (long?)m.StoryId).FirstOrDefault(),
        }).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => new StoryCandidate(row.Id, row.FirstSeenAt, row.Title, LeadOf(row.Html), row.Language, row.StoryId))];
    }

    private static string LeadOf(byte[]? html)
    {
        string text = html is null ? "" : BodyReader.TextOf(RevisionCodec.UnpackHtml(html));
        return text.Length <= LeadLength ? text : text[..LeadLength];
    }
}
