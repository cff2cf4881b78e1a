using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>Something about a feed that does not heal by itself, in words.</summary>
/// <param name="About">What it is about: an admin who leaves it as it is hears of it again when that has changed.</param>
public sealed record NeedLine(FeedHealthLine Feed, FeedNeed Need, string About, string Words)
{
    /// <summary>Normally empty.</summary>
    /// <param name="left">What an admin left as it is.</param>
    public static IReadOnlyList<NeedLine> Of(
        IReadOnlyList<FeedHealthLine> feeds, IReadOnlyDictionary<(int Feed, FeedNeed Need), string> left, Words words, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(words);
        List<NeedLine> needs = [];
        foreach (FeedHealthLine feed in feeds.Where(f => f.SourceState != SourceState.Paused && f.State != FeedState.Paused))
        {
            needs.AddRange(FeedNeeds.Of(feed.Condition, now)
                .Where(need => !(left.TryGetValue((feed.FeedId, need.Need), out string? known) && known == need.About))
                .Select(need => new NeedLine(feed, need.Need, need.About, InWords(feed, need.Need, words, now))));
        }

        return needs;
    }

    private static string InWords(FeedHealthLine feed, FeedNeed need, Words words, DateTimeOffset now) => need switch
    {
        FeedNeed.Gone => words["need.gone"],
        FeedNeed.Failing => FailureWords.Of(feed, words, now) ?? "",
        FeedNeed.Silent => words.Say("need.silent", words.Ago(feed.LastNewItemAt ?? now, now), words.Span(feed.UsualGap ?? TimeSpan.Zero)),
        FeedNeed.Moved => words.Say("need.moved", feed.MovedTo, words.Ago(feed.MovedSince ?? now, now)),
        FeedNeed.PagesRefused => words.Count("feed.pagesRefused", feed.PageFailures, feed.LastPageFailure),
        FeedNeed.LearnedTooMuch => words.Say("need.learned", words.Number(feed.LearnedBlocks)),
        _ => words.Say("need.warned", feed.Warnings),
    };
}
