namespace NewsAggregator.Core.Extraction;

public enum BlockChange
{
    Same,
    Gone,
    New,
}

public sealed record DiffedBlock(BlockChange Change, string Text);

/// <summary>Two readings of one article, paragraph by paragraph.</summary>
public static class BlockDiff
{
    private const int Most = 600;

    /// <summary>Every block of both, in order; what both have stands once. Beyond 600 blocks a side the rest is left out.</summary>
    public static IReadOnlyList<DiffedBlock> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] a = [.. before.Take(Most)];
        string[] b = [.. after.Take(Most)];

        // Longest common subsequence; left[i, j]: of what is behind i and j.
        int[,] left = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                left[i, j] = a[i] == b[j] ? left[i + 1, j + 1] + 1 : Math.Max(left[i + 1, j], left[i, j + 1]);
            }
        }

        List<DiffedBlock> diff = [];
        int x = 0;
        int y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                diff.Add(new DiffedBlock(BlockChange.Same, a[x++]));
                y++;
            }
            else if (y == b.Length || (x < a.Length && left[x + 1, y] >= left[x, y + 1]))
            {
                diff.Add(new DiffedBlock(BlockChange.Gone, a[x++]));
            }
            else
            {
                diff.Add(new DiffedBlock(BlockChange.New, b[y++]));
            }
        }

        return diff;
    }
}
