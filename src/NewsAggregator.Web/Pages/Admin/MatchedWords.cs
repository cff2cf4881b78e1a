namespace NewsAggregator.Web.Pages.Admin;

/// <summary>A text cut where a rule's words stand in it, so that a page can mark them.</summary>
public static class MatchedWords
{
    /// <summary>The whole text in order, each part with whether it is one of the words.</summary>
    public static IEnumerable<(string Part, bool IsMatch)> In(string text, IReadOnlyCollection<string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        int at = 0;
        while (at < text.Length)
        {
            (int place, int length) = Next(text, at, words);
            if (place < 0)
            {
                break;
            }

            if (place > at)
            {
                yield return (text[at..place], false);
            }

            yield return (text.Substring(place, length), true);
            at = place + length;
        }

        if (at < text.Length)
        {
            yield return (text[at..], false);
        }
    }

    private static (int Place, int Length) Next(string text, int from, IReadOnlyCollection<string> words)
    {
        (int Place, int Length) first = (-1, 0);
        foreach (string word in words.Where(word => word.Length > 0))
        {
            int place = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
            if (place >= 0 && (first.Place < 0 || place < first.Place || (place == first.Place && word.Length > first.Length)))
            {
                first = (place, word.Length);
            }
        }

        return first;
    }
}
