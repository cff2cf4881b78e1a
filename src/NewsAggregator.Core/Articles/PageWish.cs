using System.Text.RegularExpressions;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Core.Articles;

/// <summary>Whether an item's page is to be fetched for its text.</summary>
public static partial class PageWish
{
    // Under this a feed's content is taken for an excerpt.
    private const int WholeFrom = 800;

    /// <param name="text">Words of the item's cleaned content.</param>
    /// <param name="summary">Words of the item's description.</param>
    public static bool IsWanted(TextMode mode, ParsedItem item, string text, string summary)
    {
        ArgumentNullException.ThrowIfNull(item);
        return mode switch
        {
            TextMode.Feed => false,
            TextMode.Page => true,
            _ => string.IsNullOrWhiteSpace(item.Content)
                || text.Length < WholeFrom
                || ExcerptEnd().IsMatch(text.TrimEnd())
                || SameWords(text, summary),
        };
    }

    // Paragraphs meet without a space in the one and with one in the other.
    private static bool SameWords(string text, string summary) =>
        summary.Length > 0 && text.Where(c => !char.IsWhiteSpace(c)).SequenceEqual(summary.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"(?:\[?(?:…|\.\.\.)\]?|(?:" + DescriptionEnd.Invitations + @")[^.。]{0,60})(?:\s*The post .{1,300} (?:appeared|first appeared) (?:first )?on .{1,200})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExcerptEnd();
}
