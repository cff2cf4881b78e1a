namespace NewsAggregator.Core.Syndication;

/// <summary>Subscribers sort by date: no two items of a document carry the same second, and none a time to come.</summary>
public static class DistinctTimes
{
    /// <param name="newestFirst">In the list's order, each with the times it would print.</param>
    /// <returns>
    /// The items with whole seconds. An older item keeps its published time; a later one with the same second moves up, and down only where
    /// that would pass <paramref name="now"/>. Updated is published where nothing was updated, and distinct too.
    /// </returns>
    public static IReadOnlyList<SyndicationItem> Of(IReadOnlyList<SyndicationItem> newestFirst, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        long limit = now.ToUnixTimeSeconds();
        IReadOnlyList<DateTimeOffset> published = Of([.. newestFirst.Select(item => item.Published)], now);
        HashSet<long> taken = [.. published.Select(time => time.ToUnixTimeSeconds())];
        SyndicationItem[] items = new SyndicationItem[newestFirst.Count];
        for (int i = items.Length - 1; i >= 0; i--)
        {
            SyndicationItem item = newestFirst[i];
            bool moved = item.Updated > item.Published && item.Updated > published[i] && item.Updated <= now;
            items[i] = item with { Published = published[i], Updated = moved ? Free(item.Updated, limit, taken) : published[i] };
        }

        return items;
    }

    /// <summary>The same for bare times.</summary>
    public static IReadOnlyList<DateTimeOffset> Of(IReadOnlyList<DateTimeOffset> newestFirst, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        long limit = now.ToUnixTimeSeconds();
        HashSet<long> taken = new(newestFirst.Count);
        DateTimeOffset[] times = new DateTimeOffset[newestFirst.Count];
        for (int i = newestFirst.Count - 1; i >= 0; i--)
        {
            times[i] = Free(newestFirst[i], limit, taken);
        }

        return times;
    }

    private static DateTimeOffset Free(DateTimeOffset wished, long limit, HashSet<long> taken)
    {
        long second = Math.Min(wished.ToUnixTimeSeconds(), limit);
        while (second < limit && taken.Contains(second))
        {
            second++;
        }

        while (!taken.Add(second))
        {
            second--;
        }

        return DateTimeOffset.FromUnixTimeSeconds(second);
    }
}
