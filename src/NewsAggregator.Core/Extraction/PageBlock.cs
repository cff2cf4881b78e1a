using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>A block of a page's article text, for learning what repeats on the pages of a source.</summary>
/// <param name="Fingerprint">See <see cref="BlockFingerprint"/>.</param>
/// <param name="Text">How it begins, for an admin to recognise it by: at most 300 characters.</param>
public sealed record PageBlock(long Fingerprint, string Text)
{
    private const int MostShown = 300;

    /// <summary>The furniture of a page stands at its edges; the middle of a longer one is not learned from.</summary>
    private const int MostAtAnEdge = 200;

    internal static IReadOnlyList<PageBlock> Of(IReadOnlyList<TextBlock> blocks)
    {
        IEnumerable<TextBlock> some = blocks.Count <= 2 * MostAtAnEdge ? blocks : blocks.Take(MostAtAnEdge).Concat(blocks.TakeLast(MostAtAnEdge));
        return [.. some.Where(IsLearnable).Select(block => new PageBlock(BlockFingerprint.Of(block.Text), PlainText.Cut(block.Text, MostShown))).DistinctBy(block => block.Fingerprint)];
    }

    /// <summary>Cells and code say the same on many pages and mean another thing on each; nor does a figure alone tell anything.</summary>
    private static bool IsLearnable(TextBlock block) => block.Owner.LocalName is not ("td" or "th" or "pre" or "code" or "dd" or "dt") && block.Text.Any(char.IsLetter);
}
