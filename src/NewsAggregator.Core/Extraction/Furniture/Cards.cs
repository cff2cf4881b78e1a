using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>Three or more neighbours that are each a link to another article with a few lines of it: a list of teasers.</summary>
internal static class Cards
{
    private const int Fewest = 3;
    private const int MostSize = 450;
    private const int MostBlocks = 8;
    private const double LeastBefore = 200;

    public static IEnumerable<IElement> Find(BlockIndex index, int headline)
    {
        HashSet<IElement> seen = [];
        foreach (TextBlock block in index.Blocks.Reverse())
        {
            for (IElement? parent = block.Owner.ParentElement; parent is not null && seen.Add(parent); parent = parent.ParentElement)
            {
                List<IElement> cards = Among(parent, index, out bool all);
                if (cards.Count < Fewest || cards.Exists(card => index.First(card) <= headline && index.Last(card) >= headline))
                {
                    continue;
                }

                double before = index.Running(Math.Max(0, headline), index.First(cards[0]) - 1), after = index.Running(index.Last(cards[^1]) + 1, index.Blocks.Count - 1);
                if (before < LeastBefore || after > before)
                {
                    continue;
                }

                IReadOnlyList<IElement> whole = all && parent.LocalName is not ("body" or "html" or "main" or "article") ? [parent] : cards;
                index.Forget(whole);
                foreach (IElement card in whole)
                {
                    yield return card;
                }
            }
        }
    }

    private static List<IElement> Among(IElement parent, BlockIndex index, out bool all)
    {
        List<IElement> cards = [];
        all = true;
        foreach (IElement child in parent.Children)
        {
            if (!index.Holds(child))
            {
                continue;
            }

            if (IsCard(child, index) && (cards.Count == 0 || cards[0].LocalName == child.LocalName))
            {
                cards.Add(child);
            }
            else
            {
                all &= index.Size(child) < 75;
            }
        }

        return cards;
    }

    private static bool IsCard(IElement element, BlockIndex index)
    {
        int first = index.First(element), last = index.Last(element);
        int size = index.Size(element), links = index.LinkSize(element);
        if (last - first >= MostBlocks || size > MostSize || links == 0 || element.LocalName is "p" or "details" || NodeNames.IsHeading(element))
        {
            return false;
        }

        TextBlock head = index.Blocks[first];
        return first == last ? BeginsWithLine(head) : head.LinkDensity > 0.8 && head.Size >= 8 && !head.EndsSentence;
    }

    /// <summary>A link on a line of its own, and what it leads to under it.</summary>
    private static bool BeginsWithLine(TextBlock block)
    {
        IText first = block.Nodes.Find(node => TextSize.Of(node.Data) > 0)!;
        for (INode? node = first; node is not null && node != block.Owner; node = node.Parent)
        {
            if (node is IElement { LocalName: "a" } link)
            {
                INode? next = link.NextSibling;
                while (next is IText text && TextSize.Of(text.Data) == 0)
                {
                    next = next.NextSibling;
                }

                return block.LinkDensity > 0.9 || next is IElement { LocalName: "br" };
            }
        }

        return false;
    }
}
