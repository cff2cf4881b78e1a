using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Languages;

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

        List<TextSpan> apart = [];
        foreach ((TextSpan span, _) in All(text, words))
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
        List<(TextSpan Span, int Word)> all = All(text, words);
        if (all.Count == 0)
        {
            return null;
        }

        TextSpan best = all[Densest(all, words.Count)].Span;
        int start = Begin(text, best.Start);
        int end = End(text, start + PassageLength, best.End);
        string before = start > 0 ? "…" : "";
        string passage = before + text[start..end].Replace('\n', ' ') + (end < text.Length ? "…" : "");
        return (passage, Find(passage, words));
    }

    /// <summary>A text's first words, as long as a passage.</summary>
    public static string Beginning(string text) => PlainText.Cut(text, PassageLength);

    private static List<(TextSpan Span, int Word)> All(string text, IReadOnlyList<WordMatch> words)
    {
        FoldedText folded = FoldedText.Of(text);
        List<(TextSpan Span, int Word)> all = [];
        for (int i = 0; i < words.Count; i++)
        {
            WordMatch word = words[i];
            int found = 0;
            for (int at = word.Find(folded.Text, 0); at >= 0 && found < MostMarks; at = word.Find(folded.Text, at + word.Word.Length), found++)
            {
                all.Add((folded.Span(at, at + word.Word.Length), i));
            }
        }

        all.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End));
        return all;
    }

    /// <summary>From which mark on the most different words stand close together.</summary>
    private static int Densest(List<(TextSpan Span, int Word)> all, int words)
    {
        int best = 0, most = 0;
        for (int i = 0; i < all.Count && most < words; i++)
        {
            HashSet<int> inside = [];
            for (int k = i; k < all.Count && all[k].Span.End <= all[i].Span.Start + PassageLength - Before; k++)
            {
                inside.Add(all[k].Word);
            }

            if (inside.Count > most)
            {
                (best, most) = (i, inside.Count);
            }
        }

        return best;
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

    // Never within the mark, however far it reaches.
    private static int End(string text, int wished, int mark) =>
        wished >= text.Length ? text.Length : Math.Max(mark, PlainText.EndOfWords(text, Whole(text, wished)));

    // Never between the halves of a character or before its marks.
    private static int Whole(string text, int at)
    {
        while (at > 0 && (char.IsLowSurrogate(text[at]) || WordScripts.Of(text[at]) == WordScript.Mark))
        {
            at--;
        }

        return at;
    }
}
