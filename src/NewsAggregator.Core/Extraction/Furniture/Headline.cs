using NewsAggregator.Core.Extraction.Metadata;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>Where the article's headline stands among the blocks.</summary>
internal static class Headline
{
    /// <param name="title">As far as it is known.</param>
    /// <returns>-1: nowhere.</returns>
    public static int Find(IReadOnlyList<TextBlock> blocks, string? title)
    {
        string wanted = PageTitle.Letters(title ?? "");
        int printed = -1, linked = -1, first = -1;
        for (int i = 0; i < blocks.Count; i++)
        {
            TextBlock block = blocks[i];
            bool heading = NodeNames.IsHeading(block.Owner);
            first = first < 0 && block.Owner.LocalName == "h1" ? i : first;
            if (wanted.Length == 0 || block.Text.Length > 2 * title!.Length + 20 || !IsMost(PageTitle.Letters(block.Text), wanted))
            {
                continue;
            }

            if (block.LinkDensity > 0.5)
            {
                linked = linked < 0 && block.Owner.LocalName is "h1" or "h2" ? i : linked;
            }
            else if (heading)
            {
                return i;
            }
            else
            {
                printed = printed < 0 ? i : printed;
            }
        }

        return printed >= 0 ? printed : linked >= 0 ? linked : first;
    }

    /// <summary>A title may end with the site's name.</summary>
    private static bool IsMost(string printed, string title) => printed.Length >= 0.6 * title.Length && title.StartsWith(printed, StringComparison.Ordinal);
}
