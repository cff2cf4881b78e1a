using System.Buffers;

namespace NewsAggregator.Core.Changes;

/// <summary>Words that a text writes as names: capital where no sentence begins.</summary>
internal static class Names
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?:;。！？：；\n");

    public static IEnumerable<string> In(string text)
    {
        bool begins = true;
        foreach (string piece in ChangeWords.Of(text))
        {
            if (ChangeWords.IsWord(piece))
            {
                if (!begins && IsCapital(piece))
                {
                    yield return piece;
                }

                begins = false;
            }
            else if (piece.AsSpan().ContainsAny(Ends) || IsOpening(piece[0]))
            {
                begins = true;
            }
        }
    }

    /// <summary>"I" is no name.</summary>
    public static bool IsCapital(string word) => char.IsUpper(word[0]) && (word.Length > 1 || word[0] != 'I') && !word.StartsWith("I'", StringComparison.Ordinal) && !word.StartsWith("I’", StringComparison.Ordinal);

    public static bool IsOpening(char c) => c is '"' or '“' or '‘' or '「' or '『' or '«' or '(' or '（';
}
