namespace NewsAggregator.Core.Articles;

/// <summary>When an article's page is looked at again: soon, then rarer, counted from first sight; after a week it is left alone.</summary>
public static class PageLooks
{
    private static readonly TimeSpan[] Looks =
        [TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    /// <summary>Feeds that tell of changes ask for further looks; beyond this many there are none.</summary>
    private const int MostBeyond = 3;

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <returns>Null: no further look.</returns>
    public static DateTimeOffset? Next(Article article, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.PageLooks >= Looks.Length + MostBeyond)
        {
            return null;
        }

        foreach (TimeSpan look in Looks)
        {
            DateTimeOffset at = article.FirstSeenAt + look;
            if (at > now + Least)
            {
                return at;
            }
        }

        return null;
    }
}
