using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Reads;

/// <summary>
/// Counts in memory which articles were opened, and hands the sums on now and then: no request waits for the database. What a crash loses,
/// and what does not fit, is lost.
/// </summary>
internal sealed class ReadCounter(ReadStore store, TimeProvider clock)
{
    private const int MostArticles = 10_000;
    private readonly Lock gate = new();
    private Dictionary<(int Day, long Article), int> counted = [];
    private int writtenOn;

    public void Count(long article)
    {
        (int Day, long Article) key = (ArticleReads.DayOf(clock.GetUtcNow()), article);
        lock (gate)
        {
            if (counted.TryGetValue(key, out int times) || counted.Count < MostArticles)
            {
                counted[key] = times + 1;
            }
        }
    }

    /// <summary>Writes what was counted since the last time; once a day also where nothing was, so that old counts go.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        Dictionary<(int Day, long Article), int> taken;
        lock (gate)
        {
            (taken, counted) = (counted, []);
        }

        DateTimeOffset now = clock.GetUtcNow();
        int today = ArticleReads.DayOf(now);
        if (taken.Count > 0 || writtenOn != today)
        {
            await store.AddAsync([.. taken.Select(one => new ArticleReads { Day = one.Key.Day, ArticleId = one.Key.Article, Times = one.Value })], now, cancellation).ConfigureAwait(false);
            writtenOn = today;
        }
    }
}
