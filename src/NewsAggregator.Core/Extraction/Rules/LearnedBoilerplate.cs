using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>
/// What repeats on several pages of one source is not the article. But a newsroom also says the same of a war or a court case in
/// each of its articles: a learned paragraph with the article's own text before and after it is kept, and so is a learned heading over
/// text that stays. A page that is learned for the greater part is one that was published again.
/// </summary>
internal static class LearnedBoilerplate
{
    private const int LongestBetween = 200;
    private const double MostLearned = 0.5;

    public static IEnumerable<INode> Find(Pruning pruning)
    {
        if (pruning.Options.Boilerplate.Count == 0)
        {
            return [];
        }

        List<TextBlock> blocks = pruning.Blocks;
        bool[] learned = [.. blocks.Select(block => pruning.Options.Boilerplate.Contains(BlockFingerprint.Of(block.Text)))];
        bool[] own = [.. blocks.Select((block, i) => !learned[i] && block.Worth > 0)];
        int first = Array.IndexOf(own, true), last = Array.LastIndexOf(own, true);
        int sizeLearned = blocks.Where((_, i) => learned[i]).Sum(block => block.Size);
        if (first < 0 || sizeLearned > MostLearned * blocks.Sum(block => block.Size))
        {
            return [];
        }

        return Boxes(pruning, [.. blocks.Where((block, i) => learned[i] && (i < first || i > last || IsInterruption(blocks, learned, i)))]);
    }

    /// <summary>The largest boxes that hold nothing else, with their pictures; of a box that says more, the learned text alone.</summary>
    private static IEnumerable<INode> Boxes(Pruning pruning, List<TextBlock> found)
    {
        Dictionary<IElement, double> all = AncestorSums.Of(pruning.Blocks.Select(block => (block.Owner, 1.0)), pruning.Container);
        Dictionary<IElement, double> ours = AncestorSums.Of(found.Select(block => (block.Owner, 1.0)), pruning.Container);
        foreach (TextBlock block in found)
        {
            IElement? box = null;
            for (IElement? element = block.Owner; element is not null && element != pruning.Container && all.GetValueOrDefault(element) == ours.GetValueOrDefault(element, -1); element = element.ParentElement)
            {
                box = element;
            }

            if (box is not null)
            {
                yield return box;
                continue;
            }

            foreach (IText node in block.Nodes)
            {
                yield return node;
            }
        }
    }

    private static bool IsInterruption(List<TextBlock> blocks, bool[] learned, int i) =>
        NodeNames.IsHeading(blocks[i].Owner) ? learned[i + 1] : blocks[i].Size <= LongestBetween && blocks[i].Owner.LocalName is not "li";
}
