using NewsAggregator.Core.Summaries;

namespace NewsAggregator.Core.Articles;

/// <summary>Whether a page's text is about what its feed announced, or a consent wall, a "not found", a list of headlines in its place.</summary>
public static class SameMatter
{
    // Fewer words announce too little to judge by.
    private const int LeastTold = 6;
    private const double LeastShared = 0.2;

    /// <summary>Whether one of a page's headings is the title that the feed gave: whatever words the text then chooses, it is the article.</summary>
    public static bool IsHeaded(string title, IEnumerable<string> headings)
    {
        ArgumentNullException.ThrowIfNull(headings);
        string wanted = Letters(title);
        return wanted.Length > 0 && headings.Any(heading => Letters(heading) == wanted);
    }

    /// <param name="announced">Title and description as the feed gave them, plain text.</param>
    /// <param name="text">The page's text.</param>
    public static bool Is(string announced, string text)
    {
        int[] told = SentenceTerms.Of(announced, out _);
        if (told.Length < LeastTold)
        {
            return true;
        }

        HashSet<int> said = [.. SentenceTerms.Of(text, out _)];
        return told.Count(said.Contains) >= LeastShared * told.Length;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
