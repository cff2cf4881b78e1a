using System.Globalization;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>What a visit makes of its feed's row: when to come again, what to send then, what to tell the admin.</summary>
/// <param name="chance">0 up to 1: spreads the next visit.</param>
internal sealed class VisitOutcomes(Feed feed, FetchResult fetched, DateTimeOffset now, double chance)
{
    private const int MostWords = 500;

    // A permanent redirect is followed at once and believed after a week: some are mistakes of an afternoon.
    private static readonly TimeSpan BelieveMoveAfter = TimeSpan.FromDays(7);

    public DateTimeOffset Now => now;

    /// <summary>The connection broke in the middle of the document: its complete items are kept, and the visit is a failed one, to come again soon.</summary>
    public bool IsCut => fetched is { Status: FetchStatus.Failed, Failure: FeedFailure.ConnectionCut, Bytes.IsEmpty: false };

    /// <param name="kept">Items that came before the break.</param>
    public FeedOutcome Cut(int kept) => Failed(FeedFailure.ConnectionCut, string.Create(CultureInfo.InvariantCulture, $"{fetched.FailureText}; {kept} items that came before were kept"));

    public FeedOutcome Failed(FeedFailure failure, string words)
    {
        int failures = feed.Failures + 1;
        TimeSpan wait = Schedule.WithJitter(Schedule.BackOff(failures, fetched.RetryAfter), chance);
        return new FeedOutcome
        {
            VisitedAt = now,
            NextVisitAt = now + wait,
            IntervalSeconds = feed.IntervalSeconds,
            Failure = failure,
            FailureText = PlainText.Cut(words, MostWords),
            Failures = failures,
            MovedTo = feed.MovedTo,
            MovedSince = feed.MovedSince,
            Gone = failure == FeedFailure.Gone,
        };
    }

    public FeedOutcome Unchanged() => Good(false, null) with
    {
        ReadDocument = true,
        ETag = fetched.ETag ?? feed.ETag,
        LastModified = fetched.LastModified ?? feed.LastModified,
        ContentHash = feed.ContentHash,
        Warnings = feed.Warnings,
    };

    public FeedOutcome Read(ParsedFeed document, long hash, bool somethingNew) => Good(somethingNew, document.UpdateSeconds) with
    {
        ReadDocument = true,
        ETag = fetched.ETag,
        LastModified = fetched.LastModified,
        ContentHash = hash,
        Title = FragmentText.Plain(document.Title) is { Length: > 0 } title ? PlainText.Cut(title, MostWords) : null,
        Warnings = Joined([.. document.Warnings, .. DateDoubts.Of(document.Items, now)]),
    };

    private static string? Joined(IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : PlainText.Cut(string.Join("; ", warnings), MostWords);

    private FeedOutcome Good(bool somethingNew, int? documentSeconds)
    {
        TimeSpan? asked = Longest(fetched.MaxAge, documentSeconds is int seconds ? TimeSpan.FromSeconds(seconds) : null);
        int interval = feed.FixedIntervalSeconds ?? Schedule.NextInterval(feed.IntervalSeconds, somethingNew, asked);
        TimeSpan wait = Schedule.WithJitter(TimeSpan.FromSeconds(interval), chance);
        string? movedTo = fetched.MovedTo?.AbsoluteUri;
        DateTimeOffset? movedSince = movedTo is null ? null : movedTo == feed.MovedTo ? feed.MovedSince ?? now : now;
        return new FeedOutcome
        {
            VisitedAt = now,
            NextVisitAt = now + wait,
            IntervalSeconds = interval,
            MovedTo = movedTo,
            MovedSince = movedSince,
            NewUrl = movedTo is not null && now - movedSince >= BelieveMoveAfter ? movedTo : null,
        };
    }

    private static TimeSpan? Longest(TimeSpan? a, TimeSpan? b) => a is null ? b : b is null || a > b ? a : b;
}
