using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Writing;

/// <summary>An article that changed its story.</summary>
internal readonly record struct StoryMove(long ArticleId, long From, long Into);

/// <summary>What every write to stories does alike, whether matching or an admin decided it.</summary>
internal static class StoryRows
{
    private const int Chunk = 500;

    /// <summary>Makes the stories that are not there yet.</summary>
    public static async Task FoundAsync(NewsDbContext db, IEnumerable<long> ids, DateTimeOffset now)
    {
        await using RowInsert stories = new(db, "Stories", ["Id", "CreatedAt", "LastArticleAt", "Members", "IsLocked"], ignoreConflicts: true);
        foreach (long id in ids.Distinct())
        {
            await stories.RunAsync(id, now, now, 0, false).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// After members moved: counts anew; a story that lost all of them leads to where most of them went, for good; one that has members is there again.
    /// </summary>
    public static async Task SettleAsync(NewsDbContext db, IReadOnlyList<StoryMove> moves, IEnumerable<long> touched, CancellationToken cancellation)
    {
        long[] all = [.. touched.Concat(moves.Select(move => move.From)).Concat(moves.Select(move => move.Into)).Distinct()];
        HashSet<long> alive = [];
        foreach (long[] ids in all.Chunk(Chunk))
        {
            List<long> found = await db.StoryMembers.Where(m => ids.Contains(m.StoryId)).Select(m => m.StoryId).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
            alive.UnionWith(found);
            await db.Stories.Where(s => found.Contains(s.Id) && s.MergedIntoId != null).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, (long?)null), cancellation).ConfigureAwait(false);
        }

        foreach (IGrouping<long, StoryMove> left in moves.Where(move => !alive.Contains(move.From)).GroupBy(move => move.From))
        {
            long into = left.GroupBy(move => move.Into).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

            // One step from every address: what had become part of it before goes to the same place.
            await db.Stories.Where(s => s.Id == left.Key || s.MergedIntoId == left.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, into).SetProperty(s => s.IsLocked, false), cancellation).ConfigureAwait(false);
        }

        await RecountAsync(db, all, cancellation).ConfigureAwait(false);
    }

    public static async Task RecountAsync(NewsDbContext db, IEnumerable<long> storyIds, CancellationToken cancellation)
    {
        foreach (long[] ids in storyIds.Distinct().Chunk(Chunk))
        {
            await db.Stories.Where(s => ids.Contains(s.Id)).ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.Members, s => db.StoryMembers.Count(m => m.StoryId == s.Id))
                    .SetProperty(s => s.LastArticleAt, s => db.StoryMembers.Where(m => m.StoryId == s.Id).Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => (DateTimeOffset?)a.FirstSeenAt).Max() ?? s.LastArticleAt),
                cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The story itself, or the one it became part of.</summary>
    public static async Task<Story?> FindAsync(NewsDbContext db, long id, CancellationToken cancellation)
    {
        Story? story = await db.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation).ConfigureAwait(false);
        return story?.MergedIntoId is long into ? await db.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == into, cancellation).ConfigureAwait(false) : story;
    }
}
