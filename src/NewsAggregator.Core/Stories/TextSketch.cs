namespace NewsAggregator.Core.Stories;

/// <summary>
/// The smallest hashes of a text's runs of terms, which tell how much of one text another one has (Broder, "On the resemblance and
/// containment of documents", 1997); the same of single words, and its figures: what two texts with one foot, or of one template, do not share.
/// </summary>
/// <param name="hashes">Ascending, each once; so are the others.</param>
internal sealed class TextSketch(uint[] hashes, uint[] words, uint[] figures)
{
    /// <summary>Hashes kept of a text. Many, so that a cut of a long text still meets enough of them.</summary>
    public const int Size = 256;

    public const int Words = 128;

    /// <summary>The hashes that an article is found by, the smallest.</summary>
    public const int Searched = 32;

    /// <summary>Fewer comparable hashes prove nothing.</summary>
    private const int LeastCompared = 8;

    public ReadOnlySpan<uint> Found => hashes.AsSpan(0, Math.Min(Searched, hashes.Length));

    /// <summary>How much of the shorter text the longer one has, 0 to 1; 0 where too little can be compared.</summary>
    public double Containment(TextSketch other) => Containment(hashes, other.Runs, Size);

    /// <summary>How many of the words of the shorter text the longer one has.</summary>
    public double SharedWords(TextSketch other) => Containment(words, other.SingleWords, Words);

    /// <summary>Share of the figures of the text with fewer of them that the other one has; 1 where there are hardly any.</summary>
    public double SharedFigures(TextSketch other)
    {
        int least = Math.Min(figures.Length, other.Figures.Length);
        return least < 2 ? 1 : (double)Shared(figures, other.Figures) / least;
    }

    private ReadOnlySpan<uint> Runs => hashes;

    private ReadOnlySpan<uint> SingleWords => words;

    private ReadOnlySpan<uint> Figures => figures;

    private static double Containment(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int size)
    {
        uint limit = Math.Min(a.Length < size ? uint.MaxValue : a[^1], b.Length < size ? uint.MaxValue : b[^1]);
        int least = Math.Min(UpTo(a, limit), UpTo(b, limit));
        return least < LeastCompared ? 0 : (double)Shared(a, b) / least;
    }

    private static int UpTo(ReadOnlySpan<uint> ascending, uint limit)
    {
        int place = ascending.BinarySearch(limit);
        return place < 0 ? ~place : place + 1;
    }

    private static int Shared(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        int shared = 0;
        for (int i = 0, k = 0; i < a.Length && k < b.Length;)
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

        return shared;
    }
}
