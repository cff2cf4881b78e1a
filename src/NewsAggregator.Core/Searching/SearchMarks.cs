using System.Globalization;
using System.Text;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Searching;

/// <summary>Finds a search's words in a text as it is printed.</summary>
internal static class SearchMarks
{
    private const int MostMarks = 60;
    private const int PassageLength = 220;
    private const int Before = 60;

    /// <summary>Where the words stand, in order, none overlapping another.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, IReadOnlyList<WordMatch> words)
    {
        if (words.Count == 0 || text.Length == 0)
        {
            return [];
        }

        Folded folded = Folded.Of(text);
        List<TextSpan> spans = [];
        foreach (WordMatch word in words)
        {
            int found = 0;
            for (int at = word.Find(folded.Text, 0); at >= 0 && found < MostMarks; at = word.Find(folded.Text, at + word.Word.Length), found++)
            {
                spans.Add(folded.Span(at, at + word.Word.Length));
            }
        }

        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        List<TextSpan> apart = [];
        foreach (TextSpan span in spans)
        {
            if (apart.Count > 0 && span.Start < apart[^1].End)
            {
                apart[^1] = apart[^1] with { End = Math.Max(apart[^1].End, span.End) };
            }
            else
            {
                apart.Add(span);
            }
        }

        return apart;
    }

    /// <summary>The stretch of a text in which most of the words stand, with "…" where it is cut; null where none does.</summary>
    public static (string Passage, IReadOnlyList<TextSpan> Marks)? Passage(string text, IReadOnlyList<WordMatch> words)
    {
        IReadOnlyList<TextSpan> all = Find(text, words);
        if (all.Count == 0)
        {
            return null;
        }

        int best = 0;
        int most = 0;
        for (int i = 0; i < all.Count; i++)
        {
            int inside = Enumerable.Range(i, all.Count - i).TakeWhile(k => all[k].End <= all[i].Start + PassageLength - Before).Select(k => text[all[k].Start..all[k].End]).Distinct(StringComparer.OrdinalIgnoreCase).Count();
            if (inside > most)
            {
                (best, most) = (i, inside);
            }
        }

        int start = Begin(text, all[best].Start);
        int end = End(text, Math.Max(start + PassageLength, all[best].End));
        StringBuilder passage = new(start > 0 ? "…" : "");
        int shift = passage.Length - start;
        passage.Append(text, start, end - start);
        string cut = passage.ToString().Replace('\n', ' ') + (end < text.Length ? "…" : "");
        return (cut, [.. all.Where(m => m.Start >= start && m.End <= end).Select(m => new TextSpan(m.Start + shift, m.End + shift))]);
    }

    // At the beginning of a sentence or clause where one is near, else of a word.
    private static int Begin(string text, int mark)
    {
        int earliest = Math.Max(0, mark - Before);
        if (earliest == 0)
        {
            return 0;
        }

        for (int i = mark - 1; i >= earliest; i--)
        {
            if (text[i] is '\n' or '。' or '！' or '？' || (text[i] is '.' or '!' or '?' && i + 1 < mark && text[i + 1] == ' '))
            {
                int begin = i + 1;
                while (begin < mark && char.IsWhiteSpace(text[begin]))
                {
                    begin++;
                }

                return begin;
            }
        }

        int space = text.IndexOf(' ', earliest, mark - earliest);
        return space >= 0 ? space + 1 : Whole(text, earliest);
    }

    private static int End(string text, int wished)
    {
        if (wished >= text.Length)
        {
            return text.Length;
        }

        int space = text.LastIndexOf(' ', wished, 30);
        return space > 0 ? space : Whole(text, wished);
    }

    // Never between the halves of a character or before its marks.
    private static int Whole(string text, int at)
    {
        while (at > 0 && (char.IsLowSurrogate(text[at]) || WordScripts.Of(text[at]) == WordScript.Mark))
        {
            at--;
        }

        return at;
    }

    /// <summary>A text folded piece by piece, so that each folded unit knows where it stood.</summary>
    private sealed class Folded
    {
        private readonly List<int> starts = [];
        private readonly List<int> ends = [];

        public string Text { get; private set; } = "";

        public static Folded Of(string text)
        {
            Folded folded = new();
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

                string piece = SearchFolding.Fold(text[start..i]);
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
}
