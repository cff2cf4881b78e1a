using System.Net;
using AngleSharp.Dom;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Extraction;

/// <summary>The text of a page that draws its article by script: what its JSON-LD says the article is.</summary>
internal static class ToldBody
{
    private const int LeastTold = 250;
    private const int TimesShown = 4;

    /// <summary>Null: nothing is told, it is not free to read, or the page itself shows as much.</summary>
    /// <param name="shown">What was found on the page, if anything.</param>
    public static IElement? Of(IDocument document, PageMetadata metadata, IElement? shown)
    {
        if (metadata.Paywalled || metadata.ToldText is not { } told || TextSize.Of(told) is var size && (size < LeastTold || (shown is not null && size < TimesShown * TextSize.Of(shown.TextContent))))
        {
            return null;
        }

        bool marked = told.Contains("</p>", StringComparison.OrdinalIgnoreCase) || told.Contains("<br", StringComparison.OrdinalIgnoreCase);
        string html = marked ? told : PlainParagraphs.ToHtml(WebUtility.HtmlDecode(told));
        if (HtmlScan.Refusal(html, ContentSanitizer.MaxBodyChars) is not null)
        {
            return null;
        }

        IElement body = document.CreateElement("div");
        body.InnerHtml = html;
        return body;
    }
}
