using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// What is left of a stranger's HTML. <see cref="Body"/> holds it as its children; <see cref="Html"/> is the same, written out.
/// </summary>
/// <param name="FellBackToText">The markup was refused, and only its text was kept, in paragraphs.</param>
/// <param name="Refusal">Why, in words; null when the markup was taken.</param>
public sealed record SanitizedContent(IHtmlElement Body, string Html, bool FellBackToText, string? Refusal);

/// <summary>
/// Turns the HTML of feeds and pages into the small semantic part of it that we show: <see cref="ContentCleaner"/> rewrites,
/// HtmlSanitizer with a list of our own has the last word, and what neither accounts for falls back to plain text.
/// Free of shared mutable state: any thread may call.
/// </summary>
public static class ContentSanitizer
{
    public const int MaxBodyChars = 512 * 1024;

    // HtmlSanitizer promises that one instance may be used by many threads as long as nobody changes its settings.
    private static readonly HtmlSanitizer LastWord = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(AllowedHtml.Elements, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(AllowedHtml.Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src", "cite"], StringComparer.OrdinalIgnoreCase),
    });

    private static readonly HtmlParserOptions ParserOptions = new() { IsScripting = false, DisableElementPositionTracking = true, SkipComments = true };

    /// <summary>
    /// The clean form of one body of at most <paramref name="maxChars"/> characters; what is longer is cut there first.
    /// Addresses become absolute by <paramref name="baseAddress"/>; without it, relative ones are dropped.
    /// </summary>
    public static SanitizedContent Sanitize(string html, Uri? baseAddress, int maxChars = MaxBodyChars)
    {
        ArgumentNullException.ThrowIfNull(html);
        string within = Within(html, maxChars);
        if (HtmlScan.Refusal(within, maxChars) is string refusal)
        {
            return AsText(within, refusal);
        }

        IHtmlDocument document = Parse(within);
        IHtmlElement body = document.Body!;
        SanitizeInPlace(document, body, baseAddress);
        return AllowedHtml.Violation(body) is string violation
            ? AsText(within, violation)
            : new SanitizedContent(body, Serialize(body), false, null);
    }

    /// <summary>
    /// Cleans the children of an element of a page that is already parsed (one DOM an article). When something forbidden is
    /// left, which would be our fault, the element keeps its text only.
    /// </summary>
    public static void SanitizeInPlace(IHtmlDocument document, IElement container, Uri? baseAddress)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(container);
        new ContentCleaner(document, baseAddress).Clean(container);
        if (container is IHtmlElement element)
        {
            // It looks through the whole document it is given, which costs many times what the body alone does.
            LastWord.SanitizeDom(Parse(""), element, "");
        }

        if (AllowedHtml.Violation(container) is not null)
        {
            container.TextContent = container.TextContent;
        }
    }

    /// <summary>Parses what <see cref="HtmlScan"/> lets through; null where it refuses (ask it for the reason).</summary>
    public static IHtmlDocument? ParseGuarded(string html, int maxChars)
    {
        ArgumentNullException.ThrowIfNull(html);
        return HtmlScan.Refusal(html, maxChars) is null ? Parse(html) : null;
    }

    /// <summary>The children of an element that was sanitised, written the same way every time.</summary>
    public static string Serialize(IElement container)
    {
        ArgumentNullException.ThrowIfNull(container);
        return CleanHtmlWriter.Write(container);
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser(ParserOptions).ParseDocument(html.AsMemory());

    private static SanitizedContent AsText(string html, string refusal)
    {
        IHtmlDocument document = Parse("");
        foreach (string paragraph in HtmlText.Paragraphs(html))
        {
            IElement element = document.CreateElement("p");
            element.TextContent = paragraph;
            document.Body!.AppendChild(element);
        }

        return new SanitizedContent(document.Body!, Serialize(document.Body!), true, refusal);
    }

    /// <summary>The text up to its limit, not ending inside a tag or a surrogate pair.</summary>
    private static string Within(string html, int maxChars)
    {
        if (html.Length <= maxChars)
        {
            return html;
        }

        int end = char.IsHighSurrogate(html[maxChars - 1]) ? maxChars - 1 : maxChars;
        int tag = html.LastIndexOf('<', end - 1);
        return html[..(tag > html.LastIndexOf('>', end - 1) ? tag : end)];
    }
}
