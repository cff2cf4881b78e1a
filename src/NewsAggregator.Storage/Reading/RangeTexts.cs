using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Reading;

/// <summary>
/// The bodies of a range of articles, read when a rule comes to them: one by one at first, because most filters ask for few; all the rest at
/// once when it turns out that this one asks for many. Used by one thread, as long as its context lives.
/// </summary>
internal sealed class RangeTexts(NewsDbContext db, IReadOnlyList<Article> articles)
{
    private const int OneByOne = 8;
    private readonly Dictionary<long, byte[]> packed = [];
    private int asked;

    public string HtmlOf(Article article)
    {
        byte[]? html;
        if (++asked <= OneByOne)
        {
            Read($"\"ArticleId\" = {article.Id} AND \"Number\" = {article.Revision}");
        }
        else if (asked == OneByOne + 1)
        {
            // Ids are numbers of our own: the statement needs no parameters.
            Read($"(\"ArticleId\", \"Number\") IN (VALUES {string.Join(", ", articles.Select(one => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({one.Id}, {one.Revision})")))})");
        }

        return packed.Remove(article.Id, out html) ? RevisionCodec.UnpackHtml(html) : "";
    }

    private void Read(FormattableString where) => Read(where.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Read(string where)
    {
        db.Database.OpenConnection();
        try
        {
            using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Made of numbers only.
            command.CommandText = "SELECT \"ArticleId\", \"Html\" FROM \"Revisions\" WHERE " + where;
#pragma warning restore CA2100
            using DbDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                packed[reader.GetInt64(0)] = (byte[])reader.GetValue(1);
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }
}
