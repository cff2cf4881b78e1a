using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsAggregator.Browser.Tests;

/// <summary>What a feed of the site lists, as far as a page can be compared with it.</summary>
internal static partial class FeedItems
{
    /// <summary>The ids of the articles that the items' links lead to, in the feed's order.</summary>
    public static string[] Ids(string? rss) => rss is null ? [] : [.. XDocument.Parse(rss).Descendants("item")
        .Select(item => ArticleId().Match(item.Element("link")!.Value).Groups[1].Value)];

    [GeneratedRegex(@"/articles/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleId();
}
