using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Changes;

/// <summary>Two revisions of one text, sentence by sentence. Pure; the same two give the same answer.</summary>
public static class SentenceDiff
{
    /// <summary>Two sentences with at least this share of their words in common are one, changed.</summary>
    private const double Alike = 0.5;

    /// <summary>In the later revision's order; what is gone stands where it stood. A sentence that only moved is the same.</summary>
    public static IReadOnlyList<SentenceChange> Of(ArticleBody before, ArticleBody after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] wordsBefore = [.. Enumerable.Range(0, before.Sentences.Count).Select(before.TextOf)];
        string[] wordsAfter = [.. Enumerable.Range(0, after.Sentences.Count).Select(after.TextOf)];
        string[] keysBefore = [.. wordsBefore.Select(KeyOf)];
        string[] keysAfter = [.. wordsAfter.Select(KeyOf)];
        int[] partner = CommonSequence.Match(keysBefore, keysAfter);
        HashSet<int> moved = Moved(keysBefore, keysAfter, partner, out Dictionary<int, int> arrived);
        List<SentenceChange> changes = [];
        int x = 0, y = 0;
        while (x < partner.Length || y < wordsAfter.Length)
        {
            if (x < partner.Length && partner[x] >= 0 && partner[x] == y)
            {
                changes.Add(new SentenceChange(wordsBefore[x] == wordsAfter[y] ? ChangeKind.Same : ChangeKind.Changed, [x], [y]));
                x++;
                y++;
                continue;
            }

            int fromX = x, fromY = y;
            while (x < partner.Length && partner[x] < 0)
            {
                x++;
            }

            int untilY = x < partner.Length ? partner[x] : wordsAfter.Length;
            y = untilY;
            Gap(
                changes, [.. Enumerable.Range(fromX, x - fromX).Where(i => !moved.Contains(i))], [.. Enumerable.Range(fromY, untilY - fromY)],
                wordsBefore, wordsAfter, arrived);
        }

        return changes;
    }

    // A line of marks alone has no words; it is known by itself.
    private static string KeyOf(string words) => ChangeWords.KeyOf(words) is { Length: > 0 } key ? key : words;

    private static HashSet<int> Moved(string[] before, string[] after, int[] partner, out Dictionary<int, int> arrived)
    {
        HashSet<int> taken = [.. partner.Where(j => j >= 0)];
        Dictionary<string, Queue<int>> free = [];
        for (int j = 0; j < after.Length; j++)
        {
            if (!taken.Contains(j))
            {
                (free.TryGetValue(after[j], out Queue<int>? places) ? places : free[after[j]] = new Queue<int>()).Enqueue(j);
            }
        }

        HashSet<int> moved = [];
        arrived = [];
        for (int i = 0; i < before.Length; i++)
        {
            if (partner[i] < 0 && free.TryGetValue(before[i], out Queue<int>? places) && places.TryDequeue(out int to))
            {
                moved.Add(i);
                arrived[to] = i;
            }
        }

        return moved;
    }

    // What stands between two sentences that both have: pairs of likeness, and what is left on either side.
    private static void Gap(List<SentenceChange> changes, List<int> gone, List<int> come, string[] before, string[] after, Dictionary<int, int> arrived)
    {
        List<int> fresh = [.. come.Where(j => !arrived.ContainsKey(j))];
        if (gone.Count > 0 && fresh.Count > 0 && gone.Count + fresh.Count > 2
            && string.Concat(gone.Select(i => ChangeWords.KeyOf(before[i]))) == string.Concat(fresh.Select(j => ChangeWords.KeyOf(after[j]))))
        {
            // A point became a comma: the sentences were joined or parted, and say the same.
            changes.Add(new SentenceChange(ChangeKind.Changed, gone, fresh));
            come.RemoveAll(fresh.Contains);
            gone = [];
        }

        Dictionary<int, int> pairs = Pairs(gone, fresh, before, after);
        int x = 0;
        foreach (int j in come)
        {
            if (pairs.TryGetValue(j, out int with))
            {
                for (; x < gone.Count && gone[x] != with; x++)
                {
                    changes.Add(new SentenceChange(ChangeKind.Gone, [gone[x]], []));
                }

                x++;
                changes.Add(new SentenceChange(ChangeKind.Changed, [with], [j]));
            }
            else
            {
                changes.Add(arrived.TryGetValue(j, out int from)
                    ? new SentenceChange(before[from] == after[j] ? ChangeKind.Same : ChangeKind.Changed, [from], [j])
                    : new SentenceChange(ChangeKind.New, [], [j]));
            }
        }

        for (; x < gone.Count; x++)
        {
            changes.Add(new SentenceChange(ChangeKind.Gone, [gone[x]], []));
        }
    }

    /// <summary>Later index to earlier one; the likest first, none crossing another.</summary>
    private static Dictionary<int, int> Pairs(List<int> gone, List<int> fresh, string[] before, string[] after)
    {
        const int Most = 120;
        List<(double Likeness, int X, int Y)> candidates = [];
        foreach (int x in gone.Take(Most))
        {
            foreach (int y in fresh.Take(Most))
            {
                double likeness = Likeness(before[x], after[y]);
                if (likeness >= Alike)
                {
                    candidates.Add((likeness, x, y));
                }
            }
        }

        Dictionary<int, int> pairs = [];
        foreach ((_, int x, int y) in candidates.OrderByDescending(c => c.Likeness).ThenBy(c => c.X).ThenBy(c => c.Y))
        {
            if (!pairs.ContainsKey(y) && !pairs.ContainsValue(x) && pairs.All(p => (p.Key < y) == (p.Value < x)))
            {
                pairs[y] = x;
            }
        }

        return pairs;
    }

    /// <summary>Share of words in common, 0 to 1 (Dice); white space and marks do not count.</summary>
    internal static double Likeness(string a, string b)
    {
        List<string> left = [.. ChangeWords.Of(a).Where(ChangeWords.IsWord)];
        List<string> right = [.. ChangeWords.Of(b).Where(ChangeWords.IsWord)];
        if (left.Count + right.Count == 0)
        {
            return 1;
        }

        Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string word in left)
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        int common = 0;
        foreach (string word in right)
        {
            if (counts.GetValueOrDefault(word) > 0)
            {
                counts[word]--;
                common++;
            }
        }

        return 2.0 * common / (left.Count + right.Count);
    }
}
