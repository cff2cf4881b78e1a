using System.Text;
using System.Xml.Linq;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Benchmarks.Pure;

/// <summary>A feed, a page and the bodies of one feed of the farm: the same bytes on every machine and day.</summary>
internal sealed record FarmTexts(byte[] Feed, string Page, Uri PageAddress, IReadOnlyList<FarmText> Items)
{
    // Which feeds are Chinese follows from their numbers: at 30 percent the first is, the second is not.
    private const int ChinesePercent = 30;
    private const int Chinese = 0;
    private const int English = 1;

    /// <summary>Fifty items, as a feed of the farm shows them.</summary>
    public static FarmTexts Grow(bool chinese) => GrowAsync(chinese).GetAwaiter().GetResult();

    private static async Task<FarmTexts> GrowAsync(bool chinese)
    {
        var options = new FarmOptions { Feeds = 2, ChinesePercent = ChinesePercent, Epoch = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc) };
        await using var farm = await FarmServer.StartAsync(options);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var number = chinese ? Chinese : English;
        var feed = await client.GetByteArrayAsync(farm.FeedAddress(number));
        var address = farm.ArticleAddress(number, options.Items - 1);
        return new FarmTexts(feed, await client.GetStringAsync(address), address, ItemsOf(feed));
    }

    private static FarmText[] ItemsOf(byte[] feed)
    {
        XNamespace content = "http://purl.org/rss/1.0/modules/content/";
        return [.. XDocument.Parse(Encoding.UTF8.GetString(feed)).Descendants("item")
            .Select(item => new FarmText(item.Element("title")!.Value, item.Element(content + "encoded")!.Value))];
    }
}

internal sealed record FarmText(string Title, string Html);
