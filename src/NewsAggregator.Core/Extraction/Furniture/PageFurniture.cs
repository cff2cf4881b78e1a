using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>
/// Parts of a page that are not the article wherever they stand, found before its container is chosen: beneath a short article they
/// hold more text than it does.
/// </summary>
internal static class PageFurniture
{
    private static readonly (string Name, Func<BlockIndex, int, IEnumerable<IElement>> Find)[] Rules =
    [
        ("cues", CueBoxes.Find),
        ("replies", Replies.Find),
        ("articles", OtherArticles.Find),
        ("cards", Cards.Find),
        ("invitations", Invitations.Find),
    ];

    /// <param name="headline">Index of the block that is the page's headline; -1: not known.</param>
    public static HashSet<IElement> Find(IReadOnlyList<TextBlock> blocks, int headline, ExtractionOptions options)
    {
        var index = new BlockIndex(blocks);
        HashSet<IElement> found = [];
        foreach ((string name, Func<BlockIndex, int, IEnumerable<IElement>> find) in Rules)
        {
            if (!options.Without.Contains(name))
            {
                List<IElement> more = [.. find(index, headline)];
                found.UnionWith(more);
                index.Forget(more);
            }
        }

        return found;
    }
}
