using System.IO.Hashing;
using System.Runtime.InteropServices;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>Numbers the terms that articles are compared by: stems of words, and pairs of Chinese, Japanese and Korean characters.</summary>
internal sealed class StoryVocabulary
{
    /// <summary>A form that tells nothing.</summary>
    public const int Nothing = -1;

    /// <summary>By a hash of 64 bits: among millions of words no two are expected to share one, and reading is most of what matching costs.</summary>
    private readonly Dictionary<ulong, int> forms = [];
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly List<string> surfaces = [];
    private readonly List<bool> frequent = [];
    private readonly List<bool> places = [];

    public int Count => surfaces.Count;

    /// <summary>As it was first written.</summary>
    public string Surface(int term) => surfaces[term];

    /// <summary>Stands in any news, see <see cref="CommonWords"/>.</summary>
    public bool IsFrequent(int term) => frequent[term];

    /// <summary>What a form is known by.</summary>
    public static ulong HashOf(ReadOnlySpan<char> folded) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(folded));

    /// <summary>See <see cref="ChinesePlaces"/>.</summary>
    public bool IsPlace(int term) => places[term];

    /// <summary>The term of a word or pair, or <see cref="Nothing"/>.</summary>
    /// <param name="hash">Of <paramref name="folded"/>.</param>
    public int NumberOf(ulong hash, ReadOnlySpan<char> folded, ReadOnlySpan<char> written)
    {
        if (forms.TryGetValue(hash, out int known))
        {
            return known;
        }

        string? stem = StemOf(folded.ToString());
        int term = stem is null ? Nothing : NumberOfStem(stem, written.ToString());
        forms.Add(hash, term);
        return term;
    }

    /// <summary>What a folded word is compared by; null where it tells nothing: a little word, a single letter or character.</summary>
    public static string? StemOf(string folded)
    {
        bool cjk = Segmentation.IsCjk(folded[0]);
        return folded.Length == 1 && !char.IsDigit(folded[0]) || CommonWords.Empty.Contains(folded) ? null
            : cjk ? folded
            : EnglishStem.Of(folded);
    }

    /// <summary>The vocabulary of the terms in use, in the same order; <paramref name="numbers"/> leads from old to new.</summary>
    public StoryVocabulary Compact(bool[] used, out int[] numbers)
    {
        StoryVocabulary compact = new();
        numbers = new int[Count];
        for (int term = 0; term < Count; term++)
        {
            numbers[term] = used[term] ? compact.Count : Nothing;
            if (used[term])
            {
                compact.surfaces.Add(surfaces[term]);
                compact.frequent.Add(frequent[term]);
                compact.places.Add(places[term]);
            }
        }

        foreach ((string stem, int term) in stems)
        {
            if (used[term])
            {
                compact.stems.Add(stem, numbers[term]);
            }
        }

        return compact;
    }

    private int NumberOfStem(string stem, string surface)
    {
        if (!stems.TryGetValue(stem, out int term))
        {
            term = Count;
            stems.Add(stem, term);
            surfaces.Add(surface);
            places.Add(ChinesePlaces.Pairs.Contains(stem));
            frequent.Add(CommonWords.Frequent.Contains(stem) || CommonWords.FrequentPairs.Contains(stem));
        }

        return term;
    }
}
