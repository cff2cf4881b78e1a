using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// A word or phrase looked for in folded text, by its own script: a Latin word needs an edge or a character of another script on both
/// sides, a word of a script written without spaces matches anywhere.
/// </summary>
internal sealed class WordMatch
{
    private readonly string word;
    private readonly Script first;
    private readonly Script last;

    public WordMatch(FilterValue value)
    {
        word = Folding.Fold(value.Text);
        first = word.Length == 0 ? Script.None : ScriptOf(word[0]);
        last = word.Length == 0 || value.Kind == FilterValueKind.Beginning ? Script.None : ScriptOf(word[^1]);
    }

    /// <summary>The word as it is looked for; empty: never found.</summary>
    public string Word => word;

    public bool IsIn(string folded)
    {
        if (word.Length == 0)
        {
            return false;
        }

        for (int at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (IsEdge(first, folded, at - 1) && IsEdge(last, folded, at + word.Length) && IsWhole(folded, at + word.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEdge(Script own, string folded, int beside) =>
        own is Script.None or Script.Unspaced || beside < 0 || beside >= folded.Length || ScriptOf(folded[beside]) != own;

    /// <summary>A combining mark behind the match makes its last letter another one.</summary>
    private bool IsWhole(string folded, int end) =>
        last is Script.None or Script.Unspaced || end >= folded.Length || ScriptOf(folded[end]) != Script.Mark;

    /// <summary>Digits count as Latin: "5G" is one word, and 2026年 holds 2026.</summary>
    private static Script ScriptOf(char c)
    {
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) ? Script.Latin : Script.None;
        }

        // Han outside the basic plane is told by its surrogates; what else lives there (emoji, old scripts) needs no edge either.
        if (char.IsSurrogate(c) || (c >= 0x2E80 && IsUnspacedBlock(c)) || c is >= '\u0E00' and <= '\u0FFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF')
        {
            return Script.Unspaced;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => c < 0x250 || c is >= '\u1E00' and <= '\u1EFF' ? Script.Latin : Script.Spaced,
            UnicodeCategory.DecimalDigitNumber => Script.Latin,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Script.Mark,
            _ => Script.None,
        };
    }

    /// <summary>Radicals, kana, bopomofo, ideographs, Hangul (whose particles are written on to the word). Not the ideographic punctuation.</summary>
    private static bool IsUnspacedBlock(char c) => c is
        >= '\u2E80' and <= '\u2FDF' or >= '\u3005' and <= '\u3007' or >= '\u3021' and <= '\u3029' or >= '\u3040' and <= '\u30FA' or >= '\u30FC' and <= '\u4DBF'
        or >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF';

    private enum Script : byte
    {
        /// <summary>Not part of a word, or a side that needs no edge.</summary>
        None,
        Latin,

        /// <summary>Another script written with spaces: Cyrillic, Greek, Arabic, Hebrew …</summary>
        Spaced,
        Unspaced,
        Mark,
    }
}
