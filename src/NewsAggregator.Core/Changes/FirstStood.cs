using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Changes;

/// <summary>When each sentence of a text first stood in it: relative dates count from then, not from the last revision.</summary>
public static class FirstStood
{
    /// <param name="before">The earlier revision's sentences' times.</param>
    /// <param name="now">When the later one was read.</param>
    /// <param name="day">What relative dates of both wordings are compared by.</param>
    /// <returns>One for each sentence of <paramref name="later"/>.</returns>
    public static IReadOnlyList<DateTimeOffset> Of(
        ArticleBody earlier, IReadOnlyList<DateTimeOffset> before, ArticleBody later, IReadOnlyList<SentenceChange> changes, DateTimeOffset now, DateContext day)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(changes);
        DateTimeOffset[] times = new DateTimeOffset[later.Sentences.Count];
        Array.Fill(times, now);
        foreach (SentenceChange change in changes.Where(c => c.Before.Count > 0 && c.After.Count > 0))
        {
            // "Will be decided on Tuesday" that became "was decided on Friday" is said now.
            if (change.Kind == ChangeKind.Same || Dates(earlier, change.Before, day).SequenceEqual(Dates(later, change.After, day)))
            {
                foreach (int sentence in change.After)
                {
                    times[sentence] = before[change.Before[0]];
                }
            }
        }

        return times;
    }

    private static IEnumerable<DateOnly> Dates(ArticleBody body, IReadOnlyList<int> sentences, DateContext day) =>
        sentences.SelectMany(i => DateMentions.Find(body.TextOf(i), day)).Select(mention => mention.First);
}
