using System.Globalization;
using System.Text;

namespace NewsAggregator.Core.Searching;

/// <summary>A text folded piece by piece, so that each folded unit knows where it stood.</summary>
internal sealed class FoldedText
{
    // What single characters fold to, filled as they are met.
    private static readonly string?[] Pieces = new string?[char.MaxValue + 1];
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    public string Text { get; private set; } = "";

    public static FoldedText Of(string text)
    {
        FoldedText folded = new();
        StringBuilder all = new(text.Length);
        bool gap = false;
        int gapAt = 0;
        int i = 0;
        while (i < text.Length)
        {
            int start = i++;
            while (i < text.Length && Continues(text, i))
            {
                i++;
            }

            char c = text[start];
            if (i - start == 1 && (char.IsAsciiLetterOrDigit(c) || c is >= '\u4E00' and <= '\u9FFF'))
            {
                gap = folded.CloseGap(all, gap, gapAt);
                folded.Add(all, char.ToLowerInvariant(c), start, i);
                continue;
            }

            string piece = i - start == 1 ? Pieces[c] ??= SearchFolding.Fold(c.ToString()) : SearchFolding.Fold(text[start..i]);
            if (piece.Length == 0)
            {
                bool isSpace = char.IsWhiteSpace(c) || c < ' ';
                gapAt = isSpace && !gap ? start : gapAt;
                gap |= isSpace && all.Length > 0;
                continue;
            }

            gap = folded.CloseGap(all, gap, gapAt);
            foreach (char unit in piece)
            {
                folded.Add(all, unit, start, i);
            }
        }

        folded.Text = all.ToString();
        return folded;
    }

    public TextSpan Span(int start, int end) => new(starts[start], ends[end - 1]);

    private bool CloseGap(StringBuilder all, bool gap, int gapAt)
    {
        if (gap)
        {
            Add(all, ' ', gapAt, gapAt + 1);
        }

        return false;
    }

    private void Add(StringBuilder all, char unit, int start, int end)
    {
        all.Append(unit);
        starts.Add(start);
        ends.Add(end);
    }

    private static bool Continues(string text, int i) =>
        text[i] >= 0x80
        && (char.IsLowSurrogate(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
