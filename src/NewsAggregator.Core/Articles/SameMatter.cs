using NewsAggregator.Core.Summaries;

namespace NewsAggregator.Core.Articles;

/// <summary>Whether a page's text is about what its feed announced, or a consent wall, a "not found", a list of headlines in its place.</summary>
public static class SameMatter
{
    // Fewer words announce too little to judge by.
    private const int LeastTold = 6;
    private const double LeastShared = 0.2;

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
}
