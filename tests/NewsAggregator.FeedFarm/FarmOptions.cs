using System.Globalization;

namespace NewsAggregator.FeedFarm;

/// <summary>What the farm grows. Everything follows from these numbers; the same ones give the same bytes.</summary>
public sealed record FarmOptions
{
    /// <summary>The port on each address; 0 takes a free one for each.</summary>
    public int Port { get; init; }

    /// <summary>Spreads the feeds over 127.0.0.1 to 127.0.0.HOSTS, for limits per host.</summary>
    public int Hosts { get; init; } = 1;

    public int Feeds { get; init; } = 500;

    /// <summary>Items that a feed shows at a time.</summary>
    public int Items { get; init; } = 50;

    public ulong Seed { get; init; } = 1;

    /// <summary>UTF-8 bytes of an item's <c>content:encoded</c>, about.</summary>
    public int BodyBytes { get; init; } = 3000;

    /// <summary>Share of the feeds that are Chinese.</summary>
    public int ChinesePercent { get; init; } = 40;

    /// <summary>Events planted, each told by 2 to 8 feeds; 0 for a farm of items that have nothing to do with each other.</summary>
    public int Stories { get; init; }

    /// <summary>Days over which the items of a farm with stories are spread.</summary>
    public int StoryDays { get; init; } = 10;

    /// <summary>gzip for clients that accept it; feeds only.</summary>
    public bool Gzip { get; init; } = true;

    /// <summary>Date of the newest item before any tick, UTC.</summary>
    public DateTime Epoch { get; init; } = DateTime.UtcNow.Date;

    /// <summary>Where <see cref="FarmWeather"/> starts: it is what can change while the farm runs.</summary>
    public FarmWeather Weather { get; init; } = new();

    /// <summary>Where there are stories, every second Chinese feed is written in Traditional characters.</summary>
    public FarmLanguage LanguageOf(int feed) =>
        !IsChinese(feed) ? FarmLanguage.English : Stories > 0 && feed % 2 == 0 ? FarmLanguage.Traditional : FarmLanguage.Simplified;

    public bool IsChinese(int feed) => feed * 37 % 100 < ChinesePercent;

    /// <summary>The value of one option as the command line has it, without its dashes.</summary>
    /// <exception cref="ArgumentException">There is no such option.</exception>
    /// <exception cref="FormatException">The value is not of its kind.</exception>
    public FarmOptions With(string option, string value) => option switch
    {
        "port" => this with { Port = Number(value) },
        "hosts" => this with { Hosts = Math.Clamp(Number(value), 1, 250) },
        "feeds" => this with { Feeds = Number(value) },
        "items" => this with { Items = Number(value) },
        "seed" => this with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
        "body-bytes" => this with { BodyBytes = Number(value) },
        "chinese-pct" => this with { ChinesePercent = Number(value) },
        "stories" => this with { Stories = Number(value) },
        "story-days" => this with { StoryDays = Math.Max(1, Number(value)) },
        "gzip" => this with { Gzip = value is "1" or "true" or "on" },
        "epoch" => this with { Epoch = Date(value) },
        _ => this with { Weather = Weather.With(option, value) },
    };

    private static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static DateTime Date(string value) => DateTime.Parse(
        value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
