using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Changes;

/// <summary>The blocks by which two readings of a page differ: what was put in and what was taken out, each with its size.</summary>
public sealed class BlockChanges
{
    private const double Alike = 0.5;
    private readonly Dictionary<(bool Added, long Fingerprint), int> blocks = [];

    private BlockChanges()
    {
    }

    /// <param name="before">Stored HTML.</param>
    /// <param name="learned">Blocks that do not count.</param>
    public static BlockChanges Between(string before, string after, IReadOnlySet<long> learned)
    {
        ArgumentNullException.ThrowIfNull(learned);
        Dictionary<long, int> old = Sizes(before), late = Sizes(after);
        BlockChanges changes = new();
        foreach ((long fingerprint, int size) in late.Where(b => !old.ContainsKey(b.Key) && !learned.Contains(b.Key)))
        {
            changes.blocks[(true, fingerprint)] = size;
        }

        foreach ((long fingerprint, int size) in old.Where(b => !late.ContainsKey(b.Key) && !learned.Contains(b.Key)))
        {
            changes.blocks[(false, fingerprint)] = size;
        }

        return changes;
    }

    /// <summary>Whether at least half of either change is the other's too.</summary>
    public bool IsLike(BlockChanges other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int common = blocks.Where(b => other.blocks.ContainsKey(b.Key)).Sum(b => b.Value);
        return common > 0 && common >= Alike * blocks.Values.Sum() && common >= Alike * other.blocks.Values.Sum();
    }

    private static Dictionary<long, int> Sizes(string html)
    {
        Dictionary<long, int> sizes = [];
        foreach (string block in BodyReader.BlocksOf(html))
        {
            sizes[BlockFingerprint.Of(block)] = block.Length;
        }

        return sizes;
    }
}
