using System.Globalization;

namespace NewsAggregator.FeedFarm;

/// <summary>Where everything stands: the farm's numbers together with the addresses they got when it started.</summary>
internal sealed class FarmField(FarmOptions options, IReadOnlyList<string> bases)
{
    public FarmOptions Options { get; } = options;

    /// <summary>Null where no stories are planted.</summary>
    public FarmStories? Stories { get; } = FarmStories.Plan(options);

    /// <summary>Scheme, host and port of the host that a feed lives on.</summary>
    public string BaseOf(int feed) => bases[feed % bases.Count];

    public string FeedAddress(int feed) => string.Create(CultureInfo.InvariantCulture, $"{BaseOf(feed)}/feed/{feed}.xml");

    public string ArticleAddress(int feed, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{BaseOf(feed)}/article/{feed}/{number}");

    public string FeedTitle(int feed) => Options.IsChinese(feed)
        ? string.Create(CultureInfo.InvariantCulture, $"每日科技第{feed}刊")
        : string.Create(CultureInfo.InvariantCulture, $"Daily Wire {feed}");
}
