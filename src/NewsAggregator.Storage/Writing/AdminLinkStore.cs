using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage.Accounts;

namespace NewsAggregator.Storage.Writing;

/// <summary>One-time links for admins: made, taken back, used. The token itself never comes here, only its hash.</summary>
public sealed class AdminLinkStore(NewsDatabase database, WritePath writes, TimeProvider clock)
{
    /// <summary>An invitation, or with <paramref name="userId"/> a link that gives that admin a new password and replaces any older one.</summary>
    public Task AddAsync(string tokenHash, TimeSpan lasts, string who, string? note = null, string? userId = null, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            await db.AdminLinks.Where(l => l.EndsAt < now || (userId != null && l.UserId == userId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            string? name = userId is null ? null : await db.Users.Where(u => u.Id == userId).Select(u => u.UserName).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            db.AdminLinks.Add(new AdminLink { TokenHash = tokenHash, UserId = userId, Note = note, MadeBy = who, MadeAt = now, EndsAt = now + lasts });
            await AuditLine.WriteAsync(db, now, who, userId is null ? "admin.invited" : "admin.reset", name ?? note, cancellation: cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>The link while it can be used; null when it was used, taken back, is over, or never was.</summary>
    public async Task<AdminLink?> FindAsync(string tokenHash, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        DateTimeOffset now = clock.GetUtcNow();
        return await db.AdminLinks.FirstOrDefaultAsync(l => l.TokenHash == tokenHash && l.EndsAt > now, cancellation).ConfigureAwait(false);
    }

    /// <summary>Uses the link up: true for one caller only, however many try at once.</summary>
    public Task<bool> TakeAsync(int id, CancellationToken cancellation = default) => writes.RunAsync(
        async db => await db.AdminLinks.Where(l => l.Id == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false) == 1, cancellation);

    /// <summary>Gives back a link whose use failed after all.</summary>
    public Task ReturnAsync(AdminLink link, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            db.AdminLinks.Add(link);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Takes an invitation back; false when it is there no more.</summary>
    public Task<bool> RevokeAsync(int id, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            AdminLink? link = await db.AdminLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellation).ConfigureAwait(false);
            if (link is null)
            {
                return false;
            }

            await db.AdminLinks.Where(l => l.Id == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "invitation.revoked", link.Note, cancellation: cancellation).ConfigureAwait(false);
            return true;
        },
        cancellation);
}
