using System.Collections.Frozen;

namespace NewsAggregator.Core.Feeds;

/// <summary>Element names in lower case, without making a new string for the ones that every feed has.</summary>
internal static class FeedNames
{
    private static readonly FrozenDictionary<string, string> Known = new[]
    {
        "rss", "rdf", "feed", "channel", "item", "items", "entry", "title", "link", "description", "summary", "content", "encoded", "id", "guid",
        "pubDate", "published", "updated", "modified", "issued", "created", "date", "lastBuildDate", "author", "creator", "name", "email", "uri", "url",
        "category", "subject", "enclosure", "thumbnail", "image", "source", "comments", "commentRss", "generator", "language", "copyright", "rights",
        "ttl", "docs", "width", "height", "explicit", "keywords", "subtitle", "duration", "episode", "group", "credit", "origLink", "origEnclosureLink",
        "managingEditor", "webMaster", "updatePeriod", "updateFrequency", "post-id", "p", "a", "br", "div", "img", "owner", "block",
    }.ToFrozenDictionary(name => name, name => name.ToLowerInvariant(), StringComparer.Ordinal);

    public static string Fold(string name) => Known.TryGetValue(name, out string? folded) ? folded : name.ToLowerInvariant();
}
