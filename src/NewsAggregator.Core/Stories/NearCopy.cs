using System.Numerics;
using System.Runtime.InteropServices;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>Hashes of a text, by which another one that has the same text is recognised.</summary>
public static class NearCopy
{
    /// <summary>Terms in a row that make one hash.</summary>
    private const int Run = 5;

    /// <summary>Shorter Latin words stand in any text.</summary>
    private const int ShortestWord = 4;

    private const uint Base = 0x01000193;

    /// <summary>SimHash over runs of terms (Charikar, 2002), 64 bits; 0 for a text shorter than one run.</summary>
    public static long Fingerprint(string text)
    {
        Span<int> votes = stackalloc int[64];
        List<Range> tokens = Segmentation.Tokens(text);
        ulong[] hashes = new ulong[tokens.Count];
        int count = HashRuns(text, tokens, hashes);
        foreach (ulong hash in hashes.AsSpan(0, count))
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

    /// <param name="tokens">Of <paramref name="text"/>.</param>
    internal static TextSketch Sketch(string text, List<Range> tokens)
    {
        ulong[] runs = System.Buffers.ArrayPool<ulong>.Shared.Rent(tokens.Count);
        uint[] scratch = System.Buffers.ArrayPool<uint>.Shared.Rent(tokens.Count);
        List<uint> figures = [];
        uint[] words = Smallest(scratch.AsSpan(0, HashWords(text, tokens, scratch, figures)), TextSketch.Words);
        int count = HashRuns(text, tokens, runs);
        for (int i = 0; i < count; i++)
        {
            scratch[i] = (uint)(runs[i] >> 32);
        }

        TextSketch sketch = new(Smallest(scratch.AsSpan(0, count), TextSketch.Size), words, Smallest(CollectionsMarshal.AsSpan(figures), int.MaxValue));
        System.Buffers.ArrayPool<uint>.Shared.Return(scratch);
        System.Buffers.ArrayPool<ulong>.Shared.Return(runs);
        return sketch;
    }

    /// <summary>The smallest, ascending, each once.</summary>
    private static uint[] Smallest(Span<uint> hashes, int most)
    {
        hashes.Sort();
        int kept = 0;
        for (int i = 0; i < hashes.Length && kept < most; i++)
        {
            if (kept == 0 || hashes[i] != hashes[kept - 1])
            {
                hashes[kept++] = hashes[i];
            }
        }

        return hashes[..kept].ToArray();
    }

    private static int HashWords(string text, List<Range> tokens, Span<uint> words, List<uint> figures)
    {
        int count = 0;
        foreach (Range range in tokens)
        {
            ReadOnlySpan<char> token = text.AsSpan(range);
            uint hash = (uint)(Mix(HashOf(token)) >> 32);
            if (char.IsAsciiDigit(token[0]))
            {
                figures.Add(hash);
            }

            if (token.Length >= ShortestWord || token[0] >= '\u3000')
            {
                words[count++] = hash;
            }
        }

        return count;
    }

    /// <summary>One hash for each run, in <paramref name="hashes"/>.</summary>
    private static int HashRuns(string text, List<Range> tokens, ulong[] hashes)
    {
        Span<uint> last = stackalloc uint[Run];
        int count = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            last[i % Run] = HashOf(text.AsSpan(tokens[i]));
            if (i >= Run - 1)
            {
                ulong run = 0;
                for (int k = 1; k <= Run; k++)
                {
                    run = Mix(run ^ last[(i + k) % Run]);
                }

                hashes[count++] = run;
            }
        }

        return count;
    }

    /// <summary>FNV-1a over the folded characters.</summary>
    private static uint HashOf(ReadOnlySpan<char> token)
    {
        uint hash = 0x811C9DC5;
        foreach (char c in token)
        {
            hash = (hash ^ TermFold.Fold(c)) * Base;
        }

        return hash;
    }

    /// <summary>The finalizer of MurmurHash3: every bit of the result hangs on every bit given.</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 33)) * 0xFF51AFD7ED558CCD;
        z = (z ^ (z >> 33)) * 0xC4CEB9FE1A85EC53;
        return z ^ (z >> 33);
    }
}
