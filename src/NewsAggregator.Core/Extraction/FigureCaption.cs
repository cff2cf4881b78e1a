using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>What a picture's figure says beside its caption, mostly whose picture it is, goes into the caption.</summary>
internal static class FigureCaption
{
    private const int MostCredit = 300;
    private const int MostNodes = 200;

    /// <param name="figure">Made of clean elements; changed and given back.</param>
    public static IElement Gather(IHtmlDocument document, IElement figure)
    {
        Flatten(figure);
        if (figure.ChildNodes.Length > MostNodes || figure.QuerySelector("img") is null || figure.QuerySelector("table, blockquote, pre, ul, ol, h2, h3, h4") is not null)
        {
            return figure;
        }

        List<INode> credits = [.. figure.ChildNodes.Where(node => node is not IElement { LocalName: "figcaption" } && TextSize.Of(node.TextContent) > 0 && !(node is IElement element && element.QuerySelector("img") is not null))];
        if (credits.Count == 0 || credits.Sum(node => TextSize.Of(node.TextContent)) > MostCredit)
        {
            return figure;
        }

        IElement? own = figure.QuerySelector("figcaption");
        IElement caption = own ?? document.CreateElement("figcaption");
        if (own is null)
        {
            figure.AppendChild(caption);
        }

        string said = PlainText.Fold(caption.TextContent);
        foreach (INode credit in credits)
        {
            figure.RemoveChild(credit);
            string words = PlainText.Fold(credit.TextContent);
            if (said.Contains(words, StringComparison.Ordinal))
            {
                continue;
            }

            if (said.Length > 0)
            {
                caption.AppendChild(document.CreateTextNode(" "));
            }

            INode moved = credit;
            if (credit is IElement { LocalName: "p" } paragraph && caption.QuerySelector("p") is null)
            {
                moved = document.CreateElement("small");
                foreach (INode child in paragraph.ChildNodes.ToArray())
                {
                    moved.AppendChild(child);
                }
            }

            caption.AppendChild(moved);
            said += " " + words;
        }

        return figure;
    }

    /// <summary>A player's figure inside another says nothing that the outer one does not.</summary>
    private static void Flatten(IElement figure)
    {
        if (figure.ChildNodes.Length > MostNodes)
        {
            return;
        }

        foreach (IElement inner in figure.Children.Where(child => child.LocalName == "figure" && child.QuerySelector("figcaption") is null).ToArray())
        {
            foreach (INode child in inner.ChildNodes.ToArray())
            {
                figure.InsertBefore(child, inner);
            }

            figure.RemoveChild(inner);
        }
    }
}
