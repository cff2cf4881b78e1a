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
        Append(container, TextRuns.Wrapped(document, cleaned));
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
        if (element.NamespaceUri != NamespaceNames.HtmlUri || IsHidden(element))
        {
            return;
        }

        if (EmbeddedPost.IsPost(element))
        {
            if (EmbeddedPost.Write(document, element) is { } post)
            {
                Add(post, cleaned, aloneInLine: false);
            }

            return;
        }

        if (Players.StandsFor(element) is not null && new ContentMedia(document, address).LinkFor(element) is { } player)
        {
            if (element.QuerySelector("blockquote") is { } quote)
            {
                Add(quote, cleaned, aloneInLine: false);
            }

            cleaned.Add(player);
            return;
        }

        if (AllowedHtml.RemovedWhole.Contains(name))
        {
            return;
        }

        switch (name)
        {
            case "iframe" or "embed" or "object" or "video" or "audio" or "amp-iframe" or "amp-video" or "amp-audio":
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
        if (name is "div" or "p" or "figure" && BareAddress(inner) is { } bare)
        {
            cleaned.Add(bare);
            return;
        }

        if (name == "h1")
        {
            name = "h2";
        }

        if (!AllowedHtml.Elements.Contains(name) || (name == "a" && address.Of(element.GetAttribute("href"), mail: true) is null))
        {
            Unwrap(element, inner, cleaned, aloneInLine);
        }
        else if (!(name is "p" or "figure" or "figcaption" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "blockquote" && inner.TrueForAll(IsBlank)))
        {
            AddMade(name, element, inner, cleaned);
        }
    }

    private void AddMade(string name, IElement element, List<INode> inner, List<INode> cleaned)
    {
        switch (name)
        {
            case "p":
                cleaned.AddRange(TextRuns.Split(inner).Select(run => Made("p", element, run)));
                break;
            case "blockquote" or "td" or "dd" or "li" when TextRuns.Split(inner).Count > 1 || (name == "blockquote" && inner.Exists(TextRuns.HoldsBlock)):
                cleaned.Add(Made(name, element, TextRuns.Wrapped(document, inner)));
                break;
            case "figure":
                cleaned.Add(FigureCaption.Gather(document, Made(name, element, inner)));
                break;
            case "ul" or "ol":
                cleaned.Add(Made(name, element, WithListsInItems(inner)));
                break;
            case "h2" or "h3" or "h4" or "h5" or "h6":
                cleaned.Add(Made(name, element, HeadingNumber.Apart(document, element, inner)));
                break;
            case "sup" when IsMark(element) && cleaned is [.., IText { Data: [.., not ' ' and not '\n' and not '\u202f'] } before]:
                before.Data += '\u202f';
                cleaned.Add(Made(name, element, inner));
                break;
            case "table" when LayoutTable.Content(Made(name, element, inner)) is { } content:
                cleaned.AddRange(TextRuns.Wrapped(document, content));
                break;
            default:
                cleaned.Add(Made(name, element, inner));
                break;
        }
    }

    /// <summary>A list that stands in a list belongs to the item before it.</summary>
    private static List<INode> WithListsInItems(List<INode> inner)
    {
        List<INode> kept = [];
        IElement? item = null;
        foreach (INode node in inner)
        {
            if (item is not null && node is IElement { LocalName: "ul" or "ol" })
            {
                item.AppendChild(node);
                continue;
            }

            item = node is IElement { LocalName: "li" } next ? next : item;
            kept.Add(node);
        }

        return kept;
    }

    /// <summary>A mark of a footnote, which must not grow together with the word before it; an exponent may.</summary>
    private static bool IsMark(IElement sup) =>
        sup.TextContent.Trim() is { Length: > 0 and < 8 } mark && (sup.QuerySelector("a") is not null || sup.ParentElement?.LocalName == "a" || mark[0] is '[' or '*' or '†' or '‡' or '註' or '注');

    /// <summary>An address on a line of its own, which the publisher's system would have made a player or post of.</summary>
    private IElement? BareAddress(List<INode> inner)
    {
        if (inner is not [IText { Data: { Length: < 300 } data }] || data.Trim() is not { } written || !written.StartsWith("https://", StringComparison.Ordinal) || written.Any(char.IsWhiteSpace))
        {
            return null;
        }

        IElement frame = document.CreateElement("iframe");
        frame.SetAttribute("src", written);
        return new ContentMedia(document, address).LinkFor(frame);
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
        else if (inner.Exists(TextRuns.HoldsBlock))
        {
            cleaned.AddRange(TextRuns.Wrapped(document, inner));
        }
        else if (aloneInLine)
        {
            cleaned.AddRange(inner);
        }
        else
        {
            cleaned.AddRange(TextRuns.Split(inner).Select(run => Made("p", element, run)));
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
