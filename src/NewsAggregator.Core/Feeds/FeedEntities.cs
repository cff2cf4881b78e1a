using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsAggregator.Core.Feeds;

/// <summary>Character references, read as a browser reads them; what is none stays text.</summary>
internal static class FeedEntities
{
    private const int LongestName = 32;

    /// <param name="declared">Entities of the document's own, after HTML's.</param>
    public static string Decode(ReadOnlySpan<char> text, DeclaredEntities? declared = null)
    {
        int next = text.IndexOf('&');
        if (next < 0)
        {
            return text.ToString();
        }

        StringBuilder decoded = new(text.Length);
        while (next >= 0)
        {
            decoded.Append(text[..next]);
            text = text[next..];
            int used = Reference(text, decoded, declared);
            if (used == 0)
            {
                decoded.Append('&');
                used = 1;
            }

            text = text[used..];
            next = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    /// <summary>How many characters the reference at the start takes; 0: there is none.</summary>
    private static int Reference(ReadOnlySpan<char> text, StringBuilder decoded, DeclaredEntities? declared)
    {
        int end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> name = text[1..end];
        if (name[0] == '#')
        {
            return Number(name[1..], decoded) ? end + 1 : 0;
        }

        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return 0;
            }
        }

        string? symbol = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            "nbsp" => "\u00A0",
            _ => HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";")) ?? declared?.Find(name),
        };
        if (symbol is null)
        {
            return 0;
        }

        decoded.Append(symbol);
        return end + 1;
    }

    private static bool Number(ReadOnlySpan<char> digits, StringBuilder decoded)
    {
        bool hex = digits.Length > 1 && digits[0] is 'x' or 'X';
        int value;
        if (hex ? !int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
                : !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        // A reference to what is no character is dropped.
        if (Rune.IsValid(value) && value != 0)
        {
            decoded.Append(new Rune(value).ToString());
        }

        return true;
    }
}
