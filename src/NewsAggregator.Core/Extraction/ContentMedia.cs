using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>A player, post or file embedded in a body, as a figure with a link that a reader may follow; null: not worth one.</summary>
internal sealed class ContentMedia(IHtmlDocument document, ContentAddress address)
{
    public IElement? LinkFor(IElement element)
    {
        if (address.Resolve(Source(element)) is not Uri source || LinkTo(element, source) is not (Uri page, string words))
        {
            return null;
        }

        IElement figure = document.CreateElement("figure");
        IElement link = document.CreateElement("a");
        link.SetAttribute("href", page.AbsoluteUri);
        link.SetAttribute("rel", "noopener noreferrer nofollow ugc");
        link.TextContent = words;
        if (address.Of(element.GetAttribute("poster")) is string poster)
        {
            IElement image = document.CreateElement("img");
            image.SetAttribute("src", poster);
            IElement caption = document.CreateElement("figcaption");
            caption.AppendChild(link);
            figure.Append(image, caption);
        }
        else
        {
            figure.AppendChild(link);
        }

        return figure;
    }

    private static (Uri Page, string Words)? LinkTo(IElement element, Uri source)
    {
        string title = PlainText.Cut(PlainText.Fold(element.GetAttribute("title") ?? element.GetAttribute("playlabel") ?? element.GetAttribute("aria-label") ?? ""), 200);
        if (Players.FrameName(element) is "video" or "audio")
        {
            return (source, title.Length > 0 ? title : FileName(source));
        }

        if (EmbeddedMedia.Of(source) is { } media)
        {
            return (media.Page, title.Length == 0 ? media.Name : title.Contains(media.Name, StringComparison.OrdinalIgnoreCase) ? title : $"{media.Name}: {title}");
        }

        return Players.FrameName(element) == "iframe" && StrangeFrame.Title(element, source) is { } said ? (source, $"{said} ({source.Host})") : null;
    }

    private static string? Source(IElement element) => element.LocalName is "object" or "embed"
        ? element.GetAttribute("data") ?? element.GetAttribute("src") ?? element.QuerySelector("embed[src]")?.GetAttribute("src")
        : Players.Source(element);

    private static string FileName(Uri source)
    {
        string last = Uri.UnescapeDataString(source.Segments[^1]).Trim('/');
        return last.Length is > 0 and <= 80 ? PlainText.Fold(last) : source.Host;
    }
}
