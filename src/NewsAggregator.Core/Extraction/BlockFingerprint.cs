using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Recognises the same block on another page of a source: a hash of its words, where case, white space and the figures in it don't count
/// ("12 comments" is "3 comments").
/// </summary>
public static class BlockFingerprint
{
    /// <param name="text">A block's text, as printed.</param>
    public static long Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        bool digits = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            if (char.IsDigit(c))
            {
                if (!digits)
                {
                    folded.Append('0');
                }

                digits = true;
                continue;
            }

            digits = false;
            folded.Append(char.ToLowerInvariant(c));
        }

        string words = folded.ToString();
        return (long)XxHash64.HashToUInt64(MemoryMarshal.AsBytes(words.AsSpan()));
    }
}
