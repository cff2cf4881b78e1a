using System.Text;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>A body as plain text: a block a line, the cells of a table row separated by tabs; captions are apart and left out.</summary>
public static class BodyText
{
    public static string Of(IElement body)
    {
        var text = new StringBuilder();
        IElement? lastRow = null;
        foreach (TextBlock block in BlockReader.Read(body, element => element.LocalName == "figcaption" || (element.LocalName == "figure" && IsPicture(element))))
        {
            IElement? row = block.Owner.LocalName is "td" or "th" ? block.Owner.ParentElement : null;
            if (text.Length > 0)
            {
                text.Append(row is not null && row == lastRow ? '\t' : '\n');
            }

            text.Append(block.Text);
            lastRow = row;
        }

        return text.ToString();
    }

    /// <summary>What else stands in a picture's figure is its caption too.</summary>
    private static bool IsPicture(IElement figure) => figure.QuerySelector("table, blockquote, pre") is null && !HoldsNeighbours(figure);

    private static bool HoldsNeighbours(IElement figure)
    {
        foreach (IElement parent in figure.QuerySelectorAll("p").Select(paragraph => paragraph.ParentElement).OfType<IElement>().Distinct())
        {
            IElement? before = null;
            foreach (IElement child in parent.Children)
            {
                if (child.LocalName == "p" && before is { LocalName: "p" })
                {
                    return true;
                }

                before = child;
            }
        }

        return false;
    }
}
