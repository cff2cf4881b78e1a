using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Reading;

/// <param name="After">Only older lines: the id to go on from; null: from the newest.</param>
/// <param name="Who">Only this admin's.</param>
/// <param name="Kind">Only actions that begin with this word: source, filter, admin.</param>
public sealed record AuditWish(long? After = null, string? Who = null, string? Kind = null);

/// <param name="Next">To go on from; null: there is nothing older.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Lines, long? Next);

/// <summary>What admins did, newest first.</summary>
public sealed class AuditQuery(NewsDatabase database)
{
    public const int PageSize = 50;

    public async Task<AuditPage> ReadAsync(AuditWish wish, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        await using NewsDbContext db = database.OpenForReading();
        IQueryable<AuditEntry> lines = db.Audit;
        if (wish.After is long after)
        {
            lines = lines.Where(line => line.Id < after);
        }

        if (wish.Who is { Length: > 0 } who)
        {
            lines = lines.Where(line => line.Who == who);
        }

        if (wish.Kind is { Length: > 0 } kind)
        {
            lines = lines.Where(line => line.Action.StartsWith(kind + "."));
        }

        List<AuditEntry> found = await lines.OrderByDescending(line => line.Id).Take(PageSize + 1).ToListAsync(cancellation).ConfigureAwait(false);
        bool more = found.Count > PageSize;
        return new AuditPage(more ? found[..PageSize] : found, more ? found[PageSize - 1].Id : null);
    }

    /// <summary>Everybody who ever did something, and the kinds of what was done.</summary>
    public async Task<(IReadOnlyList<string> People, IReadOnlyList<string> Kinds)> ChoicesAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        List<string> people = await db.Audit.Select(line => line.Who).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        List<string> actions = await db.Audit.Select(line => line.Action).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        return (
            [.. people.Order(StringComparer.OrdinalIgnoreCase)],
            [.. actions.Select(action => action.Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
