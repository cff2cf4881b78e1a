using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Reading;

public sealed record AdminLine(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastLoginAt, DateTimeOffset? LockedUntil);

/// <summary>An invitation that nobody used yet.</summary>
/// <param name="Note">For whom it is meant, in the inviter's words.</param>
public sealed record InvitationLine(int Id, string? Note, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset EndsAt);

/// <summary>Who the admins are, and who may become one.</summary>
public sealed class AdminsQuery(NewsDatabase database, TimeProvider clock)
{
    public async Task<IReadOnlyList<AdminLine>> AdminsAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        DateTimeOffset now = clock.GetUtcNow();
        return await db.Users.OrderBy(u => u.CreatedAt)
            .Select(u => new AdminLine(u.Id, u.UserName!, u.CreatedAt, u.LastLoginAt, u.LockoutEnd > now ? u.LockoutEnd : null))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<InvitationLine>> InvitationsAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        DateTimeOffset now = clock.GetUtcNow();
        return await db.AdminLinks.Where(l => l.UserId == null && l.EndsAt > now).OrderBy(l => l.MadeAt)
            .Select(l => new InvitationLine(l.Id, l.Note, l.MadeBy, l.MadeAt, l.EndsAt))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }
}
