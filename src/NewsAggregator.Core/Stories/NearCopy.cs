using System.Numerics;
using System.Runtime.InteropServices;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>Recognises text that another article already has: cut, retitled or reordered.</summary>
public static class NearCopy
{
    /// <summary>Hashes kept of a text: the smallest of all (Broder, "On the resemblance and containment of documents", 1997).</summary>
    internal const int SketchSize = 48;

    /// <summary>Terms in a row that make one hash.</summary>
    private const int Run = 5;

    /// <summary>Fewer comparable hashes prove nothing.</summary>
    private const int LeastCompared = 8;

    /// <summary>SimHash over runs of terms (Charikar, 2002), 64 bits; 0 for a text shorter than one run.</summary>
    public static long Fingerprint(string text)
    {
        Span<int> votes = stackalloc int[64];
        foreach (ulong hash in Hashes(text))
        {
            for (int bit = 0; bit < 64; bit++)
            {
                votes[bit] += (hash >> bit & 1) == 0 ? -1 : 1;
            }
        }

        ulong print = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            print |= votes[bit] > 0 ? 1UL << bit : 0;
        }

        return (long)print;
    }

    /// <summary>Bits in which two fingerprints differ, 0 to 64.</summary>
    public static int Distance(long a, long b) => BitOperations.PopCount((ulong)(a ^ b));

    /// <summary>The smallest hashes of the text's runs, ascending.</summary>
    internal static ulong[] Sketch(string text)
    {
        List<ulong> hashes = Hashes(text);
        hashes.Sort();
        List<ulong> smallest = new(SketchSize);
        foreach (ulong hash in hashes)
        {
            if (smallest.Count == SketchSize)
            {
                break;
            }

            if (smallest.Count == 0 || smallest[^1] != hash)
            {
                smallest.Add(hash);
            }
        }

        return [.. smallest];
    }

    /// <summary>How much of the shorter text the longer one has, 0 to 1; 0 where too little can be compared.</summary>
    internal static double Containment(ulong[] a, ulong[] b)
    {
        ulong limit = Math.Min(a.Length < SketchSize ? ulong.MaxValue : a[^1], b.Length < SketchSize ? ulong.MaxValue : b[^1]);
        int i = 0;
        int k = 0;
        int shared = 0;
        while (i < a.Length && k < b.Length && a[i] <= limit && b[k] <= limit)
        {
            if (a[i] == b[k])
            {
                shared++;
                i++;
                k++;
            }
            else if (a[i] < b[k])
            {
                i++;
            }
            else
            {
                k++;
            }
        }

        int least = Math.Min(a.Count(hash => hash <= limit), b.Count(hash => hash <= limit));
        return least < LeastCompared ? 0 : (double)shared / least;
    }

    private static List<ulong> Hashes(string text)
    {
        List<Range> tokens = Segmentation.Tokens(text);
        List<ulong> hashes = new(Math.Max(0, tokens.Count - Run + 1));
        ulong[] words = new ulong[tokens.Count];
        Span<char> folded = stackalloc char[64];
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> token = text.AsSpan(tokens[i]);
            int length = Math.Min(token.Length, folded.Length);
            for (int k = 0; k < length; k++)
            {
                folded[k] = LetterFold.Fold(token[k]);
            }

            words[i] = System.IO.Hashing.XxHash3.HashToUInt64(MemoryMarshal.AsBytes(folded[..length]));
        }

        for (int i = 0; i + Run <= words.Length; i++)
        {
            hashes.Add(System.IO.Hashing.XxHash3.HashToUInt64(MemoryMarshal.AsBytes(words.AsSpan(i, Run))));
        }

        return hashes;
    }
}
