using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>A feed's last failure as people say it.</summary>
public static class FailureWords
{
    /// <summary>Null where the last visit went well.</summary>
    public static string? Of(FeedHealthLine feed, Words words, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(words);
        if (feed.LastFailure == FeedFailure.None)
        {
            return null;
        }

        string kind = words["failure." + feed.LastFailure];
        string detail = feed.LastFailureText is { Length: > 0 } text ? words.Say("failure.detail", kind, text) : kind;
        return feed.FailingSince is DateTimeOffset since ? words.Say("failure.since", detail, words.Ago(since, now), words.Count("failure.times", feed.Failures)) : detail;
    }
}
