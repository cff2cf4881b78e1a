using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Writing;

public enum StoryEditOutcome
{
    Done,

    /// <summary>No such story or article.</summary>
    Unknown,

    /// <summary>The story is no longer what the admin saw: nothing was done.</summary>
    Stale,

    /// <summary>What was asked for is so already, or would leave a story without articles.</summary>
    Nothing,
}

/// <param name="StoryId">The story to look at afterwards.</param>
public sealed record StoryEditResult(StoryEditOutcome Outcome, long StoryId);

/// <summary>
/// What an admin does to stories. Every article that is touched is pinned where it is put, and matching moves no pinned article and joins no
/// story that has one: what an admin arranged stays. Each edit leaves a line in the audit.
/// </summary>
public sealed class StoryEditStore(WritePath writes, TimeProvider clock)
{
    /// <summary>Takes articles out into a story of their own. The larger part keeps the address.</summary>
    /// <param name="seen">As <see cref="StampOf"/> of the story when the admin looked at it.</param>
    public Task<StoryEditResult> SplitAsync(long storyId, IReadOnlyList<long> articles, string seen, string who, CancellationToken cancellation = default) => EditAsync(
        storyId,
        seen,
        async (db, story, members) =>
        {
            List<StoryMember> taken = [.. members.Where(member => articles.Contains(member.ArticleId))];
            List<StoryMember> rest = [.. members.Except(taken)];
            if (taken.Count == 0 || rest.Count == 0)
            {
                return new StoryEditResult(StoryEditOutcome.Nothing, storyId);
            }

            List<StoryMember> moving = taken.Count <= rest.Count ? taken : rest;
            long id = await NewIdAsync(db, [.. moving.Select(member => member.ArticleId)], cancellation).ConfigureAwait(false);
            members.ForEach(member => member.Pinned = true);
            await MoveAsync(db, moving, id, cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "story.split", storyId, $"#{id}: {Ids(moving)}", null, cancellation).ConfigureAwait(false);
            return new StoryEditResult(StoryEditOutcome.Done, storyId);
        },
        cancellation);

    /// <summary>Makes the other story a part of this one; its address then leads here.</summary>
    public Task<StoryEditResult> MergeAsync(long storyId, long otherId, string seen, string who, CancellationToken cancellation = default) => EditAsync(
        storyId,
        seen,
        async (db, story, members) =>
        {
            if (await StoryRows.FindAsync(db, otherId, cancellation).ConfigureAwait(false) is not Story other)
            {
                return new StoryEditResult(StoryEditOutcome.Unknown, storyId);
            }

            List<StoryMember> joining = await db.StoryMembers.Where(m => m.StoryId == other.Id).OrderBy(m => m.ArticleId).ToListAsync(cancellation).ConfigureAwait(false);
            if (other.Id == storyId || joining.Count == 0)
            {
                return new StoryEditResult(StoryEditOutcome.Nothing, storyId);
            }

            string was = Ids(joining);
            members.Concat(joining).ToList().ForEach(member => member.Pinned = true);
            await MoveAsync(db, joining, storyId, cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "story.merged", storyId, $"#{other.Id}: {was}", null, cancellation).ConfigureAwait(false);
            return new StoryEditResult(StoryEditOutcome.Done, storyId);
        },
        cancellation);

