using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Storage.Search;

/// <summary>Writes an article's words into the full-text index of the database at hand. The index proposes; the stored text decides.</summary>
internal sealed class SearchWriter : IAsyncDisposable
{
    private readonly DbCommand insert;
    private readonly DbCommand delete;

    private SearchWriter(NewsDbContext db, string insertSql, string deleteSql)
    {
        insert = Command(db, insertSql, "@id", "@words", "@characters");
        delete = Command(db, deleteSql, "@id");
    }

    public static SearchWriter For(NewsDbContext db) => db.Database.IsSqlite()
        ? new(db, "INSERT INTO \"SearchIndex\"(rowid, words, characters) VALUES (@id, @words, @characters)", "DELETE FROM \"SearchIndex\" WHERE rowid = @id")
        : new(
            db,
            "INSERT INTO \"SearchIndex\"(\"ArticleId\", \"Words\") VALUES (@id, to_tsvector('simple', left(@words || ' ' || @characters, 400000))) ON CONFLICT (\"ArticleId\") DO UPDATE SET \"Words\" = excluded.\"Words\"",
            "DELETE FROM \"SearchIndex\" WHERE \"ArticleId\" = @id");

    public async Task WriteAsync(long articleId, string title, string? summary, string text, bool replaces)
    {
        if (replaces)
        {
            await DeleteAsync(articleId).ConfigureAwait(false);
        }

        SearchText tokens = Segmentation.ForSearch(string.Concat(title, "\n", summary, "\n", text));
        insert.Parameters[0].Value = articleId;
        insert.Parameters[1].Value = tokens.Words;
        insert.Parameters[2].Value = tokens.Characters;
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
