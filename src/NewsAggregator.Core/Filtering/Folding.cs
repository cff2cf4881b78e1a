using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// The one form in which words are compared: compatibility composition (so width is folded), lower case, invisible characters
/// dropped, white space as single spaces.
/// </summary>
internal static class Folding
{
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    public static string Fold(string text)
    {
        if (IsPlain(text))
        {
            return text.ToLowerInvariant();
        }

        string composed = Compose(text);
        StringBuilder folded = new(composed.Length);
        bool gap = false;
        foreach (char c in composed)
        {
            if (char.IsWhiteSpace(c) || c < ' ')
            {
                gap = folded.Length > 0;
                continue;
            }

            if (c >= 0xAD && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)
            {
                continue;
            }

            if (gap)
            {
                folded.Append(' ');
                gap = false;
            }

            folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>ASCII with single spaces inside: nothing to fold but case.</summary>
    private static bool IsPlain(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            int odd = rest.IndexOfAnyExcept(PlainCharacters);
            if (odd < 0)
            {
                return true;
            }

            if (odd == 0 || rest[odd] != ' ' || odd + 1 == rest.Length || rest[odd + 1] == ' ')
            {
                return false;
            }

            rest = rest[(odd + 1)..];
        }
    }

    private static string Compose(string text)
    {
        // String.Normalize throws on half a surrogate pair, and text from outside has them.
        string whole = HasLoneSurrogate(text) ? ReplaceLoneSurrogates(text) : text;
        return whole.IsNormalized(NormalizationForm.FormKC) ? whole : whole.Normalize(NormalizationForm.FormKC);
    }

    private static bool HasLoneSurrogate(string text)
    {
        int first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (int i = first; i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string ReplaceLoneSurrogates(string text)
    {
        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
