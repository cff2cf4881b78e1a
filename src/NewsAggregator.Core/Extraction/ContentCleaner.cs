using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Rewrites a subtree into <see cref="AllowedHtml"/>, bottom up: embedded players become links, pictures get their real
/// addresses, unknown blocks become paragraphs, unknown inline elements are unwrapped with their text kept.
/// </summary>
internal sealed class ContentCleaner(IHtmlDocument document, Uri? baseAddress)
{
    private const int MostHiddenText = 500;

    private readonly ContentAddress address = new(baseAddress);

    /// <summary>
    /// Puts cleaned copies in the place of what the container holds. Copies, because moving one node of a wide parent costs its
    /// position, and a body may have a hundred thousand siblings.
    /// </summary>
    public void Clean(IElement container)
    {
        List<INode> cleaned = Cleaned(container);
        container.TextContent = "";
        Append(container, cleaned);
    }

    private List<INode> Cleaned(IElement parent)
    {
        List<INode> cleaned = [];
        INode[] children = [.. parent.ChildNodes];
        bool line = AllowedHtml.Lines.Contains(parent.LocalName) && children.Count(IsSomething) == 1;
        foreach (INode child in children)
        {
            if (child is IElement element)
            {
                Add(element, cleaned, line);
            }
            else if (child is IText text)
            {
                cleaned.Add(document.CreateTextNode(text.Data));
            }
        }

        return cleaned;
    }

    /// <param name="aloneInLine">The element is all that a list item, cell or the like holds.</param>
    private void Add(IElement element, List<INode> cleaned, bool aloneInLine)
    {
        string name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || AllowedHtml.RemovedWhole.Contains(name) || IsHidden(element))
        {
            return;
        }

        switch (name)
        {
            case "iframe" or "embed" or "object" or "video" or "audio":
                if (new ContentMedia(document, address).LinkFor(element) is IElement figure)
                {
                    cleaned.Add(figure);
                }

                return;
            case "img":
                if (ContentPicture.Clean(element, address))
                {
                    cleaned.Add(element.Clone(false));
                }

                return;
            case "picture":
                ContentPicture.TakeSources(element);
                break;
            case "br" or "hr" or "wbr":
                cleaned.Add(document.CreateElement(name));
                return;
        }

        List<INode> inner = Cleaned(element);
        if (name == "h1")
        {
            name = "h2";
        }

        if (!AllowedHtml.Elements.Contains(name) || (name == "a" && address.Of(element.GetAttribute("href"), mail: true) is null))
        {
            Unwrap(element, inner, cleaned, aloneInLine);
        }
        else if (!(name is "p" or "figure" or "figcaption" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" && inner.TrueForAll(IsBlank)))
        {
            cleaned.Add(Made(name, element, inner));
        }
    }

    private void Unwrap(IElement element, List<INode> inner, List<INode> cleaned, bool aloneInLine)
    {
        if (!AllowedHtml.Blocks.Contains(element.LocalName))
        {
            cleaned.AddRange(inner);
        }
        else if (inner.TrueForAll(IsBlank))
        {
            cleaned.Add(document.CreateTextNode(" "));
        }
        else if (inner.Exists(HoldsBlock))
        {
            AddWithRunsWrapped(inner, cleaned);
        }
        else if (aloneInLine)
        {
            cleaned.AddRange(inner);
        }
        else
        {
            cleaned.Add(Made("p", element, inner));
        }
    }

    /// <summary>Text between the blocks of a block that goes away becomes paragraphs.</summary>
    private void AddWithRunsWrapped(List<INode> inner, List<INode> cleaned)
    {
        IElement? run = null;
        foreach (INode node in inner)
        {
            if (HoldsBlock(node))
            {
                run = null;
                cleaned.Add(node);
            }
            else if (run is not null)
            {
                run.AppendChild(node);
            }
            else if (IsSomething(node))
            {
                run = document.CreateElement("p");
                run.AppendChild(node);
                cleaned.Add(run);
            }
        }
    }

    private IElement Made(string name, IElement from, List<INode> inner)
    {
        IElement made = document.CreateElement(name);
        foreach (IAttr attribute in from.Attributes)
        {
            if (attribute.NamespaceUri is null && ContentAttribute.Cleaned(name, attribute.Name, attribute.Value, address) is string value)
            {
                made.SetAttribute(attribute.Name, value);
            }
        }

        if (name == "a")
        {
            made.SetAttribute("rel", "noopener noreferrer nofollow ugc");
        }

        Append(made, inner);
        return made;
    }

    private static void Append(IElement parent, List<INode> children)
    {
        foreach (INode child in children)
        {
            parent.AppendChild(child);
        }
    }

    private static bool IsSomething(INode node) => node is IElement || (node is IText text && !string.IsNullOrWhiteSpace(text.Data));

    private static bool IsBlank(INode node) => node switch
    {
        IText text => string.IsNullOrWhiteSpace(text.Data),
        IElement element => element.LocalName is not ("img" or "hr" or "table") && element.ChildNodes.All(IsBlank),
        _ => true,
    };

    private static bool HoldsBlock(INode node) =>
        AllowedHtml.IsBlock(node) || (node is IElement element && element.ChildNodes.Any(HoldsBlock));

    /// <summary>What the publisher keeps from sight (preview lines, counters) must not appear because we drop its style; a whole text does.</summary>
    private static bool IsHidden(IElement element)
    {
        bool hidden = element.HasAttribute("hidden");
        if (!hidden && element.GetAttribute("style") is string style)
        {
            string folded = style.Replace(" ", "", StringComparison.Ordinal);
            hidden = folded.Contains("display:none", StringComparison.OrdinalIgnoreCase) || folded.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
        }

        return hidden && element.LocalName != "img" && IsShort(element);
    }

    /// <summary>Counts no further than it must: hidden elements may stand in each other.</summary>
    private static bool IsShort(IElement element)
    {
        int length = 0;
        foreach (IText text in element.Descendants<IText>())
        {
            length += text.Data.Length;
            if (length > MostHiddenText)
            {
                return false;
            }
        }

        return true;
    }
}
