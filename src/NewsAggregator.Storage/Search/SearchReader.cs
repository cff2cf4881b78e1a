using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Storage.Search;

/// <summary>Asks the full-text index of the database at hand which articles a search may match: all that it matches are among them.</summary>
internal static class SearchReader
{
    /// <summary>Admins' lists look at so many of the newest found.</summary>
    private const int MostForAdmins = 2000;

    /// <summary>Ids of articles that may hold every word, newest ids first: for lists in which an admin judges for themselves.</summary>
    public static Task<List<long>> FindAsync(NewsDbContext db, string words, CancellationToken cancellation)
    {
        SearchProposal proposal = SearchQuery.Parse(words).Proposal;
        return proposal.Clauses.Count == 0 ? Task.FromResult<List<long>>([]) : NewestAsync(db, proposal, MostForAdmins, cancellation);
    }

    /// <summary>The newest ids, newest first.</summary>
    public static Task<List<long>> NewestAsync(NewsDbContext db, SearchProposal proposal, int most, CancellationToken cancellation) => RunAsync(
        db,
        db.Database.IsSqlite()
            ? "SELECT rowid FROM \"SearchIndex\" WHERE \"SearchIndex\" MATCH @match ORDER BY rowid DESC LIMIT @a"
            : "SELECT \"ArticleId\" FROM \"SearchIndex\" WHERE \"Words\" @@ @match::tsquery ORDER BY \"ArticleId\" DESC LIMIT @a",
        proposal, most, null, false, cancellation);

    /// <summary>All ids from one to another, both included, in no order.</summary>
    public static Task<List<long>> BetweenAsync(NewsDbContext db, SearchProposal proposal, long first, long last, CancellationToken cancellation) => RunAsync(
        db,
        db.Database.IsSqlite()
            // In one piece: row by row, a multitude takes longer out of SQLite than out of the index.
            ? "SELECT group_concat(rowid) FROM \"SearchIndex\" WHERE \"SearchIndex\" MATCH @match AND rowid BETWEEN @a AND @b"
            : "SELECT \"ArticleId\" FROM \"SearchIndex\" WHERE \"Words\" @@ @match::tsquery AND \"ArticleId\" BETWEEN @a AND @b",
        proposal, first, last, db.Database.IsSqlite(), cancellation);

    private static async Task<List<long>> RunAsync(NewsDbContext db, string sql, SearchProposal proposal, long a, long? b, bool inOnePiece, CancellationToken cancellation)
    {
        if (proposal.Clauses.Any(clause => clause.Alternatives.Count == 0))
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of the four constants above; the words are a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            Add(command, "@match", db.Database.IsSqlite() ? IndexLanguage.Sqlite(proposal) : IndexLanguage.Postgres(proposal));
            Add(command, "@a", a);
            if (b is not null)
            {
                Add(command, "@b", b);
            }

            List<long> ids = [];
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (!inOnePiece)
                {
                    ids.Add(reader.GetInt64(0));
                }
                else if (!await reader.IsDBNullAsync(0, cancellation).ConfigureAwait(false))
                {
                    Add(ids, reader.GetString(0));
                }
            }

            return ids;
        }
        finally
        {
            await db.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static void Add(List<long> ids, ReadOnlySpan<char> list)
    {
        foreach (Range id in list.Split(','))
        {
            ids.Add(long.Parse(list[id], CultureInfo.InvariantCulture));
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
