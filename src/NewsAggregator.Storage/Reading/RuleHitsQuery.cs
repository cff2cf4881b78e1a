using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>Articles that one rule decided, day by day.</summary>
/// <param name="Rule">From 1; 0: the default; negative: see <see cref="StoredDecision"/>.</param>
/// <param name="Days">One count for each day asked for, the oldest first.</param>
public sealed record RuleHits(int Rule, Verdict Verdict, IReadOnlyList<int> Days)
{
    public int Total => Days.Sum();
}

/// <summary>How much each rule of the version in force decides over time, counted from the stored decisions.</summary>
public sealed class RuleHitsQuery(NewsDatabase database, SiteSettingsQuery site, TimeProvider clock)
{
    private const long Day = 86_400_000;

    /// <summary>Days are the site's, by the place in lists; the last one is today. Rules that decided nothing are left out.</summary>
    public async Task<IReadOnlyList<RuleHits>> ReadAsync(EditionView edition, int days = 30, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        DateTimeOffset now = clock.GetUtcNow();
        long offset = (long)(await site.ReadAsync(cancellation).ConfigureAwait(false)).Zone.GetUtcOffset(now).TotalMilliseconds;
        long today = (now.ToUnixTimeMilliseconds() + offset) / Day;
        long first = today - days + 1;
        Dictionary<(int, Verdict), int[]> counts = [];
        await using NewsDbContext db = database.OpenForReading();
        await db.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT "Rule", "Verdict", ("SortTime" + @offset) / 86400000 AS "Day", count(*) FROM "Decisions"
            WHERE "EditionId" = @edition AND "VersionId" = @version AND "Verdict" IN (0, 1) AND "SortTime" >= @since
            GROUP BY "Rule", "Verdict", ("SortTime" + @offset) / 86400000
            """;
        Add(command, "@offset", offset);
        Add(command, "@edition", edition.Id);
        Add(command, "@version", edition.VersionId);
        Add(command, "@since", (first * Day) - offset);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            (int Rule, Verdict Verdict) key = (reader.GetInt32(0), (Verdict)reader.GetInt32(1));
            if (!counts.TryGetValue(key, out int[]? own))
            {
                counts[key] = own = new int[days];
            }

            own[Math.Clamp(reader.GetInt64(2) - first, 0, days - 1)] += (int)reader.GetInt64(3);
        }

        return [.. counts.OrderBy(pair => pair.Key.Item1 == 0).ThenBy(pair => pair.Key.Item1).Select(pair => new RuleHits(pair.Key.Item1, pair.Key.Item2, pair.Value))];
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
