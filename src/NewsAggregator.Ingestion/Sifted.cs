using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Ingestion;

/// <summary>The items of a document told apart: new, changed, and the rest, which cost a hash each.</summary>
/// <param name="NewItems">What <paramref name="New"/> was made of.</param>
internal sealed record Sifted(IReadOnlyList<ArticleDraft> New, IReadOnlyList<(long ArticleId, ArticleDraft Draft)> Changed, IReadOnlyList<ParsedItem> NewItems)
{
    /// <summary>Indexes of the items that neither of their keys knows.</summary>
    public static IReadOnlyList<int> Unknown(IReadOnlyList<ArticleIdentity> identities, IReadOnlyDictionary<long, KnownItem> known) =>
        [.. Enumerable.Range(0, identities.Count).Where(i => !known.ContainsKey(identities[i].Key) && !(identities[i].LinkKey is long link && known.ContainsKey(link)))];

    public static Sifted From(
        IReadOnlyList<ParsedItem> items, IReadOnlyList<ArticleIdentity> identities, IReadOnlyDictionary<long, KnownItem> known, VisitContext visit)
    {
        // An article that some item names by its guid is that item's: another item with the same link is another article.
        HashSet<long> namedByGuid = [.. identities.Select(identity => known.GetValueOrDefault(identity.Key)?.ArticleId ?? 0)];
        HashSet<long> seen = [];
        HashSet<long> done = [];
        List<ArticleDraft> added = [];
        List<ParsedItem> addedItems = [];
        List<(long, ArticleDraft)> changed = [];
        for (int i = 0; i < items.Count; i++)
        {
            ArticleIdentity identity = identities[i];
            if (!seen.Add(identity.Key))
            {
                continue;
            }

            KnownItem? item = known.GetValueOrDefault(identity.Key) ?? ByLink(identity, known, namedByGuid);
            if (item is null)
            {
                // A link that is another article's is no key of this one.
                ArticleIdentity own = identity.LinkKey is long link && known.ContainsKey(link) ? identity with { LinkKey = null } : identity;
                added.Add(ArticleFactory.Make(items[i], own, i, visit));
                addedItems.Add(items[i]);
            }
            else if (item.ItemHash != identity.Hash && item.ItemHash != 0 && done.Add(item.ArticleId))
            {
                changed.Add((item.ArticleId, ArticleFactory.Make(items[i], identity, i, visit)));
            }
        }

        return new Sifted(added, changed, addedItems);
    }

    private static KnownItem? ByLink(ArticleIdentity identity, IReadOnlyDictionary<long, KnownItem> known, HashSet<long> namedByGuid) =>
        identity.LinkKey is long link && known.TryGetValue(link, out KnownItem? item) && !namedByGuid.Contains(item.ArticleId) ? item : null;
}
