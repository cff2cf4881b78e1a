using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>Writes what joined an article to a story: the strongest words that it shares with the likest member, "Lumen, layoffs, Feb".</summary>
internal static class StoryReason
{
    private const int MostTerms = 4;
    private const int MostRead = 12;

    /// <param name="shared">Strongest first, as they were first written.</param>
    /// <param name="title">Pairs of Chinese characters that stand there one over the other are written as one word.</param>
    public static string Write(IEnumerable<string> shared, string title)
    {
        List<string> words = [];
        List<string> pairs = [.. shared.Take(MostRead)];
        while (pairs.Count > 0 && words.Count < MostTerms)
        {
            string word = pairs[0];
            pairs.RemoveAt(0);
            while (Segmentation.IsCjk(word[0]) && Extended(word, pairs, title) is var (longer, pair))
            {
                word = longer;
                pairs.Remove(pair);
            }

            words.Add(word);
        }

        return string.Join(", ", words);
    }

    private static (string Longer, string Pair)? Extended(string word, List<string> pairs, string title)
    {
        foreach (string pair in pairs.Where(pair => pair.Length == 2))
        {
            string after = pair[0] == word[^1] ? word + pair[1] : "";
            string before = pair[1] == word[0] ? pair[0] + word : "";
            if (after.Length > 0 && title.Contains(after, StringComparison.Ordinal))
            {
                return (after, pair);
            }

            if (before.Length > 0 && title.Contains(before, StringComparison.Ordinal))
            {
                return (before, pair);
            }
        }

        return null;
    }
}
