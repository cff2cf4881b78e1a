using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>How a character takes part in words, whatever the text's language.</summary>
internal enum WordScript : byte
{
    /// <summary>Not part of a word, or a side that needs no edge.</summary>
    None,
    Latin,

    /// <summary>Another script written with spaces: Cyrillic, Greek, Arabic, Hebrew …</summary>
    Spaced,
    Unspaced,
    Mark,
}

/// <summary>Tells the script of characters. What rules match and what the search index holds are cut at the same places.</summary>
internal static class WordScripts
{
    /// <summary>Digits count as Latin: "5G" is one word, and 2026年 holds 2026.</summary>
    public static WordScript Of(char c)
    {
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) ? WordScript.Latin : WordScript.None;
        }

        // Han outside the basic plane is told by its surrogates; what else lives there (emoji, old scripts) needs no edge either.
        if (char.IsSurrogate(c) || (c >= 0x2E80 && IsUnspacedBlock(c)) || c is >= '\u0E00' and <= '\u0FFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF')
        {
            return WordScript.Unspaced;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => c < 0x250 || c is >= '\u1E00' and <= '\u1EFF' ? WordScript.Latin : WordScript.Spaced,
            UnicodeCategory.DecimalDigitNumber => WordScript.Latin,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => WordScript.Mark,
            _ => WordScript.None,
        };
    }

    /// <summary>Radicals, kana, bopomofo, ideographs, Hangul (whose particles are written on to the word). Not the ideographic punctuation.</summary>
    private static bool IsUnspacedBlock(char c) => c is
        >= '\u2E80' and <= '\u2FDF' or >= '\u3005' and <= '\u3007' or >= '\u3021' and <= '\u3029' or >= '\u3040' and <= '\u30FA' or >= '\u30FC' and <= '\u4DBF'
        or >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF';
}
