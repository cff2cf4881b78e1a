using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Storage.Search;

/// <summary>Writes an article's words into the full-text index of the database at hand. The index proposes; the stored text decides.</summary>
internal sealed class SearchWriter : IAsyncDisposable
{
    // A tsvector takes a megabyte; its tokens are stored with a few bytes each beside their own.
    private const int MostTokenBytes = 600_000;
    private const int BytesBeside = 8;

    private readonly DbCommand insert;
    private readonly DbCommand delete;
    private readonly bool isSqlite;

    private SearchWriter(NewsDbContext db)
    {
        isSqlite = db.Database.IsSqlite();
        insert = isSqlite
            ? Command(db, "INSERT INTO \"SearchIndex\"(rowid, words, characters) VALUES (@id, @words, @characters)", "@id", "@words", "@characters")
            : Command(
                db,
                "INSERT INTO \"SearchIndex\"(\"ArticleId\", \"Words\") VALUES (@id, array_to_tsvector(@words)) ON CONFLICT (\"ArticleId\") DO UPDATE SET \"Words\" = excluded.\"Words\"",
                "@id", "@words");
        delete = Command(db, isSqlite ? "DELETE FROM \"SearchIndex\" WHERE rowid = @id" : "DELETE FROM \"SearchIndex\" WHERE \"ArticleId\" = @id", "@id");
    }

    public static SearchWriter For(NewsDbContext db) => new(db);

    public async Task WriteAsync(long articleId, SearchFacts facts, string title, string? summary, string text, bool replaces)
    {
        if (replaces && isSqlite)
        {
            await DeleteAsync(articleId).ConfigureAwait(false);
        }

        SearchTokens tokens = SearchTokens.Of(title, summary, text, facts);
        insert.Parameters[0].Value = articleId;
        if (isSqlite)
        {
            insert.Parameters[1].Value = tokens.Words;
            insert.Parameters[2].Value = tokens.Characters;
        }
        else
        {
            insert.Parameters[1].Value = Lexemes(tokens);
        }

        await insert.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public async Task DeleteAsync(long articleId)
    {
        delete.Parameters[0].Value = articleId;
        await delete.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await insert.DisposeAsync().ConfigureAwait(false);
        await delete.DisposeAsync().ConfigureAwait(false);
    }

    private static string[] Lexemes(SearchTokens tokens)
    {
        HashSet<string> lexemes = new(StringComparer.Ordinal);
        int bytes = 0;
        foreach (string token in tokens.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(tokens.Characters.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (lexemes.Add(token))
            {
                bytes += Encoding.UTF8.GetByteCount(token) + BytesBeside;
            }

            if (bytes > MostTokenBytes)
            {
                lexemes.Add(IndexLanguage.Overfull);
                break;
            }
        }

        return [.. lexemes];
    }

    private static DbCommand Command(NewsDbContext db, string sql, params string[] names)
    {
        DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The statements above are the only ones; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in names)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
