using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>A whole other article beneath the page's own, as endless scrolling puts it there: built as the first one, with a headline of its own.</summary>
internal static class OtherArticles
{
    private const double LeastOwn = 200;

    public static IEnumerable<IElement> Find(BlockIndex index, int headline)
    {
        if (headline < 0)
        {
            yield break;
        }

        IElement own = index.Blocks[headline].Owner;
        for (int i = headline + 1; i < index.Blocks.Count; i++)
        {
            IElement other = index.Blocks[i].Owner;
            if (other.LocalName != own.LocalName || !(NodeNames.IsHeading(own) || own.ClassName is { Length: > 0 }) || other.ClassName != own.ClassName || index.First(other) != i)
            {
                continue;
            }

            IElement box = other;
            while (box.ParentElement is { LocalName: not ("body" or "html" or "main") } parent && index.First(parent) > headline)
            {
                box = parent;
            }

            // Beside it stands the box that holds the page's own headline.
            IElement? first = own;
            while (first is not null && first.ParentElement != box.ParentElement)
            {
                first = first.ParentElement;
            }

            if (first is not null && first != own && first.LocalName == box.LocalName && index.Running(headline, index.Last(first)) > LeastOwn && index.Last(box) > i)
            {
                yield return box;
            }
        }
    }
}
