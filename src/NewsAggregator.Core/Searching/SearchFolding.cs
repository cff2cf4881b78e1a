using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Searching;

/// <summary>The form in which a search compares words: as rules do (case, width, Unicode form), and without the accents of Latin letters.</summary>
internal static class SearchFolding
{
    public static string Fold(string text)
    {
        string folded = Folding.Fold(text);
        int first = FirstAccented(folded);
        if (first < 0)
        {
            return folded;
        }

        char[] plain = new char[folded.Length];
        folded.AsSpan(0, first).CopyTo(plain);
        int length = first;
        foreach (char c in folded.AsSpan(first))
        {
            if (!IsAccent(c))
            {
                plain[length++] = IsAccentedLatin(c) ? LetterFold.Fold(c) : c;
            }
        }

        return new string(plain, 0, length);
    }

    private static int FirstAccented(string folded)
    {
        for (int i = folded.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F'); i >= 0 && i < folded.Length; i++)
        {
            if (IsAccent(folded[i]) || IsAccentedLatin(folded[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A mark that found no letter to be composed with.</summary>
    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    private static bool IsAccentedLatin(char c) => c is >= '\u00C0' and < '\u0250' or >= '\u1E00' and <= '\u1EFF';
}
