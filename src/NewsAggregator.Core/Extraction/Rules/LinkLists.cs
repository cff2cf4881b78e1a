using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>Lists and boxes that are mostly links, and lines that are nothing but one.</summary>
internal static class LinkLists
{
    public static IEnumerable<INode> Find(Pruning pruning)
    {
        Dictionary<IElement, double> sizes = AncestorSums.Of(pruning.Blocks.Select(block => (block.Owner, (double)block.Size)), pruning.Container);
        Dictionary<IElement, double> links = AncestorSums.Of(pruning.Blocks.Select(block => (block.Owner, (double)block.LinkSize)), pruning.Container);

        foreach (IElement element in pruning.Elements(element => sizes.TryGetValue(element, out double size) && IsLinks(element, size, links[element]) && pruning.MayDrop(element)))
        {
            yield return element;
        }

        foreach (TextBlock block in pruning.Blocks)
        {
            if (block.LinkDensity > 0.8 && !block.EndsSentence && !NodeNames.IsHeading(block.Owner) && block.Owner.LocalName is not ("td" or "th"))
            {
                foreach (IText node in block.Nodes)
                {
                    yield return node;
                }
            }
        }
    }

    private static bool IsLinks(IElement element, double size, double links) =>
        size > 0 && element.LocalName is "ul" or "ol" or "div" or "section" or "dl" && links > 0.6 * size;
}
