using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion;

/// <summary>How the documents of a source are read: by its visits and by its preview alike.</summary>
internal static class FeedReading
{
    public static FeedParserOptions Of(Source source) => new()
    {
        TimeZone = SourceZone.Of(source),
        CstIsChina = source.Language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ?? false,
    };
}
