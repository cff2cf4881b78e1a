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

    public void Clean(IElement container)
    {
        INode? child = container.FirstChild;
        while (child is not null)
        {
            INode? next = child.NextSibling;
            switch (child)
            {
                case IElement element:
                    CleanElement(element);
                    break;
                case IText:
                    break;
                default:
                    child.RemoveFromParent();
                    break;
            }

            child = next;
        }
    }

    private void CleanElement(IElement element)
    {
        string name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || AllowedHtml.RemovedWhole.Contains(name) || IsHidden(element))
        {
            element.Remove();
            return;
        }

        switch (name)
        {
            case "iframe" or "embed" or "object" or "video" or "audio":
                Replace(element, new ContentMedia(document, address).LinkFor(element));
                return;
            case "img":
                if (!ContentPicture.Clean(element, address))
                {
                    element.Remove();
                }

                return;
            case "picture":
                ContentPicture.TakeSources(element);
                break;
            case "br" or "hr" or "wbr":
                CleanAttributes(element);
                element.TextContent = "";
                return;
        }

        Clean(element);
        if (name == "h1")
        {
            Rename(element, "h2");
        }
        else if (!AllowedHtml.Elements.Contains(name) || (name == "a" && address.Of(element.GetAttribute("href"), mail: true) is null))
        {
            Unwrap(element);
        }
        else if (name is "p" or "figure" or "figcaption" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" && IsBlank(element))
        {
            element.Remove();
        }
        else
        {
            CleanAttributes(element);
        }
    }

    private void Unwrap(IElement element)
    {
        if (!AllowedHtml.Blocks.Contains(element.LocalName))
        {
            Splice(element);
            return;
        }

        if (IsBlank(element))
        {
            Replace(element, document.CreateTextNode(" "));
            return;
        }

        bool holdsBlocks = element.ChildNodes.Any(HoldsBlock);
        if (!holdsBlocks && element.ParentElement is IElement parent && AllowedHtml.Lines.Contains(parent.LocalName) && IsAlone(element))
        {
            Splice(element);
        }
        else if (!holdsBlocks)
        {
            Rename(element, "p");
        }
        else
        {
            WrapLooseRuns(element);
            Splice(element);
        }
    }

    /// <summary>Text between the blocks of a block that goes away becomes paragraphs.</summary>
    private void WrapLooseRuns(IElement element)
    {
        IElement? run = null;
        foreach (INode child in element.ChildNodes.ToArray())
        {
            if (HoldsBlock(child))
            {
                run = null;
                continue;
            }

            if (run is null)
            {
                if (child is IText text && string.IsNullOrWhiteSpace(text.Data))
                {
                    continue;
                }

                run = document.CreateElement("p");
                element.InsertBefore(run, child);
            }

            run.AppendChild(child);
        }
    }

    private void CleanAttributes(IElement element)
    {
        string name = element.LocalName;
        for (int i = element.Attributes.Length - 1; i >= 0; i--)
        {
            IAttr attribute = element.Attributes[i]!;
            string? value = attribute.NamespaceUri is null ? ContentAttribute.Cleaned(name, attribute.Name, attribute.Value, address) : null;
            if (value is null)
            {
                element.RemoveAttribute(attribute.NamespaceUri!, attribute.LocalName);
            }
            else if (!value.Equals(attribute.Value, StringComparison.Ordinal))
            {
                attribute.Value = value;
            }
        }

        if (name == "a")
        {
            element.SetAttribute("rel", "noopener noreferrer nofollow ugc");
        }
    }

    private void Rename(IElement element, string name)
    {
        IElement renamed = document.CreateElement(name);
        foreach (string kept in (string[])["lang", "dir"])
        {
            if (ContentAttribute.Cleaned(name, kept, element.GetAttribute(kept) ?? "", address) is string value)
            {
                renamed.SetAttribute(kept, value);
            }
        }

        while (element.FirstChild is INode child)
        {
            renamed.AppendChild(child);
        }

        Replace(element, renamed);
    }

    private static void Splice(IElement element)
    {
        INode parent = element.Parent!;
        while (element.FirstChild is INode child)
        {
            parent.InsertBefore(child, element);
        }

        element.Remove();
    }

    private static void Replace(IElement element, INode? by)
    {
        if (by is null)
        {
            element.Remove();
        }
        else
        {
            element.Parent!.ReplaceChild(by, element);
        }
    }

    private static bool HoldsBlock(INode node) =>
        AllowedHtml.IsBlock(node) || (node is IElement element && element.ChildNodes.Any(HoldsBlock));

    private static bool IsAlone(IElement element) =>
        element.Parent!.ChildNodes.All(sibling => sibling == element || (sibling is IText text && string.IsNullOrWhiteSpace(text.Data)));

    private static bool IsBlank(IElement element) =>
        element.ChildNodes.All(child => child switch
        {
            IText text => string.IsNullOrWhiteSpace(text.Data),
            IElement inner => inner.LocalName is not ("img" or "hr" or "table") && IsBlank(inner),
            _ => true,
        });

    /// <summary>What the publisher keeps from sight (preview lines, counters) must not appear because we drop its style; a whole text does.</summary>
    private static bool IsHidden(IElement element)
    {
        bool hidden = element.HasAttribute("hidden");
        if (!hidden && element.GetAttribute("style") is string style)
        {
            string folded = style.Replace(" ", "", StringComparison.Ordinal);
            hidden = folded.Contains("display:none", StringComparison.OrdinalIgnoreCase) || folded.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
        }

        return hidden && element.LocalName != "img" && element.TextContent.Length <= MostHiddenText;
    }
}
