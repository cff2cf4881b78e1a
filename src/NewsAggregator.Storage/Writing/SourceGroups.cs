using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>In which groups a source is. A group that holds no source any more is gone.</summary>
internal static class SourceGroups
{
    /// <param name="wished">Slugs or names; names that are not known make new groups.</param>
    public static async Task SetAsync(NewsDbContext db, int sourceId, IReadOnlyList<string> wished, CancellationToken cancellation)
    {
        HashSet<int> wanted = [];
        foreach (string group in wished)
        {
            wanted.Add(await IdAsync(db, group, cancellation).ConfigureAwait(false));
        }

        List<int> stored = await db.GroupMembers.Where(m => m.SourceId == sourceId).Select(m => m.GroupId).ToListAsync(cancellation).ConfigureAwait(false);
        int[] left = [.. stored.Where(id => !wanted.Contains(id))];
        await db.GroupMembers.Where(m => m.SourceId == sourceId && left.Contains(m.GroupId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        db.GroupMembers.AddRange(wanted.Except(stored).Select(id => new SourceGroupMember { GroupId = id, SourceId = sourceId }));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await DropEmptyAsync(db, cancellation).ConfigureAwait(false);
    }

    /// <summary>The group's id; it is made where there is none of this slug or name.</summary>
    public static async Task<int> IdAsync(NewsDbContext db, string group, CancellationToken cancellation)
    {
        Dictionary<string, SourceGroup> groups = await db.Groups.ToDictionaryAsync(g => g.Slug, cancellation).ConfigureAwait(false);
        SourceGroup? known = Known(groups.Values, group);
        return (known ?? await SourceStore.GroupAsync(db, groups, group, null, cancellation).ConfigureAwait(false)).Id;
    }

    /// <summary>Slugs for those that are known; the others as they are wished.</summary>
    public static async Task<IReadOnlyList<string>> SlugsAsync(NewsDbContext db, IReadOnlyList<string> wished, CancellationToken cancellation)
    {
        List<SourceGroup> groups = await db.Groups.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        return [.. wished.Select(group => Known(groups, group)?.Slug ?? group).Distinct(StringComparer.Ordinal)];
    }

    public static Task<int> DropEmptyAsync(NewsDbContext db, CancellationToken cancellation) =>
        db.Groups.Where(g => !db.GroupMembers.Any(m => m.GroupId == g.Id)).ExecuteDeleteAsync(cancellation);

    private static SourceGroup? Known(IEnumerable<SourceGroup> groups, string wished) =>
        groups.FirstOrDefault(g => g.Slug == wished)
        ?? groups.FirstOrDefault(g => string.Equals(g.Name, wished, StringComparison.OrdinalIgnoreCase) || string.Equals(g.NameZh, wished, StringComparison.OrdinalIgnoreCase));
}
