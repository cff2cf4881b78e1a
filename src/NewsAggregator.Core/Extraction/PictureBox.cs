using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>A picture with its caption, in the element made for it or in boxes whose class says so (as WordPress and Blogger write them).</summary>
internal static class PictureBox
{
    private const int MostNodes = 60;
    private const int MostText = 1500;

    private static readonly HashSet<string> Boxes = new(StringComparer.Ordinal) { "wpcaption", "captioncontainer", "imagecaption", "photocaption", "piccaption", "figure" };
    private static readonly HashSet<string> Captions = new(StringComparer.Ordinal) { "caption", "captiontext", "figcaption" };

    /// <summary>What stands in it is said of the picture and is no text.</summary>
    public static bool IsCaption(INode node) =>
        node is IElement element && (element.LocalName == "figcaption" ? InFigure(element) : element.LocalName is "p" or "div" or "span" or "td" && Says(element, Captions) && AroundBox(element));

    /// <summary>Another element than a figure that stands for one.</summary>
    public static bool IsBox(IElement element)
    {
        if (element.LocalName is not ("div" or "table" or "p" or "span") || !Says(element, Boxes) || element.QuerySelector("img") is null)
        {
            return false;
        }

        IElement? caption = CaptionOf(element);
        return caption is not null && TextSize.Of(element.TextContent) <= Math.Min(MostText, TextSize.Of(caption.TextContent) + 60);
    }

    private static IElement? CaptionOf(IElement box) => box.QuerySelectorAll("p, div, span, td").Take(MostNodes).FirstOrDefault(inner => Says(inner, Captions) && inner.QuerySelector("img") is null);

    private static bool InFigure(IElement caption)
    {
        IElement? parent = caption.ParentElement;
        for (int up = 0; up < 4 && parent is not null; up++, parent = parent.ParentElement)
        {
            if (parent.LocalName == "figure")
            {
                return true;
            }
        }

        return false;
    }

    private static bool AroundBox(IElement caption)
    {
        IElement? parent = caption.ParentElement;
        for (int up = 0; up < 4 && parent is not null; up++, parent = parent.ParentElement)
        {
            if (IsBox(parent))
            {
                return CaptionOf(parent) == caption;
            }
        }

        return false;
    }

    /// <summary>"wp-caption" and "tr-caption-container" end with the word, in one piece or two.</summary>
    private static bool Says(IElement element, HashSet<string> words)
    {
        if (element.ClassName is not { Length: > 0 and < 300 } name)
        {
            return false;
        }

        foreach (string one in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string plain = one.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
            foreach (string word in words)
            {
                if (plain.EndsWith(word, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
