namespace NewsAggregator.Core.Filtering;

/// <summary>"Did you mean": the known word nearest to an unknown one.</summary>
internal static class Nearest
{
    /// <summary>
    /// The known word with the fewest single changes (insertion, deletion, substitution, exchange of neighbours), if they are at most
    /// a third of its length; null otherwise. The first one wins a draw.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length > 100)
        {
            return null;
        }

        string? best = null;
        int fewest = int.MaxValue;
        foreach (string candidate in known)
        {
            int most = Math.Min(fewest - 1, Math.Max(1, Math.Max(word.Length, candidate.Length) / 3));
            if (candidate.Length == 0 || Math.Abs(candidate.Length - word.Length) > most)
            {
                continue;
            }

            int changes = Changes(word, candidate);
            if (changes <= most)
            {
                best = candidate;
                fewest = changes;
            }
        }

        return best;
    }

    /// <summary>Optimal string alignment distance.</summary>
    private static int Changes(string a, string b)
    {
        int[] before = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, before[j - 2] + 1);
                }

                row[j] = least;
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
