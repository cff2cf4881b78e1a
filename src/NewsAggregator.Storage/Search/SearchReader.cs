using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Storage.Search;

/// <summary>Asks the full-text index which articles may hold all words of a search.</summary>
internal static class SearchReader
{
    /// <summary>What is found beyond this many newest articles is not looked at.</summary>
    public const int Most = 2000;

    /// <summary>Ids of articles that hold every word, newest ids first.</summary>
    public static async Task<IReadOnlyList<long>> FindAsync(NewsDbContext db, string search, CancellationToken cancellation)
    {
        SearchText tokens = Segmentation.ForSearch(search);
        return db.Database.IsSqlite()
            ? await RunAsync(
                db, "SELECT rowid FROM \"SearchIndex\" WHERE \"SearchIndex\" MATCH @match ORDER BY rowid DESC LIMIT 2000", SqliteMatch(tokens), cancellation).ConfigureAwait(false)
            : await RunAsync(
                db, "SELECT \"ArticleId\" FROM \"SearchIndex\" WHERE \"Words\" @@ plainto_tsquery('simple', @match) ORDER BY \"ArticleId\" DESC LIMIT 2000", PostgresMatch(tokens), cancellation).ConfigureAwait(false);
    }

    // Each token quoted: what a reader typed is never the index's own syntax.
    private static string SqliteMatch(SearchText tokens)
    {
        // A lone character is looked for in its own column: in the other one it stands only inside pairs.
        IEnumerable<string> terms = Split(tokens.Words).Select(word => word.Length == 1 && Segmentation.IsCjk(word[0]) ? $"characters:\"{word}\"" : $"words:\"{word}\"");
        return string.Join(" AND ", terms);
    }

    private static string PostgresMatch(SearchText tokens) => tokens.Words + " " + tokens.Characters;

    private static string[] Split(string tokens) => [.. tokens.Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(40)];

    private static async Task<IReadOnlyList<long>> RunAsync(NewsDbContext db, string sql, string match, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(match))
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of two constants; the words are a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = "@match";
        parameter.Value = match;
        command.Parameters.Add(parameter);
        List<long> ids = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }
}
