using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>What repeats on several pages of one source is not the article.</summary>
internal static class LearnedBoilerplate
{
    public static IEnumerable<INode> Find(Pruning pruning) =>
        pruning.Options.Boilerplate.Count == 0 ? [] : pruning.Blocks.Where(block => pruning.Options.Boilerplate.Contains(BlockFingerprint.Of(block.Text))).SelectMany(block => block.Nodes);
}
