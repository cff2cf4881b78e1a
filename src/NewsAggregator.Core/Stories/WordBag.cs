using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>The telling terms of a short text, for comparing two of them.</summary>
internal sealed class WordBag
{
    private readonly HashSet<string> stems;

    public WordBag(string text) =>
        stems = Segmentation.Tokens(text).Select(token => StoryVocabulary.StemOf(string.Concat(text[token].Select(TermFold.Fold))))
            .OfType<string>().Where(stem => !CommonWords.Frequent.Contains(stem)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Shared terms by the smaller text's terms, 0 to 1.</summary>
    public double Overlap(WordBag other)
    {
        int least = Math.Min(stems.Count, other.stems.Count);
        return least == 0 ? 0 : (double)Shared(other) / least;
    }

    /// <summary>Shared terms by all terms of both (Jaccard), 0 to 1.</summary>
    public double Likeness(WordBag other)
    {
        int shared = Shared(other);
        int all = stems.Count + other.stems.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    public int Shared(WordBag other) => stems.Count(other.stems.Contains);
}
