namespace NewsAggregator.Core.Filtering;

public enum LineChange
{
    Same,
    Removed,
    Added,
}

/// <param name="Before">Number of the line in the older text, from 1; 0 where it is not there.</param>
/// <param name="After">The same for the newer one.</param>
public sealed record DiffLine(LineChange Change, string Text, int Before, int After);

/// <summary>What changed between two texts, line by line: a longest common subsequence; what was removed stands before what came for it.</summary>
public static class LineDiff
{
    // Beyond it the middle is told as wholly replaced: true, if coarse, and never slow.
    private const int MostCells = 9_000_000;

    public static IReadOnlyList<DiffLine> Between(string before, string after)
    {
        string[] old = Lines(before);
        string[] next = Lines(after);
        int head = 0;
        while (head < old.Length && head < next.Length && old[head] == next[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < old.Length - head && tail < next.Length - head && old[^(tail + 1)] == next[^(tail + 1)])
        {
            tail++;
        }

        List<DiffLine> lines = [];
        for (int i = 0; i < head; i++)
        {
            lines.Add(new DiffLine(LineChange.Same, old[i], i + 1, i + 1));
        }

        Middle(old, next, head, tail, lines);
        for (int i = tail; i > 0; i--)
        {
            lines.Add(new DiffLine(LineChange.Same, old[^i], old.Length - i + 1, next.Length - i + 1));
        }

        return lines;
    }

    private static void Middle(string[] old, string[] next, int head, int tail, List<DiffLine> lines)
    {
        int height = old.Length - head - tail;
        int width = next.Length - head - tail;
        int[,]? longest = (long)height * width <= MostCells ? Longest(old, next, head, height, width) : null;
        int i = 0;
        int j = 0;
        while (i < height || j < width)
        {
            if (longest is not null && i < height && j < width && old[head + i] == next[head + j])
            {
                lines.Add(new DiffLine(LineChange.Same, old[head + i], head + ++i, head + ++j));
            }
            else if (i < height && (j == width || longest is null || longest[i + 1, j] >= longest[i, j + 1]))
            {
                lines.Add(new DiffLine(LineChange.Removed, old[head + i], head + ++i, 0));
            }
            else
            {
                lines.Add(new DiffLine(LineChange.Added, next[head + j], 0, head + ++j));
            }
        }
    }

    private static int[,] Longest(string[] old, string[] next, int head, int height, int width)
    {
        int[,] longest = new int[height + 1, width + 1];
        for (int i = height - 1; i >= 0; i--)
        {
            for (int j = width - 1; j >= 0; j--)
            {
                longest[i, j] = old[head + i] == next[head + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return longest;
    }

    private static string[] Lines(string text)
    {
        string plain = text.ReplaceLineEndings("\n").TrimEnd('\n');
        return plain.Length == 0 ? [] : plain.Split('\n');
    }
}
