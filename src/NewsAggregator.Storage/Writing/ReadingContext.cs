using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>With what a known article is read and judged again.</summary>
/// <param name="Topics">Slugs of the article.</param>
/// <param name="Learned">Fingerprints of the source's learned boilerplate.</param>
internal sealed record ReadingContext(SourceFacts Source, Feed? Feed, FiltersInForce Filters, IReadOnlyList<string> Topics, IReadOnlySet<long> Learned, DateTimeOffset Now);
