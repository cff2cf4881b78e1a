using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>
/// What a page says of who wrote the article: "Jane Doe is a senior reporter at …", under the text or above it, with the portrait and the
/// name that stand in the same box. Of others than the page's authors only the last lines are taken for such a note.
/// </summary>
internal static partial class AuthorNotes
{
    private const int MostSize = 700;
    private const double LeastBefore = 0.7;
    private const double MostAbove = 0.1;

    public static IEnumerable<INode> Find(Pruning pruning)
    {
        double total = pruning.Blocks.Sum(block => Math.Max(0, block.Worth));
        double before = 0;
        foreach (TextBlock block in pruning.Blocks)
        {
            double at = total == 0 ? 0 : before / total;
            before += Math.Max(0, block.Worth);
            if (block.Size <= MostSize && (at >= LeastBefore || at <= MostAbove) && IsNote(block.Text, pruning.Metadata.Authors, at >= LeastBefore) && pruning.MayDrop(block.Owner))
            {
                yield return Box(block.Owner, pruning);
            }
        }
    }

    private static bool IsNote(string text, IReadOnlyList<string> authors, bool below)
    {
        foreach (string author in authors)
        {
            if (author.Length > 3 && text.StartsWith(author, StringComparison.OrdinalIgnoreCase) && Tells().IsMatch(text.AsSpan(author.Length)))
            {
                return true;
            }
        }

        return below && Stranger().IsMatch(text);
    }

    /// <summary>The outermost box that holds the note and no other running text; a paragraph among others is only itself.</summary>
    private static IElement Box(IElement owner, Pruning pruning)
    {
        IElement box = owner;
        double share = pruning.ShareOf(owner);
        while (box.ParentElement is { } parent && parent != pruning.Container && pruning.ShareOf(parent) <= share + 0.005 && TextSize.Of(parent.TextContent) <= MostSize + 200)
        {
            box = parent;
        }

        return box;
    }

    [GeneratedRegex(@"^[,\s]{1,3}(?:(?:is|was) (?:an?|the|our|one of|currently|based)\b|(?:covers|writes|reports|edits|joined|has (?:been|covered|written|worked)|focuses|specializes|specialises|leads|oversees|hosts|studied|graduated|lives)\b|是|為|为|，?現任|，?现任)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tells();

    [GeneratedRegex(@"^(?:About the authors?\b|\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){1,3},? is (?:an?|the|our) (?:[\p{L}'’&-]{1,20}[ -]){0,5}(?:reporter|journalist|columnist|correspondent|staff writer|senior writer|contributing writer|contributor|blogger|editor|editor-at-large)\b.{0,40}\b(?:at|for|with|of|based|who|covering|on|in|where|from)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Stranger();
}
