using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>Folds a character for comparing articles: as search does, and both Chinese scripts into one.</summary>
internal static class TermFold
{
    public static char Fold(char c) => c is >= '\u4E00' and <= '\u9FFF' ? ScriptFold.Fold(c) : LetterFold.Fold(c);

    /// <returns>How much of <paramref name="to"/> was written; a longer text is cut.</returns>
    public static int Fold(ReadOnlySpan<char> from, Span<char> to)
    {
        int length = Math.Min(from.Length, to.Length);
        for (int i = 0; i < length; i++)
        {
            to[i] = Fold(from[i]);
        }

        return length;
    }
}
