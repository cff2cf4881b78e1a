using System.Buffers;
using System.Text;

namespace NewsAggregator.Core.Feeds;

/// <summary>Characters that publishers did not mean: controls, Windows-1252 read as Latin-1, UTF-8 encoded twice.</summary>
internal static class FeedCharacters
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not (9 or 10 or 13)).Select(c => (char)c), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\uFFFE', '\uFFFF']);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // The numeric character reference table of the HTML standard, section 13.2.5.80: 0x80 to 0x9F as Windows-1252.
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char FromC1(char character) => Windows1252[character - 0x80];

    public static string Clean(string text)
    {
        int first = text.AsSpan().IndexOfAny(Suspicious);
        if (first < 0)
        {
            return text;
        }

        if (text.AsSpan(first).ContainsAnyInRange('\u0080', '\u009F') && TryUndoDoubleEncoding(text, out string? meant))
        {
            return meant;
        }

        StringBuilder clean = new(text.Length);
        clean.Append(text, 0, first);
        foreach (char character in text.AsSpan(first))
        {
            if (character is >= '\u0080' and <= '\u009F')
            {
                clean.Append(FromC1(character));
            }
            else if (!Suspicious.Contains(character))
            {
                clean.Append(character);
            }
        }

        return clean.ToString();
    }

    /// <summary>UTF-8 taken for Latin-1 and encoded again: every character fits a byte and the bytes are UTF-8.</summary>
    private static bool TryUndoDoubleEncoding(string text, out string meant)
    {
        meant = "";
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            return false;
        }

        byte[] bytes = Encoding.Latin1.GetBytes(text);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return false;
        }

        meant = Clean(StrictUtf8.GetString(bytes));
        return true;
    }
}
