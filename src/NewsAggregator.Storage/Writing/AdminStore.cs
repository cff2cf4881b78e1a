using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage.Accounts;

namespace NewsAggregator.Storage.Writing;

/// <summary>What the accounts' own framework does not do: it leaves the last admin, and a line in the audit.</summary>
public sealed class AdminStore(WritePath writes, TimeProvider clock)
{
    /// <summary>Removes an admin, unless there is no other; false then, and where there is none of this id.</summary>
    public Task<bool> RemoveAsync(string userId, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            string? name = await db.Users.Where(u => u.Id == userId).Select(u => u.UserName).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            if (name is null || !await db.Users.AnyAsync(u => u.Id != userId, cancellation).ConfigureAwait(false))
            {
                return false;
            }

            // Nobody comes in by the word of someone who was put out.
            await db.AdminLinks.Where(l => l.MadeBy == name).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await db.Users.Where(u => u.Id == userId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "admin.removed", name, cancellation: cancellation).ConfigureAwait(false);
            return true;
        },
        cancellation);

    public Task LoggedInAsync(string userId, CancellationToken cancellation = default)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return writes.RunAsync(db => db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastLoginAt, now), cancellation), cancellation);
    }

    /// <summary>A line about an account: admin.joined, admin.password.</summary>
    public Task AuditAsync(string who, string action, string subject, string? detail = null, CancellationToken cancellation = default) =>
        writes.RunAsync(db => AuditLine.WriteAsync(db, clock.GetUtcNow(), who, action, subject, detail, cancellation: cancellation), cancellation);
}
