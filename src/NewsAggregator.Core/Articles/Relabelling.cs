using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Articles;

/// <summary>A stored article, as far as an item that lost its keys could be known by it.</summary>
public sealed record StoredItem(long ArticleId, string? Url, string Title, string? Summary, DateTimeOffset? PublishedAt);

/// <summary>
/// Publishers move to a new system or domain, and every item of a known feed has a new guid and a new link. When most of a known feed is
/// suddenly new, its items are compared with what is stored before anything is added: an item is an old one if it has its title, and its
/// address on another host, or its day and its description too.
/// </summary>
public static class Relabelling
{
    private const int FewestItems = 4;

    // "More soon" is no description to know an article by.
    private const int ShortestSummary = 40;

    public static bool IsSuspected(int items, int unknown) => items >= FewestItems && unknown * 2 > items;

    /// <summary>Index of the item to the article that it is; each article at most once.</summary>
    /// <param name="unknown">Indexes of the items that no key knows.</param>
    public static IReadOnlyDictionary<int, long> Match(IReadOnlyList<ParsedItem> items, IEnumerable<int> unknown, IReadOnlyList<StoredItem> stored)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentNullException.ThrowIfNull(stored);
        ILookup<string, StoredItem> byTitle = stored.ToLookup(item => item.Title, StringComparer.OrdinalIgnoreCase);
        HashSet<long> taken = [];
        Dictionary<int, long> matches = [];
        foreach (int index in unknown)
        {
            ParsedItem item = items[index];
            string title = FragmentText.Plain(item.Title);
            if (title.Length > 0 && byTitle[title].FirstOrDefault(old => !taken.Contains(old.ArticleId) && IsSame(item, old)) is { } same)
            {
                taken.Add(same.ArticleId);
                matches[index] = same.ArticleId;
            }
        }

        return matches;
    }

    private static bool IsSame(ParsedItem item, StoredItem old)
    {
        if (PlaceOf(item.OriginalLink ?? item.Link) is { } place && place == PlaceOf(old.Url))
        {
            return true;
        }

        string summary = Beginning(FragmentText.Plain(item.Summary));
        return item.Published?.UtcDateTime.Date == old.PublishedAt?.UtcDateTime.Date && item.Published is not null
            && summary.Length >= ShortestSummary && old.Summary is not null && summary == Beginning(old.Summary);
    }

    // What is stored has no invitation at its end, and an older version may have cut it elsewhere.
    private static string Beginning(string description) => PlainText.Cut(DescriptionEnd.Trim(description), ShortestSummary * 4);

    /// <summary>Path and query, without a final slash; null for a home page, which is no article's.</summary>
    private static string? PlaceOf(string? address)
    {
        if (!Uri.TryCreate(CanonicalUrl.Of(address), UriKind.Absolute, out Uri? uri))
        {
            return null;
        }

        string place = uri.PathAndQuery.TrimEnd('/');
        return place.Length == 0 ? null : place;
    }
}
