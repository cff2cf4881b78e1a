namespace NewsAggregator.Core.Syndication;

/// <summary>Subscribers sort by date: no two items of a document carry the same second, and none a time to come.</summary>
public static class DistinctTimes
{
    /// <param name="newestFirst">The printed times in the list's order.</param>
    /// <returns>Whole seconds in the same order. An older item keeps its time; a later one with the same second moves up, and down only where that would pass <paramref name="now"/>.</returns>
    public static IReadOnlyList<DateTimeOffset> Of(IReadOnlyList<DateTimeOffset> newestFirst, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        long limit = now.ToUnixTimeSeconds();
        HashSet<long> taken = new(newestFirst.Count);
        DateTimeOffset[] times = new DateTimeOffset[newestFirst.Count];
        for (int i = newestFirst.Count - 1; i >= 0; i--)
        {
            long wished = Math.Min(newestFirst[i].ToUnixTimeSeconds(), limit);
            long second = wished;
            while (second < limit && taken.Contains(second))
            {
                second++;
            }

            while (taken.Contains(second))
            {
                second--;
            }

            taken.Add(second);
            times[i] = DateTimeOffset.FromUnixTimeSeconds(second);
        }

        return times;
    }
}
