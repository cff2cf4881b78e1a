using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>What an admin's CSS selector takes of a page: all that it matches, in the page's order, in the element around them all.</summary>
/// <param name="Inside">The matched elements, and those between them and <paramref name="Container"/>.</param>
/// <param name="Outside">What stands between the matches.</param>
internal sealed record SelectedText(IElement Container, IReadOnlySet<INode> Inside, IReadOnlyCollection<INode> Outside)
{
    private const int Most = 2_000;

    /// <summary>Null: no selector, one that is none, or nothing matches.</summary>
    public static SelectedText? Of(IElement body, string? selector)
    {
        if (string.IsNullOrEmpty(selector))
        {
            return null;
        }

        try
        {
            return body.QuerySelectorAll(selector).Take(Most).ToList() switch
            {
                [] => null,
                [IElement one] => new SelectedText(one, new HashSet<INode>(), []),
                List<IElement> several => Of(body, several),
            };
        }
        catch (DomException)
        {
            return null;
        }
    }

    private static SelectedText Of(IElement body, List<IElement> matches)
    {
        HashSet<INode> wanted = [.. matches];
        HashSet<INode> around = [];
        foreach (IElement match in matches)
        {
            for (INode? above = match.Parent; above is not null && above != body.Parent && around.Add(above); above = above.Parent)
            {
            }
        }

        IElement container = body;
        while (!wanted.Contains(container) && container.Children.Where(child => wanted.Contains(child) || around.Contains(child)).Take(2).ToList() is [IElement only])
        {
            container = only;
        }

        List<INode> outside = [];
        Leave(container, wanted, around, outside);
        around.UnionWith(wanted);
        return new SelectedText(container, around, outside);
    }

    private static void Leave(INode element, HashSet<INode> wanted, HashSet<INode> around, List<INode> outside)
    {
        var waiting = new Stack<INode>([element]);
        while (waiting.TryPop(out INode? node))
        {
            foreach (INode child in wanted.Contains(node) ? [] : node.ChildNodes.AsEnumerable())
            {
                if (around.Contains(child))
                {
                    waiting.Push(child);
                }
                else if (!wanted.Contains(child))
                {
                    outside.Add(child);
                }
            }
        }
    }
}
