using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>What follows when a source is read differently: its newest articles are read anew, without a burst on its host.</summary>
internal static class SourceReading
{
    private const int MostAnew = 200;
    private static readonly TimeSpan Since = TimeSpan.FromDays(30);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(3);

    /// <param name="source">As it stands now, tracked.</param>
    public static async Task ChangeAsync(NewsDbContext db, Source source, DateTimeOffset now, CancellationToken cancellation)
    {
        source.ReadingNumber++;
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await ForgetFeedsAsync(db, source.Id, cancellation).ConfigureAwait(false);
        if (source.TextMode == TextMode.Feed)
        {
            await db.Articles.Where(a => a.SourceId == source.Id && a.NextPageLookAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.NextPageLookAt, (DateTimeOffset?)null).SetProperty(a => a.PageState, PageState.NotWanted), cancellation).ConfigureAwait(false);
            return;
        }

        await LookAgainAsync(db, source, now, db.Articles, cancellation).ConfigureAwait(false);
    }

    /// <summary>Texts that an earlier version of the program read: their pages are read anew, in the background, without a revision.</summary>
    public static async Task FollowVersionAsync(NewsDbContext db, Source source, DateTimeOffset now, CancellationToken cancellation)
    {
        int stamp = source.ReadingStamp;
        await LookAgainAsync(
            db, source, now, db.Articles.Where(a => a.PageState == PageState.Read && a.ReadWith != stamp && (a.NextPageLookAt == null || a.NextPageLookAt > now)), cancellation).ConfigureAwait(false);
    }

    /// <summary>The next visit takes every item of the source's feeds for changed, and makes its article anew.</summary>
    public static async Task ForgetFeedsAsync(NewsDbContext db, int sourceId, CancellationToken cancellation)
    {
        await db.Feeds.Where(f => f.SourceId == sourceId).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.ETag, (string?)null).SetProperty(f => f.LastModified, (string?)null).SetProperty(f => f.ContentHash, (long?)null), cancellation).ConfigureAwait(false);

        // No hash that an item could have; 0 would mean that the article is gone.
        await db.Articles.Where(a => a.SourceId == sourceId && a.ItemHash != 0).ExecuteUpdateAsync(set => set.SetProperty(a => a.ItemHash, 1L), cancellation).ConfigureAwait(false);
    }

    private static async Task LookAgainAsync(NewsDbContext db, Source source, DateTimeOffset now, IQueryable<Article> among, CancellationToken cancellation)
    {
        DateTimeOffset since = now - Since;
        IQueryable<Article> wanted = among.Where(a => a.SourceId == source.Id && a.Url != null && a.WithdrawnAt == null && a.SortTime >= since);
        wanted = source.TextMode == TextMode.Page ? wanted : wanted.Where(a => a.PageState != PageState.NotWanted);
        if (source.State != SourceState.Trial)
        {
            wanted = wanted.Where(a => db.Decisions.Any(d => d.ArticleId == a.Id && d.Verdict == Verdict.Show));
        }

        List<long> ids = await wanted.OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Take(MostAnew).Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false);
        for (int i = 0; i < ids.Count; i++)
        {
            long id = ids[i];
            DateTimeOffset at = now + (Apart * i);
            await db.Articles.Where(a => a.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.NextPageLookAt, at).SetProperty(a => a.PageState, a => a.PageState == PageState.Read ? PageState.Read : PageState.Wanted), cancellation).ConfigureAwait(false);
        }
    }
}
