using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>A timeline as a page shows it.</summary>
/// <param name="ArticleId">The article whose page this is: its events are its own; null on a story's page.</param>
/// <param name="Address">Where a sentence stands: its article and anchor.</param>
public sealed record TimelineView(IReadOnlyList<EventLine> Events, long? ArticleId, Func<long, string?, string> Address);
