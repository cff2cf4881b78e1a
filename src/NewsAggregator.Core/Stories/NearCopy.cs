using System.Buffers;
using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Stories;

/// <summary>Hashes of a text, by which another one that has the same text is recognised.</summary>
internal static class NearCopy
{
    /// <summary>Terms in a row that make one hash.</summary>
    private const int Run = 5;

    /// <summary>Shorter Latin words stand in any text.</summary>
    private const int ShortestWord = 4;

    private const uint Base = 0x01000193;

    /// <param name="folded">The text as <see cref="TermFold"/> folds it.</param>
    /// <param name="tokens">Of the text.</param>
    public static TextSketch Sketch(ReadOnlySpan<char> folded, List<Range> tokens)
    {
        uint[] hashes = ArrayPool<uint>.Shared.Rent(tokens.Count);
        uint[] scratch = ArrayPool<uint>.Shared.Rent(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            hashes[i] = HashOf(folded[tokens[i]]);
        }

        List<uint> figures = [];
        uint[] words = Smallest(scratch.AsSpan(0, TakeWords(folded, tokens, hashes, scratch, figures)), TextSketch.Words);
        uint[] runs = Smallest(scratch.AsSpan(0, TakeRuns(hashes.AsSpan(0, tokens.Count), scratch)), TextSketch.Size);
        ArrayPool<uint>.Shared.Return(scratch);
        ArrayPool<uint>.Shared.Return(hashes);
        return new TextSketch(runs, words, Smallest(CollectionsMarshal.AsSpan(figures), int.MaxValue));
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

    /// <returns>How many words that tell were written to <paramref name="words"/>.</returns>
    private static int TakeWords(ReadOnlySpan<char> folded, List<Range> tokens, ReadOnlySpan<uint> hashes, Span<uint> words, List<uint> figures)
    {
        int count = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            ReadOnlySpan<char> token = folded[tokens[i]];
            uint hash = (uint)(Mix(hashes[i]) >> 32);
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

    /// <returns>How many runs were written to <paramref name="runs"/>.</returns>
    private static int TakeRuns(ReadOnlySpan<uint> hashes, Span<uint> runs)
    {
        int count = 0;
        for (int i = 0; i + Run <= hashes.Length; i++)
        {
            ulong run = 0;
            foreach (uint hash in hashes.Slice(i, Run))
            {
                run = Mix(run ^ hash);
            }

            runs[count++] = (uint)(run >> 32);
        }

        return count;
    }

    /// <summary>FNV-1a.</summary>
    private static uint HashOf(ReadOnlySpan<char> token)
    {
        uint hash = 0x811C9DC5;
        foreach (char c in token)
        {
            hash = (hash ^ c) * Base;
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
