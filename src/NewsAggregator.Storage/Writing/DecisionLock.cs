using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>
/// Keeps "which versions are there" and "what is stored" from changing at the same time, so that no article is left undecided. Visits and
/// page looks share the lock, then read the versions; saving a version, deciding a range under it and putting it into force take it alone.
/// Taken first in a transaction. On SQLite every writing transaction is alone anyway.
/// </summary>
internal static class DecisionLock
{
    public static Task ShareAsync(NewsDbContext db, CancellationToken cancellation) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock_shared(7003)", cancellation)
        : Task.CompletedTask;

    public static Task TakeAsync(NewsDbContext db, CancellationToken cancellation) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7003)", cancellation)
        : Task.CompletedTask;
}
