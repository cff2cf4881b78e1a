using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Storage.Search;

/// <summary>Brings the search index up to date with the way in which this version of the program cuts words.</summary>
public sealed class SearchIndexStore(NewsDatabase database, WritePath writes)
{
    /// <summary>Raised whenever articles are cut into tokens in another way than before.</summary>
    private const string Shape = "3";
    private const string ShapeKey = "search.shape";
    private const string RebuiltKey = "search.rebuilt";
    private const int Range = 200;

    /// <summary>Writes every article's entry anew where an older version wrote them; does nothing otherwise. Goes on where it was stopped.</summary>
    /// <param name="progress">How many articles are done, of how many.</param>
    public async Task BringUpToDateAsync(IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellation = default)
    {
        int count;
        await using (NewsDbContext db = database.OpenForReading())
        {
            if (await SettingAsync(db, ShapeKey, cancellation).ConfigureAwait(false) == Shape)
            {
                return;
            }

            count = await db.Articles.CountAsync(cancellation).ConfigureAwait(false);
        }

        int done = 0;
        for (int written = Range; written == Range;)
        {
            written = await writes.RunAsync(db => RebuildAsync(db, cancellation), cancellation).ConfigureAwait(false);
            progress?.Report((done += written, count));
        }
    }

    private static async Task<int> RebuildAsync(NewsDbContext db, CancellationToken cancellation)
    {
        long last = long.TryParse(await SettingAsync(db, RebuiltKey, cancellation).ConfigureAwait(false), CultureInfo.InvariantCulture, out long id) ? id : 0;
        List<Article> articles = await db.Articles.AsNoTracking().Where(a => a.Id > last).OrderBy(a => a.Id).Take(Range).ToListAsync(cancellation).ConfigureAwait(false);
        long end = articles.Count > 0 ? articles[^1].Id : last;
        Dictionary<(long, int), byte[]> texts = await db.Revisions.AsNoTracking().Where(r => r.ArticleId > last && r.ArticleId <= end)
            .ToDictionaryAsync(r => (r.ArticleId, r.Number), r => r.Html, cancellation).ConfigureAwait(false);
        await using (SearchWriter search = SearchWriter.For(db))
        {
            foreach (Article article in articles)
            {
                string text = texts.TryGetValue((article.Id, article.Revision), out byte[]? html) ? BodyReader.TextOf(RevisionCodec.UnpackHtml(html)) : "";
                await search.WriteAsync(article.Id, SearchFacts.Of(article), article.Title, article.Summary, text, replaces: true).ConfigureAwait(false);
            }
        }

        bool isLast = articles.Count < Range;
        await SetAsync(db, isLast ? ShapeKey : RebuiltKey, isLast ? Shape : end.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
        if (isLast)
        {
            await db.Settings.Where(s => s.Key == RebuiltKey).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        }

        return articles.Count;
    }

    private static async Task<string?> SettingAsync(NewsDbContext db, string key, CancellationToken cancellation) =>
        await db.Settings.Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);

    private static async Task SetAsync(NewsDbContext db, string key, string value, CancellationToken cancellation)
    {
        if (await db.Settings.Where(s => s.Key == key).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, value), cancellation).ConfigureAwait(false) == 0)
        {
            db.Settings.Add(new Setting { Key = key, Value = value });
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
    }
}
