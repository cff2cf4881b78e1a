using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>Tables that only place things on a page: one column, or cells that hold an article's paragraphs.</summary>
internal static class LayoutTable
{
    private const int ManyBlocks = 3;
    private const int LongCell = 150;

    /// <summary>What the cells hold, in order, taken out of the table; null: the table holds data and is left as it is.</summary>
    public static List<INode>? Content(IElement table)
    {
        List<IElement> rows = [.. Rows(table)];
        if (rows.Count == 0 || table.Children.Any(child => child.LocalName == "caption") || rows.Exists(row => row.Children.Any(cell => cell.LocalName == "th"))
            || !(rows.TrueForAll(row => row.Children.Count(IsFull) <= 1) || rows.Exists(row => row.Children.Any(IsProse))))
        {
            return null;
        }

        List<INode> content = [];
        foreach (IElement cell in rows.SelectMany(row => row.Children).Where(IsFull))
        {
            // Emptied at once: taking nodes out of a wide cell one by one would cost the square of their number.
            INode[] children = [.. cell.ChildNodes];
            bool hasBlock = Array.Exists(children, TextRuns.HoldsBlock);
            cell.TextContent = "";
            if (hasBlock)
            {
                content.AddRange(children);
                continue;
            }

            IElement paragraph = table.Owner!.CreateElement("p");
            foreach (INode node in children)
            {
                paragraph.AppendChild(node);
            }

            content.Add(paragraph);
        }

        return content;
    }

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.Children.SelectMany(part => part.LocalName == "tr" ? [part] : part.LocalName is "tbody" or "thead" or "tfoot" ? part.Children.Where(row => row.LocalName == "tr") : []);

    private static bool IsFull(IElement cell) => TextSize.Of(cell.TextContent) > 0 || cell.QuerySelector("img") is not null;

    private static bool IsProse(IElement cell) =>
        cell.Children.Count(child => child.LocalName is "p" or "h2" or "h3" or "h4" or "figure") >= ManyBlocks && TextSize.Of(cell.TextContent) >= LongCell;
}
