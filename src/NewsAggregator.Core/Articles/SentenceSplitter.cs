using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Articles;

/// <summary>
/// One splitter for Latin and CJK text. A sentence keeps its closing quotes and brackets; a heading, a table cell, a code block and a short list
/// item are one sentence each.
/// </summary>
public static class SentenceSplitter
{
    private const int LongestWholeItem = 280;

    /// <summary>A quotation longer than this is split inside like any text.</summary>
    private const int LongestWholeQuote = 90;

    /// <summary>A clause after ； is a sentence of its own where the one before it is at least this long.</summary>
    private const int ShortestClause = 20;

    /// <summary>The sentences of a text without markup, in order, trimmed.</summary>
    public static IReadOnlyList<Range> Split(string text)
    {
        List<Range> sentences = [];
        Split(text, 0, text.Length, TextUnit.Paragraph, sentences);
        return sentences;
    }

    internal static void Split(string text, int start, int end, TextUnit unit, List<Range> sentences)
    {
        if (unit is TextUnit.Heading or TextUnit.Cell or TextUnit.Code or TextUnit.Credit
            || (unit is TextUnit.ListItem && end - start <= LongestWholeItem))
        {
            Add(text, start, end, sentences);
            return;
        }

        ReadOnlySpan<char> block = text.AsSpan(0, end);
        int from = start;
        int i = start;
        while (i < end)
        {
            int step = block[i..].IndexOfAny(SentenceMarks.Stops);
            if (step < 0)
            {
                break;
            }

            i += step;
            char c = block[i];
            if (SentenceMarks.CjkCloserOf(c) is char closer)
            {
                int open = i;
                i = PastQuote(block, i, closer);
                if (i > open + 1 && SentenceMarks.IsWideStop(block[i - 1 - CloserRun(block, i)]) && IsSaid(block, from, open) && QuoteEnds(block, i))
                {
                    Add(text, from, i, sentences);
                    from = i;
                }

                continue;
            }

            int past = SentenceMarks.IsWideStop(c) ? JoinsNames(block, i) ? -1 : WideEnd(block, i)
                : c == '；' ? i + 1 - from >= ShortestClause && end - i - 1 >= ShortestClause ? i + 1 : -1
                : LatinEnd.Find(block, from, i);
            if (past < 0)
            {
                i++;
                continue;
            }

            Add(text, from, past, sentences);
            from = past;
            i = past;
        }

        Add(text, from, end, sentences);
    }

    // Past the closing mark of a short quotation, nested ones included; a long or unclosed one is not skipped.
    private static int PastQuote(ReadOnlySpan<char> block, int open, char closer)
    {
        char opener = block[open];

        // “ opens Latin text too, which is split inside.
        if (opener == '“' && !(open + 1 < block.Length && Segmentation.IsCjk(block[open + 1])))
        {
            return open + 1;
        }

        int depth = 0;
        int last = Math.Min(block.Length, open + LongestWholeQuote);
        for (int i = open; i < last; i++)
        {
            if (block[i] == opener)
            {
                depth++;
            }
            else if (block[i] == closer && --depth == 0)
            {
                i++;
                while (i < block.Length && SentenceMarks.IsWideStop(block[i]) && SentenceMarks.IsWideStop(block[i - 1]))
                {
                    i++;
                }

                return i;
            }
        }

        return open + 1;
    }

    private static int CloserRun(ReadOnlySpan<char> block, int past)
    {
        int run = 0;
        while (past - 1 - run > 0 && SentenceMarks.IsCloser(block[past - 1 - run]))
        {
            run++;
        }

        return run;
    }

    // 約翰．史密斯: between the parts of a name the wide point is no full stop. Japanese writers end sentences with it, behind hiragana.
    private static bool JoinsNames(ReadOnlySpan<char> block, int i) =>
        block[i] == '．' && i > 0 && i + 1 < block.Length && char.IsLetterOrDigit(block[i - 1]) && char.IsLetterOrDigit(block[i + 1])
        && block[i - 1] is not (>= '\u3040' and <= '\u309F');

    // What someone says can be a sentence's end; the name of a work (小說『你是誰？』) or a word quoted within a clause is a part of it.
    private static bool IsSaid(ReadOnlySpan<char> block, int from, int open)
    {
        if (SentenceMarks.OpensTitle(block[open]))
        {
            return false;
        }

        ReadOnlySpan<char> before = block[from..open].TrimEnd();
        return !SentenceMarks.OpensSpeech(block[open]) || before.IsEmpty || !char.IsLetterOrDigit(before[^1])
            || (SentenceMarks.Speaking.Contains(before[^1]) && !before.EndsWith("小說") && !before.EndsWith("小说"));
    }

    // 「……。」他說。 goes on: a short tail that says who spoke belongs to the quotation.
    private static bool QuoteEnds(ReadOnlySpan<char> block, int past)
    {
        if (past >= block.Length)
        {
            return true;
        }

        if (SentenceMarks.GoesOn(block[past]) || SentenceMarks.ClauseGoesOn(block[past..]))
        {
            return false;
        }

        ReadOnlySpan<char> tail = block.Slice(past, Math.Min(14, block.Length - past));
        int stop = tail.IndexOfAny('。', '！', '？');
        return stop < 0 || !tail[..stop].ContainsAny(SentenceMarks.Speaking);
    }

    private static int WideEnd(ReadOnlySpan<char> block, int i)
    {
        bool ellipsis = block[i] == '…';
        while (i < block.Length && (SentenceMarks.IsWideStop(block[i]) || block[i] is '!' or '?' or '…'))
        {
            ellipsis &= block[i] == '…';
            i++;
        }

        int closed = i;
        while (closed < block.Length && SentenceMarks.IsCloser(block[closed]))
        {
            closed++;
        }

        if (closed < block.Length && SentenceMarks.GoesOn(block[closed]))
        {
            return -1;
        }

        // An ellipsis in mid-line is a pause: it ends only before a gap and a large letter, or at the end.
        if (ellipsis && closed < block.Length && !(char.IsWhiteSpace(block[closed]) && LatinEnd.BeginsSentence(block[closed..].TrimStart())))
        {
            return -1;
        }

        return closed;
    }

    private static void Add(string text, int start, int end, List<Range> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            return;
        }

        // A stray mark without a letter or digit is no sentence; it stays outside.
        foreach (char c in text.AsSpan(start, end - start))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                sentences.Add(new Range(start, end));
                return;
            }
        }
    }
}
