using System.Buffers;
using System.Globalization;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Languages;

/// <summary>Plain text as lists and titles show it.</summary>
public static class PlainText
{
    private const int MostOnStack = 512;

    // What is longer without a space is an address or the like, and cut anywhere.
    private const int LongestWord = 40;

    // Punctuation to Unicode, part of a figure to readers.
    private const string OfFigures = "%‰％#＃";

    /// <summary>Runs of white space become one space, none at the ends. Marks that would turn what stands behind the text around are left out.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        char[]? rented = text.Length > MostOnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> folded = rented ?? stackalloc char[MostOnStack];
        int length = 0;
        bool gap = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                gap = length > 0;
                continue;
            }

            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                continue;
            }

            if (gap)
            {
                folded[length++] = ' ';
                gap = false;
            }

            folded[length++] = c;
        }

        string result = new(folded[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return result;
    }

    /// <summary>
    /// At most <paramref name="most"/> UTF-16 units, with "…" when cut: behind a whole word where the script parts words by spaces, behind a
    /// whole grapheme elsewhere, and with no punctuation before the "…".
    /// </summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int whole = 0;
        while (whole < most)
        {
            int step = StringInfo.GetNextTextElementLength(text, whole);
            if (whole + step > most - 1)
            {
                break;
            }

            whole += step;
        }

        return string.Concat(text.AsSpan(0, EndOfWords(text, whole)), "…");
    }

    /// <summary>The last place up to <paramref name="end"/>, itself between two graphemes, at which a text may stop before a "…".</summary>
    internal static int EndOfWords(string text, int end)
    {
        int edge = end;
        while (edge > 0 && end - edge <= LongestWord && edge < text.Length && IsInSpacedWord(text[edge - 1]) && IsInSpacedWord(text[edge]))
        {
            edge--;
        }

        int words = Trimmed(text, edge > 0 && end - edge <= LongestWord ? edge : end);
        return words > 0 ? words : end;
    }

    private static int Trimmed(string text, int end)
    {
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || (char.IsPunctuation(text[end - 1]) && !OfFigures.Contains(text[end - 1]))))
        {
            end--;
        }

        return end;
    }

    // Below the radicals of Chinese stand the scripts with spaces, and a few without; Korean, far above, has spaces.
    private static bool IsInSpacedWord(char c) =>
        c is >= '\uAC00' and <= '\uD7FF' || (c < '\u2E80' && !char.IsWhiteSpace(c) && WordScripts.Of(c) != WordScript.Unspaced);
}
