using NewsAggregator.Core.Searching;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// A word or phrase looked for in folded text, by its own script: a Latin word needs an edge or a character of another script on both
/// sides, a word of a script written without spaces matches anywhere.
/// </summary>
internal sealed class WordMatch
{
    private readonly string word;
    private readonly WordScript first;
    private readonly WordScript last;

    /// <param name="forSearch">Folds accents too: to be looked for in text folded the same way.</param>
    public WordMatch(FilterValue value, bool forSearch = false)
    {
        word = forSearch ? SearchFolding.Fold(value.Text) : Folding.Fold(value.Text);
        first = word.Length == 0 ? WordScript.None : WordScripts.Of(word[0]);
        last = word.Length == 0 || value.Kind == FilterValueKind.Beginning ? WordScript.None : WordScripts.Of(word[^1]);
    }

    /// <summary>The word as it is looked for; empty: never found.</summary>
    public string Word => word;

    public bool IsIn(string folded) => Find(folded, 0) >= 0;

    /// <summary>Where it stands from a place on; -1: nowhere.</summary>
    public int Find(string folded, int from)
    {
        if (word.Length == 0 || from >= folded.Length)
        {
            return -1;
        }

        for (int at = folded.IndexOf(word, from, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (IsEdge(first, folded, at - 1) && IsEdge(last, folded, at + word.Length) && IsWhole(folded, at + word.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsEdge(WordScript own, string folded, int beside) =>
        own is WordScript.None or WordScript.Unspaced || beside < 0 || beside >= folded.Length || WordScripts.Of(folded[beside]) != own;

    /// <summary>A combining mark behind the match makes its last letter another one.</summary>
    private bool IsWhole(string folded, int end) =>
        last is WordScript.None or WordScript.Unspaced || end >= folded.Length || WordScripts.Of(folded[end]) != WordScript.Mark;
}
