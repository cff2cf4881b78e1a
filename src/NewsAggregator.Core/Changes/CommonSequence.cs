namespace NewsAggregator.Core.Changes;

/// <summary>What two sequences have in common, in order.</summary>
internal static class CommonSequence
{
    /// <summary>Beyond this many cells the exact answer costs too much; then equal items are matched greedily, in order.</summary>
    private const long MostCells = 1_500_000;

    /// <summary>For each item of <paramref name="before"/> its partner's index in <paramref name="after"/>, or -1.</summary>
    public static int[] Match(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int[] partner = new int[before.Count];
        Array.Fill(partner, -1);
        int start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
        {
            partner[start] = start;
            start++;
        }

        int endA = before.Count, endB = after.Count;
        while (endA > start && endB > start && before[endA - 1] == after[endB - 1])
        {
            partner[--endA] = --endB;
        }

        if ((long)(endA - start) * (endB - start) > MostCells)
        {
            MatchGreedily(before, after, partner, start, endA, endB);
        }
        else
        {
            MatchLongest(before, after, partner, start, endA, endB);
        }

        return partner;
    }

    private static void MatchLongest(IReadOnlyList<string> before, IReadOnlyList<string> after, int[] partner, int start, int endA, int endB)
    {
        // left[i, j]: length of the longest common sequence behind i and j.
        int[,] left = new int[endA - start + 1, endB - start + 1];
        for (int i = endA - 1; i >= start; i--)
        {
            for (int j = endB - 1; j >= start; j--)
            {
                left[i - start, j - start] = before[i] == after[j]
                    ? left[i - start + 1, j - start + 1] + 1
                    : Math.Max(left[i - start + 1, j - start], left[i - start, j - start + 1]);
            }
        }

        int x = start, y = start;
        while (x < endA && y < endB)
        {
            if (before[x] == after[y])
            {
                partner[x++] = y++;
            }
            else if (left[x - start + 1, y - start] >= left[x - start, y - start + 1])
            {
                x++;
            }
            else
            {
                y++;
            }
        }
    }

    private static void MatchGreedily(IReadOnlyList<string> before, IReadOnlyList<string> after, int[] partner, int start, int endA, int endB)
    {
        ILookup<string, int> places = Enumerable.Range(start, endB - start).ToLookup(j => after[j], StringComparer.Ordinal);
        int next = start;
        for (int i = start; i < endA && next < endB; i++)
        {
            int at = places[before[i]].FirstOrDefault(j => j >= next, -1);
            if (at >= 0)
            {
                partner[i] = at;
                next = at + 1;
            }
        }
    }
}
