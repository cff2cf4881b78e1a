using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Pictures with their captions in a container: in the element made for it, in boxes whose class says so (as WordPress and Blogger write
/// them), or in a line of that class behind the picture. Read once, in one walk: asking each element for its neighbours costs their number.
/// </summary>
internal sealed class PictureBoxes
{
    private const int DepthLimit = 400;
    private const int MostText = 1500;
    private const int MostCredit = 60;

    private static readonly string[] BoxNames = ["wpcaption", "captioncontainer", "imagecaption", "photocaption", "piccaption", "figure"];
    private static readonly string[] CaptionNames = ["caption", "captiontext", "figcaption"];

    private readonly HashSet<INode> boxes = [];
    private readonly HashSet<INode> captions = [];
    private readonly HashSet<INode> lines = [];

    private PictureBoxes()
    {
    }

    public static PictureBoxes In(IElement container)
    {
        var found = new PictureBoxes();
        found.Read(container, container.LocalName == "figure", 0);
        return found;
    }

    /// <summary>Another element than a figure that stands for one.</summary>
    public bool IsBox(INode node) => boxes.Contains(node);

    /// <summary>What stands in it is said of a picture and is no text.</summary>
    public bool IsCaption(INode node) => captions.Contains(node);

    /// <summary>A caption without a box: it belongs to the element before it.</summary>
    public bool IsLine(INode node) => lines.Contains(node);

    private Seen Read(IElement element, bool inFigure, int depth)
    {
        var seen = default(Seen);
        bool pictureBefore = false;
        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length && depth < DepthLimit; i++)
        {
            if (children[i] is IText text)
            {
                int letters = TextSize.Of(text.Data);
                seen.Text += letters;
                pictureBefore &= letters == 0;
            }
            else if (children[i] is IElement child && child.LocalName is not ("noscript" or "script" or "style" or "template"))
            {
                Seen inner = Read(child, inFigure || child.LocalName == "figure", depth + 1);
                Judge(child, inner, ref seen, inFigure, pictureBefore);
                pictureBefore = inner is { Pictures: 1, Text: 0 } && child.LocalName is ("img" or "picture" or "p" or "div" or "a");
                seen.Text += inner.Text;
                seen.Pictures += inner.Pictures;
            }
        }

        if (element.LocalName == "img")
        {
            seen.Pictures++;
        }

        return seen;
    }

    private void Judge(IElement child, Seen inner, ref Seen around, bool inFigure, bool pictureBefore)
    {
        if (child.LocalName == "figcaption" && inFigure)
        {
            captions.Add(child);
        }
        else if (inner.Caption is { } caption && inner.Pictures > 0 && inner.Text <= Math.Min(MostText, inner.CaptionText + MostCredit) && (child.LocalName is "div" or "table" or "p" or "span") && Says(child, BoxNames))
        {
            boxes.Add(child);
            captions.Add(caption);
            return;
        }
        else if (inner is { Pictures: 0, Text: > 0 and <= MostText } && (child.LocalName is "p" or "div" or "span" or "td") && Says(child, CaptionNames))
        {
            if (pictureBefore && !inFigure)
            {
                captions.Add(child);
                lines.Add(child);
            }

            inner = inner with { Caption = child, CaptionText = inner.Text };
        }

        if (around.Caption is null)
        {
            around.Caption = inner.Caption;
            around.CaptionText = inner.CaptionText;
        }
    }

    /// <summary>"wp-caption" and "tr-caption-container" end with the word, in one piece or two.</summary>
    private static bool Says(IElement element, string[] words)
    {
        if (element.ClassName is not { Length: > 0 and < 300 } name)
        {
            return false;
        }

        foreach (string one in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string plain = one.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
            if (Array.Exists(words, word => plain.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="Caption">The first that has no box yet.</param>
    private record struct Seen(int Text, int Pictures, IElement? Caption, int CaptionText);
}
