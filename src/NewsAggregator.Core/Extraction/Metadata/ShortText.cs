using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>
/// The text of an element where it is short. Asked of boxes of the whole page too, and of boxes in boxes, so it is counted first and
/// put together only then.
/// </summary>
internal static class ShortText
{
    /// <returns>Null: longer than so many characters.</returns>
    public static string? Of(INode node, int most) => IsWithin(node, most) ? node.TextContent : null;

    public static bool IsWithin(INode node, int most) => Counted(node, most) <= most;

    private static int Counted(INode node, int most)
    {
        int length = 0;
        INodeList children = node.ChildNodes;
        for (int i = 0; i < children.Length && length <= most; i++)
        {
            length += children[i] is IText text ? text.Length : Counted(children[i], most - length);
        }

        return length;
    }
}
