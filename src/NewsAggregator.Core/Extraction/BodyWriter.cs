using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Copies what is kept of a container into a new element. The page itself is never changed: a rule that took too much is undone
/// by forgetting its marks, and taking nodes out of long lists one by one would cost the square of their number.
/// </summary>
internal sealed class BodyWriter(IDocument document, Func<INode, bool> isDropped)
{
    private static readonly HashSet<string> Alone = new(StringComparer.Ordinal) { "img", "picture", "video", "audio", "source", "iframe", "br", "hr" };

    private const int DepthLimit = 400;

    public IElement Write(IEnumerable<INode> parts)
    {
        IElement body = document.CreateElement("div");
        foreach (INode part in parts)
        {
            Copy(part, body, 0);
        }

        return body;
    }

    private bool Copy(INode node, INode into, int depth)
    {
        if (depth > DepthLimit || isDropped(node))
        {
            return false;
        }

        switch (node)
        {
            case IText text:
                into.AppendChild(document.CreateTextNode(text.Data));
                return TextSize.Of(text.Data) > 0;
            case IElement element:
                return CopyElement(element, into, depth);
            default:
                return false;
        }
    }

    private bool CopyElement(IElement element, INode into, int depth)
    {
        IElement copy = document.CreateElement(element.LocalName);
        foreach (IAttr attribute in element.Attributes)
        {
            copy.SetAttribute(attribute.Name, attribute.Value);
        }

        bool full = Alone.Contains(element.LocalName) && element.LocalName is not ("br" or "hr");
        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            full |= Copy(children[i], copy, depth + 1);
        }

        if (!full && !Alone.Contains(element.LocalName) && element.LocalName is not ("td" or "th"))
        {
            return false;
        }

        into.AppendChild(copy);
        return full;
    }
}
