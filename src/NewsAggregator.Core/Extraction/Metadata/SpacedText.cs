using System.Text;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The text of an element as a reader sees it parted, without the marks for breaking words: where a line or a box begins, a separator stands.</summary>
internal static class SpacedText
{
    private const int DepthLimit = 30;

    public static string Of(IElement element, string separator, Func<IElement, bool>? leaveOut = null)
    {
        var text = new StringBuilder();
        Append(element, text, separator, leaveOut, 0);
        return PlainText.Fold(text.Replace("\u00ad", "").Replace("\u200b", "").ToString());
    }

    private static void Append(IElement element, StringBuilder text, string separator, Func<IElement, bool>? leaveOut, int depth)
    {
        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            if (children[i] is IText words)
            {
                text.Append(words.Data);
            }
            else if (children[i] is IElement inner && depth < DepthLimit && inner.LocalName is not ("script" or "style" or "svg" or "button" or "template" or "noscript") && !NodeNames.IsHidden(inner) && leaveOut?.Invoke(inner) != true)
            {
                string around = inner.LocalName == "br" || NodeNames.IsBlock(inner) ? separator : "";
                text.Append(around);
                Append(inner, text, separator, leaveOut, depth + 1);
                text.Append(around);
            }
        }
    }
}
