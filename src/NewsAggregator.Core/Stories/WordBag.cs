using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>The telling terms of a short text, for comparing two of them.</summary>
internal sealed class WordBag
{
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public WordBag(string text)
    {
        foreach (Range token in Segmentation.Tokens(text))
        {
            if (StoryVocabulary.StemOf(new string(TermFold.Fold(text.AsSpan(token)))) is { } stem && !CommonWords.Frequent.Contains(stem))
            {
                stems.Add(stem);
                if (token.Start.Value > 0 && char.IsUpper(text[token.Start.Value]))
                {
                    names.Add(stem);
                }
            }
        }
    }

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

    /// <summary>Both name somebody or something, and nothing in common. What opens a sentence is capital anyway and does not count.</summary>
    public bool NamesOthersThan(WordBag other) => names.Count > 0 && other.names.Count > 0 && !names.Overlaps(other.names);

    public int Shared(WordBag other) => stems.Count(other.stems.Contains);
}
