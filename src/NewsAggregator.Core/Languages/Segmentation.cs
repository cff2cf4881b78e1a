namespace NewsAggregator.Core.Languages;

/// <summary>
/// Cuts text into what story matching compares: Latin words folded, runs of CJK characters into bigrams and single characters.
/// </summary>
public static class Segmentation
{
    /// <summary>A longer word is cut: it tells nothing.</summary>
    private const int LongestWord = 64;

    /// <summary>Words and bigrams in text order; a CJK character that stands alone is a term of its own.</summary>
    public static List<string> Terms(string text)
    {
        List<string> terms = [];
        foreach (Range range in Tokens(text))
        {
            int start = range.Start.Value;
            int length = range.End.Value - start;
            terms.Add(string.Create(length, (text, start), static (to, from) =>
            {
                for (int k = 0; k < to.Length; k++)
                {
                    to[k] = LetterFold.Fold(from.text[from.start + k]);
                }
            }));
        }

        return terms;
    }

    /// <summary>The same as ranges over <paramref name="text"/>, unfolded.</summary>
    public static List<Range> Tokens(string text)
    {
        List<Range> tokens = new(text.Length / 5);
        int i = 0;
        while (i < text.Length)
        {
            if (IsCjk(text[i]))
            {
                int end = i + 1;
                while (end < text.Length && IsCjk(text[end]))
                {
                    end++;
                }

                if (end - i == 1)
                {
                    tokens.Add(new Range(i, end));
                }

                for (int k = i; k + 1 < end; k++)
                {
                    tokens.Add(new Range(k, k + 2));
                }

                i = end;
            }
            else if (IsWord(text[i]))
            {
                int end = EndOfWord(text, i);
                tokens.Add(new Range(i, Math.Min(end, i + LongestWord)));
                i = end;
            }
            else
            {
                i++;
            }
        }

        return tokens;
    }

    /// <summary>Han, kana, Hangul: written without spaces, or with word ends that change.</summary>
    public static bool IsCjk(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\u3041' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF' or >= '\uF900' and <= '\uFAFF' or '\u3005' or '\u3007';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) && !IsCjk(c);

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length && (IsWord(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
        {
            i++;
        }

        return i;
    }
}