    /// <summary>Nothing joins the story any more and nothing leaves it.</summary>
    public Task<StoryEditResult> LockAsync(long storyId, string seen, string who, CancellationToken cancellation = default) => EditAsync(
        storyId,
        seen,
        async (db, story, members) =>
        {
            members.ForEach(member => member.Pinned = true);
            story.IsLocked = true;
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "story.locked", storyId, Ids(members), null, cancellation).ConfigureAwait(false);
            return new StoryEditResult(StoryEditOutcome.Done, storyId);
        },
        cancellation);

    /// <summary>Gives the story back to matching: it may grow again, be joined with another, and what came in the last hour may move.</summary>
    public Task<StoryEditResult> ReleaseAsync(long storyId, string seen, string who, CancellationToken cancellation = default) => EditAsync(
        storyId,
        seen,
        async (db, story, members) =>
        {
            members.ForEach(member => member.Pinned = false);
            story.IsLocked = false;
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "story.released", storyId, Ids(members), null, cancellation).ConfigureAwait(false);
            return new StoryEditResult(StoryEditOutcome.Done, storyId);
        },
        cancellation);

    /// <summary>Puts one article into a story and keeps it there.</summary>
    /// <param name="seenIn">The story it was in when the admin looked; null: in none yet.</param>
    public Task<StoryEditResult> PinAsync(long articleId, long storyId, long? seenIn, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            await StoryStamp.RaiseAsync(db, cancellation).ConfigureAwait(false);
            Story? story = await StoryRows.FindAsync(db, storyId, cancellation).ConfigureAwait(false);
            if (story is null || !await db.Articles.AnyAsync(a => a.Id == articleId, cancellation).ConfigureAwait(false))
            {
                return new StoryEditResult(StoryEditOutcome.Unknown, storyId);
            }

            StoryMember? member = await db.StoryMembers.FirstOrDefaultAsync(m => m.ArticleId == articleId, cancellation).ConfigureAwait(false);
            if (member?.StoryId != seenIn)
            {
                return new StoryEditResult(StoryEditOutcome.Stale, story.Id);
            }

            if (member is { Pinned: true } && member.StoryId == story.Id)
            {
                return new StoryEditResult(StoryEditOutcome.Nothing, story.Id);
            }

            if (member is null)
            {
                db.StoryMembers.Add(member = new StoryMember { ArticleId = articleId, StoryId = story.Id, Score = 1, JoinedAt = clock.GetUtcNow() });
            }

            member.Pinned = true;
            await MoveAsync(db, [member], story.Id, cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "story.pinned", story.Id, Ids([member]), seenIn is long before && before != story.Id ? $"#{before}" : null, cancellation).ConfigureAwait(false);
            return new StoryEditResult(StoryEditOutcome.Done, story.Id);
        },
        cancellation);

    /// <summary>Changes with the story's members, their pins and the lock: a form that carries another one was made for another story.</summary>
    public static string StampOf(bool isLocked, IEnumerable<(long ArticleId, bool Pinned)> members)
    {
        string all = string.Join(' ', members.OrderBy(member => member.ArticleId).Select(member => string.Create(CultureInfo.InvariantCulture, $"{member.ArticleId}{(member.Pinned ? "!" : "")}")));
        return System.IO.Hashing.XxHash3.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(all), isLocked ? 1 : 0).ToString("x16", CultureInfo.InvariantCulture);
    }

    private Task<StoryEditResult> EditAsync(
        long storyId, string seen, Func<NewsDbContext, Story, List<StoryMember>, Task<StoryEditResult>> edit, CancellationToken cancellation) => writes.RunAsync(
        async db =>
        {
            await StoryStamp.RaiseAsync(db, cancellation).ConfigureAwait(false);
            Story? story = await db.Stories.FirstOrDefaultAsync(s => s.Id == storyId, cancellation).ConfigureAwait(false);
            if (story is null)
            {
                return new StoryEditResult(StoryEditOutcome.Unknown, storyId);
            }

            List<StoryMember> members = await db.StoryMembers.Where(m => m.StoryId == storyId).OrderBy(m => m.ArticleId).ToListAsync(cancellation).ConfigureAwait(false);
            return members.Count == 0 || StampOf(story.IsLocked, members.Select(member => (member.ArticleId, member.Pinned))) != seen
                ? new StoryEditResult(StoryEditOutcome.Stale, story.MergedIntoId ?? storyId)
                : await edit(db, story, members).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Stores what was changed, and moves these articles.</summary>
    private async Task MoveAsync(NewsDbContext db, List<StoryMember> moving, long into, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await StoryRows.FoundAsync(db, [into], now).ConfigureAwait(false);
        List<StoryMove> moves = [];
        foreach (StoryMember member in moving.Where(member => member.StoryId != into))
        {
            moves.Add(new StoryMove(member.ArticleId, member.StoryId, into));
            (member.StoryId, member.Score, member.Reason, member.JoinedAt) = (into, 1, "", now);
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await StoryRows.SettleAsync(db, moves, [into], cancellation).ConfigureAwait(false);
    }

    // A story is named after the article that founds it; where that name is taken, after the next one.
    private static async Task<long> NewIdAsync(NewsDbContext db, long[] articles, CancellationToken cancellation)
    {
        long[] names = [.. articles, .. articles.Select(id => -id)];
        List<long> taken = await db.Stories.Where(s => names.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false);
        return names.First(name => !taken.Contains(name));
    }

    private async Task AuditAsync(NewsDbContext db, string who, string action, long story, string articles, string? before, CancellationToken cancellation)
    {
        await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, action, $"#{story}", articles, before, cancellation: cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
    }

    private static string Ids(IEnumerable<StoryMember> members) => string.Join(", ", members.Select(member => member.ArticleId.ToString(CultureInfo.InvariantCulture)));
}
