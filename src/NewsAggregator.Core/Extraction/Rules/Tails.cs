using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>
/// What follows the column of the text. Where one element inside the container has most of the running text, short things after it
/// (an author's box, a call to act, teasers) stand there because they are not in it.
/// </summary>
internal static class Tails
{
    private const double MostOfText = 0.7;
    private const int LongestAfter = 450;

    public static IEnumerable<INode> Find(Pruning pruning)
    {
        IElement column = pruning.Container;
        while (column.Children.FirstOrDefault(child => pruning.ShareOf(child) >= MostOfText) is { } next)
        {
            column = next;
        }

        int last = pruning.Blocks.FindLastIndex(block => column.Contains(block.Owner));
        List<TextBlock> after = last < 0 ? [] : pruning.Blocks[(last + 1)..];
        if (after.Exists(block => block.Size > LongestAfter && block.LinkDensity < 0.5))
        {
            return [];
        }

        // A text may be cut into several boxes of one kind.
        HashSet<string> kinds = [.. pruning.Blocks.Take(last + 1).Where(block => block.Worth > 0 && block.Owner.ParentElement?.ClassName is { Length: > 0 }).Select(BlockKind.Of)];
        return after.Where(block => !kinds.Contains(BlockKind.Of(block))).SelectMany(block => block.Nodes);
    }
}
