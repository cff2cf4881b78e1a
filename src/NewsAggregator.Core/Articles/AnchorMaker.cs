using System.Globalization;

namespace NewsAggregator.Core.Articles;

/// <summary>
/// Makes sentence anchors from words: the same sentence has the same anchor in every revision, whatever moved around it.
/// Only letters and digits count, without case, so that a changed comma does not break a shared link.
/// </summary>
internal sealed class AnchorMaker
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Unique among those this maker made: other words with the same short hash lengthen it; the same words again are numbered.</summary>
    public string Make(ReadOnlySpan<char> sentence)
    {
        ulong hash = Hash(sentence);
        Span<char> hex = stackalloc char[18];
        "s-".CopyTo(hex);
        hash.TryFormat(hex[2..], out _, "x16", CultureInfo.InvariantCulture);
        for (int digits = 4; digits <= 16; digits += 4)
        {
            string anchor = hex[..(digits + 2)].ToString();
            if (_taken.Add(anchor))
            {
                return anchor;
            }
        }

        for (int copy = 2; ; copy++)
        {
            string anchor = string.Create(CultureInfo.InvariantCulture, $"{hex[..6]}-{copy}");
            if (_taken.Add(anchor))
            {
                return anchor;
            }
        }
    }

    // FNV-1a, 64 bits (Fowler, Noll, Vo), over UTF-16 units; the last multiply-shift spreads short sentences over the leading digits.
    private static ulong Hash(ReadOnlySpan<char> sentence)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in sentence)
        {
            if (c < '\u0080' ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                hash = (hash ^ (c < '\u0080' ? (char)(c | ' ') : char.ToLowerInvariant(c))) * 1099511628211;
            }
        }

        return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
    }
}
