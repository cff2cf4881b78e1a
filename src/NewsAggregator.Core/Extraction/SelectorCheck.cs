using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsAggregator.Core.Extraction;

/// <summary>What an admin's CSS selector comes to on a page.</summary>
public enum SelectorState
{
    /// <summary>None was given.</summary>
    None,
    Matches,
    MatchesNothing,

    /// <summary>It is no CSS selector.</summary>
    Invalid,
}

public static class SelectorCheck
{
    public const int MostChars = 500;

    public static bool IsValid(string selector) => On("", selector) != SelectorState.Invalid;

    /// <param name="html">Decoded; a page that is refused for its size matches nothing.</param>
    public static SelectorState On(string html, string? selector)
    {
        if (string.IsNullOrWhiteSpace(selector))
        {
            return SelectorState.None;
        }

        if (selector.Length > MostChars)
        {
            return SelectorState.Invalid;
        }

        using IDocument document = ContentSanitizer.ParseGuarded(html, ContentExtractor.MostChars) ?? new HtmlParser().ParseDocument("");
        try
        {
            return document.Body?.QuerySelector(selector) is null ? SelectorState.MatchesNothing : SelectorState.Matches;
        }
        catch (DomException)
        {
            return SelectorState.Invalid;
        }
    }
}
