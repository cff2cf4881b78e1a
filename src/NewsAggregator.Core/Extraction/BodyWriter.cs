using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Copies what is kept of a container into a new element. The page itself is never changed: a rule that took too much is undone
/// by forgetting its marks, and taking nodes out of long lists one by one would cost the square of their number.
/// </summary>
internal sealed class BodyWriter(IDocument document, Func<INode, bool> isDropped, PictureBoxes pictures)
{
    private static readonly HashSet<string> Alone = new(StringComparer.Ordinal) { "img", "picture", "video", "audio", "source", "iframe", "br", "hr" };

    /// <summary>What an article's elements may say of themselves; the rest is the site's own business.</summary>
    private static readonly string[] Attributes =
    [
        "href", "src", "data-src", "data-srcset", "data-original", "data-lazy-src", "srcset", "sizes", "alt", "title", "width", "height", "lang", "dir", "colspan", "rowspan", "scope", "start", "reversed", "value", "cite", "datetime", "id",
    ];

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
        if (depth > DepthLimit)
        {
            return false;
        }

        if (EmbeddedPost.IsPost(node))
        {
            return CopyPost((IElement)node, into);
        }

        if (LatePicture.In(node) is { } picture)
        {
            return CopyElement(picture, into, depth);
        }

        // A post is mostly links, and looks like a list of them to the rules.
        if (isDropped(node))
        {
            return EmbeddedPost.IsWrapper(node) && CopyPosts((IElement)node, into);
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
        if (Players.IsPlayer(element))
        {
            if (element.QuerySelector("blockquote") is { } quote)
            {
                Copy(quote, into, depth + 1);
            }

            into.AppendChild(Frame(element));
            return true;
        }

        IElement copy = document.CreateElement(NameOf(element));
        foreach (string name in Attributes)
        {
            if (element.GetAttribute(name) is { } value)
            {
                copy.SetAttribute(name, value);
            }
        }

        bool full = Alone.Contains(element.LocalName) && element.LocalName is not ("br" or "hr");
        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            full |= pictures.IsLine(children[i]) && copy.LastElementChild is { } picture
                ? CopyLine(children[i], picture, copy, depth + 1)
                : Copy(children[i], copy, depth + 1);
        }

        if (!full && !Alone.Contains(element.LocalName) && element.LocalName is not ("td" or "th"))
        {
            return false;
        }

        into.AppendChild(copy);
        return full;
    }

    /// <summary>A picture and the caption behind it become a figure.</summary>
    private bool CopyLine(INode caption, IElement picture, IElement into, int depth)
    {
        IElement figure = document.CreateElement("figure");
        into.ReplaceChild(figure, picture);
        figure.AppendChild(picture);
        Copy(caption, figure, depth);
        return true;
    }

    private bool CopyPosts(IElement box, INode into)
    {
        bool full = false;
        foreach (IElement post in box.QuerySelectorAll("blockquote").Where(EmbeddedPost.IsPost))
        {
            full |= CopyPost(post, into);
        }

        return full;
    }

    private bool CopyPost(IElement post, INode into)
    {
        if (EmbeddedPost.Write(document, post) is not { } written)
        {
            return false;
        }

        into.AppendChild(written);
        return true;
    }

    /// <summary>Without what it holds: words for readers whose browser cannot show it.</summary>
    private IElement Frame(IElement element)
    {
        IElement frame = document.CreateElement(Players.FrameName(element));
        frame.SetAttribute("src", Players.Source(element)!);
        frame.SetAttribute("title", element.GetAttribute("title") ?? element.GetAttribute("playlabel") ?? element.GetAttribute("aria-label") ?? "");
        if (element.GetAttribute("poster") is { } poster)
        {
            frame.SetAttribute("poster", poster);
        }

        return frame;
    }

    /// <summary>A site's own elements, and names that only a broken page has, become plain ones.</summary>
    private string NameOf(IElement element)
    {
        string name = pictures.IsBox(element) ? "figure" : pictures.IsCaption(element) ? "figcaption" : element.LocalName;
        return name.Length <= 10 && name.All(char.IsAsciiLetterOrDigit) ? name : NodeNames.IsBlock(element) ? "div" : "span";
    }
}
