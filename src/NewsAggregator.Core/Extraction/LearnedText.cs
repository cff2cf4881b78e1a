using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Extraction;

/// <summary>Whether two readings of one page differ by learned boilerplate alone: then its publisher changed nothing.</summary>
public static class LearnedText
{
    /// <param name="before">Stored HTML of the earlier reading.</param>
    /// <param name="after">Stored HTML of the later one.</param>
    /// <param name="learned">Fingerprints of blocks that stand on several pages of the source.</param>
    public static bool IsSameBut(string before, string after, IReadOnlySet<long> learned)
    {
        ArgumentNullException.ThrowIfNull(learned);
        return learned.Count > 0 && Own(before, learned).SequenceEqual(Own(after, learned), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Own(string html, IReadOnlySet<long> learned) =>
        BodyReader.BlocksOf(html).Where(block => !learned.Contains(BlockFingerprint.Of(block)));
}
