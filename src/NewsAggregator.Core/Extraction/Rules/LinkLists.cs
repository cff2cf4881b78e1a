using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>Lists and boxes that are mostly links, and lines that are nothing but one.</summary>
internal static class LinkLists
{
    public static IEnumerable<INode> Find(Pruning pruning)
    {
        Dictionary<IElement, (int Size, int Links)> sums = [];
        foreach (TextBlock block in pruning.Blocks)
        {
            for (IElement? element = block.Owner; element is not null && element != pruning.Container; element = element.ParentElement)
            {
                (int size, int links) = sums.GetValueOrDefault(element);
                sums[element] = (size + block.Size, links + block.LinkSize);
            }
        }

        foreach (IElement element in pruning.Elements(element => sums.TryGetValue(element, out (int Size, int Links) sum) && IsLinks(element, sum.Size, sum.Links) && pruning.MayDrop(element)))
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

    private static bool IsLinks(IElement element, int size, int links) =>
        size > 0 && element.LocalName is "ul" or "ol" or "div" or "section" or "dl" && links > 0.6 * size;
}
