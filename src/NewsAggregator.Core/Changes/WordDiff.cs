using System.Text;

namespace NewsAggregator.Core.Changes;

/// <param name="Kind">Same, Gone or New.</param>
public readonly record struct WordPiece(ChangeKind Kind, string Text);

/// <summary>Which words of a sentence changed: what a reader sees struck out and written in.</summary>
public static class WordDiff
{
    /// <summary>In reading order, what is gone before what stands in its place. All that is Same or Gone is the earlier wording, all that is Same or New the later.</summary>
    public static IReadOnlyList<WordPiece> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<string> a = ChangeWords.Of(before);
        List<string> b = ChangeWords.Of(after);
        int[] partner = CommonSequence.Match(a, b);
        Unlink(a, partner);
        List<WordPiece> pieces = [];
        StringBuilder same = new(), gone = new(), come = new();
        int x = 0, y = 0;
        while (x < a.Count || y < b.Count)
        {
            if (x < a.Count && partner[x] == y)
            {
                Flush();
                same.Append(a[x]);
                x++;
                y++;
            }
            else if (x < a.Count && partner[x] < 0)
            {
                FlushSame();
                gone.Append(a[x++]);
            }
            else
            {
                FlushSame();
                come.Append(b[y++]);
            }
        }

        FlushSame();
        Flush();
        return pieces;

        void FlushSame() => Add(ChangeKind.Same, same);

        void Flush()
        {
            Add(ChangeKind.Gone, gone);
            Add(ChangeKind.New, come);
        }

        void Add(ChangeKind kind, StringBuilder text)
        {
            if (text.Length > 0)
            {
                pieces.Add(new WordPiece(kind, text.ToString()));
                text.Clear();
            }
        }
    }

    // A blank, a mark or a single character that stayed between two changes reads better as part of them.
    private static void Unlink(List<string> a, int[] partner)
    {
        for (int i = 1; i < a.Count - 1; i++)
        {
            bool alone = partner[i] >= 0 && IsBroken(partner, i - 1) && IsBroken(partner, i + 1);
            if (alone && (!ChangeWords.IsWord(a[i]) || ChangeWords.IsCjk(a[i])))
            {
                partner[i] = -1;
            }
        }
    }

    private static bool IsBroken(int[] partner, int i) => partner[i] < 0;
}
