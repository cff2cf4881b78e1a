namespace NewsAggregator.FeedFarm;

/// <summary>Which event an item tells of.</summary>
/// <param name="Event">Items with one number tell of one event.</param>
/// <param name="CopyOf">The item whose text it repeats, or null.</param>
public sealed record FarmTruth(int Feed, int Number, string Url, int Event, FarmPlace? CopyOf);

public sealed record FarmPlace(int Feed, int Number);

/// <summary>What stands in one place of a feed.</summary>
/// <param name="Teller">Whose words these are: the seed of the text.</param>
internal sealed record Telling(int Event, int Teller, FarmPlace? CopyOf);

/// <summary>
/// Events, each told by two to eight feeds of one language within hours or days, and an event of its own for each place that stays free.
/// </summary>
internal sealed class FarmStories
{
    private const int MinutesADay = 24 * 60;
    private readonly FarmOptions _options;
    private readonly Dictionary<(int Feed, int Number), Telling> _tellings = [];

    private FarmStories(FarmOptions options) => _options = options;

    /// <summary>Null where no stories are asked for.</summary>
    public static FarmStories? Plan(FarmOptions options)
    {
        if (options.Stories == 0) return null;
        var stories = new FarmStories(options);
        int[][] feeds = [.. new[] { false, true }.Select(chinese => Enumerable.Range(0, options.Feeds).Where(feed => options.IsChinese(feed) == chinese).ToArray())];
        for (var number = 0; number < options.Stories; number++)
        {
            var random = new FarmRandom(options.Seed, 0xE7E27, (ulong)number);
            var tellers = feeds[random.Next(100) < options.ChinesePercent ? 1 : 0];
            if (tellers.Length > 1) stories.Plant(number, tellers, ref random);
        }

        return stories;
    }

    /// <summary>What stands there: a planted event, or one that nobody else tells of.</summary>
    public Telling At(int feed, int number) =>
        _tellings.TryGetValue((feed, number), out var telling) ? telling : new Telling(_options.Stories + number * _options.Feeds + feed, feed, null);

    /// <summary>Days of the items before any tick; the feeds take turns within the time from one item to the next.</summary>
    public static DateTime DateOf(FarmOptions options, int feed, int number)
    {
        var apart = (double)options.StoryDays * MinutesADay / options.Items;
        return options.Epoch.AddMinutes(apart * (number + 1 - options.Items) - feed * 7919 % 1000 / 1000.0 * apart);
    }

    private void Plant(int number, int[] tellers, ref FarmRandom random)
    {
        var minutes = _options.StoryDays * MinutesADay;
        var start = random.Next(minutes * 17 / 20);
        var wanted = Math.Min(tellers.Length, 2 + random.Next(7));
        FarmPlace? first = null;
        var told = new HashSet<int>();
        var teller = 0;
        for (var i = 0; told.Count < wanted; i++)
        {
            var feed = random.Pick(tellers);
            var later = i == 0 ? 0 : random.Next(100) switch { < 70 => random.Next(12 * 60), < 95 => random.Next(2 * MinutesADay), _ => random.Next(5 * MinutesADay) };
            var copies = random.Next(5) == 0;
            if (!told.Add(feed) || PlaceFor(feed, start + later) is not { } place) continue;
            if (first is null) (first, teller) = (place, feed);
            var copy = copies && place != first;
            _tellings.Add((place.Feed, place.Number), new Telling(number, copy ? teller : feed, copy ? first : null));
        }
    }

    /// <summary>The next free place of a feed from that minute on; null where there is none.</summary>
    private FarmPlace? PlaceFor(int feed, int minute)
    {
        var at = _options.Epoch.AddMinutes(minute - _options.StoryDays * MinutesADay);
        for (var number = 0; number < _options.Items; number++)
        {
            if (DateOf(_options, feed, number) >= at && !_tellings.ContainsKey((feed, number))) return new FarmPlace(feed, number);
        }

        return null;
    }
}
