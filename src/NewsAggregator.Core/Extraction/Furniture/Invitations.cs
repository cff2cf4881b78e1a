using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>Three or more paragraphs that each end with a link "read on": beginnings of other articles.</summary>
internal static partial class Invitations
{
    private const int Fewest = 3;
    private const int LeastSize = 60;

    public static IEnumerable<IElement> Find(BlockIndex index, int headline)
    {
        List<IElement> found = [];
        for (int i = 0; i < index.Blocks.Count; i++)
        {
            TextBlock block = index.Blocks[i];
            if (i != headline && block.Size >= LeastSize && block.LinkSize > 0 && block.LinkDensity < 0.5 && index.First(block.Owner) == index.Last(block.Owner) && End().IsMatch(block.Text))
            {
                found.Add(block.Owner);
            }
        }

        return found.Count >= Fewest ? found : [];
    }

    [GeneratedRegex(@"(?:繼續閱讀|继续阅读|閱讀全文|阅读全文|閱讀更多|阅读更多|查看全文|[看讀读]全文|詳全文|continue reading|read (?:more|on|the full \w+)|weiterlesen|lire la suite|leer más|leggi tutto)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
