using System.Globalization;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Changes;

/// <summary>The pieces in which two wordings are compared: a word, a figure with its points, one Chinese character, a mark, a run of white space.</summary>
internal static class ChangeWords
{
    public static List<string> Of(string text)
    {
        List<string> words = [];
        for (int i = 0; i < text.Length;)
        {
            int end = EndOf(text, i);
            words.Add(text[i..end]);
            i = end;
        }

        return words;
    }

    /// <summary>Letters and digits alone, without case: what is left is what a sentence says.</summary>
    public static string KeyOf(string text) => string.Concat(text.Where(IsOfWord).Select(char.ToLowerInvariant));

    public static bool IsWord(string piece) => IsOfWord(piece[0]);

    public static bool IsSpace(string piece) => char.IsWhiteSpace(piece[0]);

    public static bool IsCjk(string piece) => Segmentation.IsCjk(piece[0]);

    public static bool HasDigit(string piece) => piece.Any(char.IsDigit);

    private static int EndOf(string text, int at)
    {
        char first = text[at];
        int end = at + 1;
        if (char.IsHighSurrogate(first) && end < text.Length)
        {
            return end + 1;
        }

        if (char.IsWhiteSpace(first))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }
        else if (IsOfWord(first) && !Segmentation.IsCjk(first))
        {
            while (end < text.Length && (IsInWord(text[end]) || (end + 1 < text.Length && Joins(text[end - 1], text[end], text[end + 1]))))
            {
                end++;
            }
        }

        return end;
    }

    private static bool IsInWord(char c) => (IsOfWord(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) && !Segmentation.IsCjk(c);

    // The point of "2.1" and "1,200", the apostrophe of "don't".
    private static bool Joins(char before, char c, char after) => c switch
    {
        '.' or ',' => char.IsDigit(before) && char.IsDigit(after),
        '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
        _ => false,
    };

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
