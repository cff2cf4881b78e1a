using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>The number that a style sheet sets apart from its heading is set apart by a space.</summary>
internal static class HeadingNumber
{
    /// <param name="heading">As the page has it.</param>
    /// <param name="inner">What is left of its nodes.</param>
    public static List<INode> Apart(IDocument document, IElement heading, List<INode> inner)
    {
        if (heading.ChildNodes.FirstOrDefault(node => TextSize.Of(node.TextContent) > 0) is not IElement first
            || first.TextContent.Trim() is not { Length: > 0 and <= 4 } number || !char.IsDigit(number[0]) || !number.All(c => char.IsDigit(c) || c is '.' or '、' or ')'))
        {
            return inner;
        }

        int at = inner.FindIndex(node => TextSize.Of(node.TextContent) > 0);
        return at < 0 || at + 1 >= inner.Count || char.IsWhiteSpace(inner[at].TextContent[^1]) || char.IsWhiteSpace(inner[at + 1].TextContent.FirstOrDefault(' '))
            ? inner
            : [.. inner[..(at + 1)], document.CreateTextNode(" "), .. inner[(at + 1)..]];
    }
}
