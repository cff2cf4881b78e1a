using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>Something that does not heal by itself.</summary>
public sealed record NeedLine(FeedHealthLine Feed, string Words)
{
    private const int ManyPages = 10;
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    /// <summary>Gone for good, failing for over a day, or its pages refused again and again. Normally empty.</summary>
    public static IReadOnlyList<NeedLine> Of(IReadOnlyList<FeedHealthLine> feeds, Words words, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        List<NeedLine> needs = [];
        foreach (FeedHealthLine feed in feeds.Where(f => f.SourceState != SourceState.Paused))
        {
            if (feed.State == FeedState.Gone)
            {
                needs.Add(new NeedLine(feed, words["need.gone"]));
            }
            else if (feed.FailingSince is DateTimeOffset since && now - since > Long)
            {
                needs.Add(new NeedLine(feed, FailureWords.Of(feed, words, now) ?? ""));
            }
            else if (feed.PageFailures >= ManyPages)
            {
                needs.Add(new NeedLine(feed, words.Count("feed.pagesRefused", feed.PageFailures, feed.LastPageFailure)));
            }
        }

        return needs;
    }
}
