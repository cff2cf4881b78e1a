using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>A player, post or file embedded in a body, as a figure with a link that a reader may follow; null: not worth one.</summary>
internal sealed class ContentMedia(IHtmlDocument document, ContentAddress address)
{
    public IElement? LinkFor(IElement element)
    {
        Uri? source = Source(element);
        if (source is null)
        {
            return null;
        }

        bool file = element.LocalName is "video" or "audio";
        if ((file ? new EmbeddedMedia(FileName(source), source) : EmbeddedMedia.Of(source)) is not EmbeddedMedia media)
        {
            return null;
        }

        IElement figure = document.CreateElement("figure");
        IElement link = document.CreateElement("a");
        link.SetAttribute("href", media.Page.AbsoluteUri);
        link.SetAttribute("rel", "noopener noreferrer nofollow ugc");
        string title = PlainText.Cut(PlainText.Fold(element.GetAttribute("title") ?? element.GetAttribute("aria-label") ?? ""), 200);
        link.TextContent = title.Length == 0 || title.Contains(media.Name, StringComparison.OrdinalIgnoreCase) ? Named(title, media.Name) : $"{media.Name}: {title}";
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

    private Uri? Source(IElement element)
    {
        foreach (string name in (string[])["src", "data-src", "data-lazy-src", "data"])
        {
            if (element.GetAttribute(name) is string written && !written.StartsWith("about:", StringComparison.OrdinalIgnoreCase)
                && address.Resolve(written) is Uri source)
            {
                return source;
            }
        }

        return element.QuerySelector("source[src], embed[src]") is IElement inner ? address.Resolve(inner.GetAttribute("src")) : null;
    }

    private static string Named(string title, string name) => title.Length == 0 ? name : title;

    private static string FileName(Uri source)
    {
        string last = Uri.UnescapeDataString(source.Segments[^1]).Trim('/');
        return last.Length is > 0 and <= 80 ? PlainText.Fold(last) : source.Host;
    }
}
