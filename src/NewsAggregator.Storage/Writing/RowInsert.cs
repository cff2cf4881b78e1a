using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsAggregator.Storage.Writing;

/// <summary>
/// A prepared INSERT into one table, used for many rows of one transaction: EF's tracking is the cost of an ingest otherwise.
/// The same SQL serves both providers.
/// </summary>
internal sealed class RowInsert : IAsyncDisposable
{
    private readonly DbCommand command;

    /// <param name="returning">A column whose value each insert returns, or null.</param>
    public RowInsert(NewsDbContext db, string table, IReadOnlyList<string> columns, string? returning = null, bool ignoreConflicts = false)
    {
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        string names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        string values = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
#pragma warning disable CA2100 // Table and column names are constants of this project; values are parameters.
        command.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({values})"
            + (ignoreConflicts ? " ON CONFLICT DO NOTHING" : "")
            + (returning is null ? "" : $" RETURNING \"{returning}\"");
#pragma warning restore CA2100
        for (int i = 0; i < columns.Count; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }
    }

    public async Task<int> RunAsync(params object?[] values)
    {
        Fill(values);
        return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public async Task<long> RunReturningAsync(params object?[] values)
    {
        Fill(values);
        return Convert.ToInt64(await command.ExecuteScalarAsync().ConfigureAwait(false), System.Globalization.CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void Fill(object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
                Enum value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture),
                object other => other,
            };
        }
    }
}
