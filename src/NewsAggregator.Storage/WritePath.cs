using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsAggregator.Storage;

/// <summary>
/// The one way to write. On SQLite one writer at a time per process, each transaction begun as a writing one
/// (BEGIN IMMEDIATE: a read that turns into a write cannot be saved by busy_timeout); other processes wait by busy_timeout.
/// </summary>
public sealed class WritePath(NewsDatabase database) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<T> RunAsync<T>(Func<NewsDbContext, Task<T>> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (database.IsSqlite)
        {
            await gate.WaitAsync(cancellation).ConfigureAwait(false);
        }

        try
        {
            await using NewsDbContext db = database.Open();
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            T result = await work(db).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return result;
        }
        finally
        {
            if (database.IsSqlite)
            {
                gate.Release();
            }
        }
    }

    public Task RunAsync(Func<NewsDbContext, Task> work, CancellationToken cancellation = default) => RunAsync(
        async db =>
        {
            await work(db).ConfigureAwait(false);
            return true;
        },
        cancellation);

    public void Dispose() => gate.Dispose();
}
