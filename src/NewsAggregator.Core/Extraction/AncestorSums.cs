using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Sums over subtrees, in time linear in the elements that have a share: adding each value to each of its ancestors would cost
/// their number times the depth.
/// </summary>
internal static class AncestorSums
{
    /// <param name="values">What stands in an element itself; one element may come several times.</param>
    /// <param name="below">Sums end beneath this element; null: at the root.</param>
    public static Dictionary<IElement, double> Of(IEnumerable<(IElement Owner, double Value)> values, IElement? below = null)
    {
        Dictionary<IElement, double> sums = [];
        List<IElement> parentsFirst = [];
        var chain = new Stack<IElement>();
        foreach ((IElement owner, double value) in values)
        {
            for (IElement? element = owner; element is not null && element != below && sums.TryAdd(element, 0); element = element.ParentElement)
            {
                chain.Push(element);
            }

            while (chain.TryPop(out IElement? element))
            {
                parentsFirst.Add(element);
            }

            if (owner != below)
            {
                sums[owner] += value;
            }
        }

        for (int i = parentsFirst.Count - 1; i >= 0; i--)
        {
            if (parentsFirst[i].ParentElement is { } parent && parent != below)
            {
                sums[parent] += sums[parentsFirst[i]];
            }
        }

        return sums;
    }
}
