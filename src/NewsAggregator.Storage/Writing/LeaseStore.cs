using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>Named leases: work that only one process may do at a time.</summary>
public sealed class LeaseStore(WritePath writes)
{
    /// <summary>Takes or prolongs the lease. False: another owner holds it.</summary>
    public Task<bool> TakeAsync(string name, string owner, DateTimeOffset now, TimeSpan length, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            DateTimeOffset until = now + length;
            int taken = await db.Leases.Where(l => l.Name == name && (l.Owner == owner || l.Until <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, owner).SetProperty(l => l.Until, until), cancellation).ConfigureAwait(false);
            if (taken == 1)
            {
                return true;
            }

            await using RowInsert insert = new(db, "Leases", ["Name", "Owner", "Until"], ignoreConflicts: true);
            return await insert.RunAsync(name, owner, until).ConfigureAwait(false) == 1;
        },
        cancellation);

    /// <summary>Within a transaction: work done under the lease is stored only while nobody else took it.</summary>
    internal static Task<bool> IsHeldAsync(NewsDbContext db, string name, string owner, CancellationToken cancellation) =>
        db.Leases.AnyAsync(l => l.Name == name && l.Owner == owner, cancellation);

    public Task ReleaseAsync(string name, string owner, CancellationToken cancellation = default) =>
        writes.RunAsync(db => db.Leases.Where(l => l.Name == name && l.Owner == owner).ExecuteDeleteAsync(cancellation), cancellation);
}
