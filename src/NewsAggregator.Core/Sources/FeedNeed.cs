namespace NewsAggregator.Core.Sources;

/// <summary>What about a feed does not heal by itself, and waits for a human.</summary>
public enum FeedNeed
{
    /// <summary>The publisher says that it is gone for good.</summary>
    Gone,

    /// <summary>It fails for over a day.</summary>
    Failing,

    /// <summary>It redirects for good to another address.</summary>
    Moved,

    /// <summary>Nothing new for five times its usual gap.</summary>
    Silent,

    /// <summary>Its articles' pages are refused again and again.</summary>
    PagesRefused,

    /// <summary>So many blocks were learned as furniture that articles may be among them.</summary>
    LearnedTooMuch,

    /// <summary>The document has faults that we repair at each visit.</summary>
    Warned,
}

/// <summary>What is known of a feed's health.</summary>
/// <param name="UsualGap">Mean time between its articles; null: too few to tell.</param>
/// <param name="LearnedBlocks">Of its source.</param>
public sealed record FeedCondition(
    FeedState State,
    DateTimeOffset? FailingSince,
    DateTimeOffset? LastNewAt,
    TimeSpan? UsualGap,
    string? MovedTo,
    int PageFailures,
    int LearnedBlocks,
    string? Warnings);

/// <summary>Tells what needs a human. Normally that is nothing: what fails now and then comes back by itself.</summary>
public static class FeedNeeds
{
    public const int SilentGaps = 5;
    public const int ManyPages = 10;

    /// <summary>A page has some dozens of blocks that are not its article; a source's templates together some hundreds.</summary>
    public const int ManyBlocks = 600;
    private static readonly TimeSpan FailingFor = TimeSpan.FromDays(1);

    // Newsrooms rest at weekends and on holidays: before this, silence is no news.
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromDays(4);

    /// <summary>Each with what it is about, so that an admin who says "leave it" hears of it again only when that has changed.</summary>
    public static IEnumerable<(FeedNeed Need, string About)> Of(FeedCondition feed, DateTimeOffset now)
    {
        if (feed.State == FeedState.Gone)
        {
            yield return (FeedNeed.Gone, "");
            yield break;
        }

        if (feed.FailingSince is DateTimeOffset since && now - since > FailingFor)
        {
            yield return (FeedNeed.Failing, Stamp(since));
        }
        else if (IsSilent(feed, now))
        {
            yield return (FeedNeed.Silent, Stamp(feed.LastNewAt!.Value));
        }

        if (feed.MovedTo is { Length: > 0 } moved)
        {
            yield return (FeedNeed.Moved, moved);
        }

        if (feed.PageFailures >= ManyPages)
        {
            yield return (FeedNeed.PagesRefused, "");
        }

        if (feed.LearnedBlocks > ManyBlocks)
        {
            yield return (FeedNeed.LearnedTooMuch, "");
        }

        if (feed.Warnings is { Length: > 0 } warnings)
        {
            yield return (FeedNeed.Warned, warnings);
        }
    }

    /// <summary>Five times the usual gap, and at least four days.</summary>
    public static bool IsSilent(FeedCondition feed, DateTimeOffset now) =>
        feed is { LastNewAt: DateTimeOffset last, UsualGap: TimeSpan gap } && now - last > gap * SilentGaps && now - last > ShortestSilence;

    private static string Stamp(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
