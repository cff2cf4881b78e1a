using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>Folds a character for comparing articles: as search does, and both Chinese scripts into one.</summary>
internal static class TermFold
{
    public static char Fold(char c) => c is >= '\u4E00' and <= '\u9FFF' ? ScriptFold.Fold(c) : LetterFold.Fold(c);

    /// <summary>Unit by unit, so that ranges over the text are ranges over this.</summary>
    public static char[] Fold(ReadOnlySpan<char> text)
    {
        char[] folded = new char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            folded[i] = Fold(text[i]);
        }

        return folded;
    }
}
