using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>Pull quotes: a box that says again what a paragraph says.</summary>
internal static class Repeats
{
    private const int MostBlocks = 400;

    public static IEnumerable<INode> Find(Pruning pruning)
    {
        List<TextBlock> blocks = pruning.Blocks;
        if (blocks.Count > MostBlocks)
        {
            yield break;
        }

        for (int i = 0; i < blocks.Count; i++)
        {
            string text = blocks[i].Text.Trim('"', '“', '”', '«', '»', '„', '‘', '’', ' ', '.');
            if (blocks[i].Size is < 30 or > 500 || text.Length == 0)
            {
                continue;
            }

            for (int other = Math.Max(0, i - 30); other < Math.Min(blocks.Count, i + 30); other++)
            {
                bool longer = blocks[other].Text.Length > blocks[i].Text.Length || (blocks[other].Text.Length == blocks[i].Text.Length && other < i);
                if (other != i && longer && blocks[other].Text.Contains(text, StringComparison.Ordinal))
                {
                    foreach (IText node in blocks[i].Nodes)
                    {
                        yield return node;
                    }

                    break;
                }
            }
        }
    }
}
