using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>What is done to several sources at once; null: not touched.</summary>
/// <param name="AddGroup">Slug or name; a name that is not known makes a new group.</param>
/// <param name="RemoveGroup">Slug.</param>
/// <param name="IntervalSeconds">0: learned.</param>
public sealed record SourceBulkEdit(string? AddGroup = null, string? RemoveGroup = null, int? IntervalSeconds = null, SourceState? State = null);

/// <summary>How many sources each part of a bulk edit really changed.</summary>
public sealed record SourceBulkResult(int Chosen, int AddedToGroup, int RemovedFromGroup, int Interval, int State);

public sealed class SourceBulkStore(WritePath writes, TimeProvider clock)
{
    /// <summary>One transaction: all of it or nothing.</summary>
    public Task<SourceBulkResult> ApplyAsync(IReadOnlyCollection<int> sourceIds, SourceBulkEdit edit, string who, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return writes.RunAsync(db => ApplyAsync(db, sourceIds, edit, who, cancellation), cancellation);
    }

    private async Task<SourceBulkResult> ApplyAsync(NewsDbContext db, IReadOnlyCollection<int> chosen, SourceBulkEdit edit, string who, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<int> ids = await db.Sources.Where(s => chosen.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (int id in ids.Order())
        {
            await SourceLock.TakeAsync(db, id, cancellation).ConfigureAwait(false);
        }

        IReadOnlyList<int> added = edit.AddGroup is null ? [] : await AddToGroupAsync(db, ids, edit.AddGroup, cancellation).ConfigureAwait(false);
        IReadOnlyList<int> removed = edit.RemoveGroup is null ? [] : await RemoveFromGroupAsync(db, ids, edit.RemoveGroup, cancellation).ConfigureAwait(false);
        int[] regrouped = [.. added.Union(removed)];
        if (regrouped.Length > 0)
        {
            await RaiseVersionsAsync(db, regrouped, cancellation).ConfigureAwait(false);
            await DecideAgainStore.MarkAsync(db, regrouped, cancellation).ConfigureAwait(false);
            await SourceGroups.DropEmptyAsync(db, cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
        }

        IReadOnlyList<int> paced = edit.IntervalSeconds is not int seconds ? [] : await PaceAsync(db, ids, seconds == 0 ? null : seconds, now, cancellation).ConfigureAwait(false);
        IReadOnlyList<int> moved = edit.State is not SourceState state ? [] : await SourceStates.SetAsync(db, ids, state, now, cancellation).ConfigureAwait(false);
        SourceBulkResult result = new(ids.Count, added.Count, removed.Count, paced.Count, moved.Count);
        List<string> slugs = await db.Sources.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Slug).Select(s => s.Slug).ToListAsync(cancellation).ConfigureAwait(false);
        await AuditLine.WriteAsync(
            db, now, who, "sources.edited", string.Join(", ", slugs),
            $"added to {edit.AddGroup ?? "–"}: {added.Count}; removed from {edit.RemoveGroup ?? "–"}: {removed.Count}; interval {edit.IntervalSeconds}: {paced.Count}; state {edit.State}: {moved.Count}",
            cancellation: cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        return result;
    }

    private static async Task<IReadOnlyList<int>> AddToGroupAsync(NewsDbContext db, List<int> ids, string group, CancellationToken cancellation)
    {
        int groupId = await SourceGroups.IdAsync(db, group, cancellation).ConfigureAwait(false);
        List<int> members = await db.GroupMembers.Where(m => m.GroupId == groupId && ids.Contains(m.SourceId)).Select(m => m.SourceId).ToListAsync(cancellation).ConfigureAwait(false);
        int[] added = [.. ids.Except(members)];
        db.GroupMembers.AddRange(added.Select(id => new SourceGroupMember { GroupId = groupId, SourceId = id }));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return added;
    }

    private static async Task<IReadOnlyList<int>> RemoveFromGroupAsync(NewsDbContext db, List<int> ids, string group, CancellationToken cancellation)
    {
        IQueryable<SourceGroupMember> members = db.GroupMembers.Where(m => ids.Contains(m.SourceId) && db.Groups.Any(g => g.Id == m.GroupId && g.Slug == group));
        List<int> removed = await members.Select(m => m.SourceId).ToListAsync(cancellation).ConfigureAwait(false);
        await members.ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        return removed;
    }

    private static async Task<IReadOnlyList<int>> PaceAsync(NewsDbContext db, List<int> ids, int? seconds, DateTimeOffset now, CancellationToken cancellation)
    {
        List<int> others = await db.Feeds.Where(f => ids.Contains(f.SourceId) && f.FixedIntervalSeconds != seconds).Select(f => f.SourceId).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        await SourceFeedStore.SetIntervalAsync(db, others, seconds, now, cancellation).ConfigureAwait(false);
        await RaiseVersionsAsync(db, others, cancellation).ConfigureAwait(false);
        return others;
    }

    private static Task<int> RaiseVersionsAsync(NewsDbContext db, IReadOnlyCollection<int> ids, CancellationToken cancellation) =>
        db.Sources.Where(s => ids.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), cancellation);
}
