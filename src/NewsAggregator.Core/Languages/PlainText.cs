using System.Buffers;
using System.Globalization;

namespace NewsAggregator.Core.Languages;

/// <summary>Plain text as lists and titles show it.</summary>
public static class PlainText
{
    private const int MostOnStack = 512;

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

    /// <summary>At most <paramref name="most"/> UTF-16 units, cut on a grapheme boundary, with "…" when cut.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = 0;
        while (end < most)
        {
            int step = StringInfo.GetNextTextElementLength(text, end);
            if (end + step > most - 1)
            {
                break;
            }

            end += step;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
