using System.Buffers;
using System.Collections.Frozen;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Changes;

/// <summary>Whether the words that changed inside a sentence are a figure, a name, a part of a quotation, or a "not".</summary>
internal static class TellingWords
{
    private static readonly FrozenSet<string> Figures = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions",
        "billion", "billions", "trillion", "trillions", "dozen", "dozens", "half", "third", "quarter", "once", "twice", "first", "second", "fourth", "fifth", "sixth", "double", "triple");

    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "without", "cannot");

    private static readonly SearchValues<char> ChineseFigures = SearchValues.Create("〇零一二三四五六七八九十百千萬万億亿兆兩两半倍");
    private static readonly SearchValues<char> ChineseNegations = SearchValues.Create("不沒没無无未非否");

    // Characters that are typed for one another and change no statement.
    private static readonly SearchValues<char> ChinesePlain = SearchValues.Create("的地得了在再做作他她它牠那哪已以於于和與与及跟並并也都就才又而且或這这個个些");

    public static bool Any(IReadOnlyList<WordPiece> pieces, string after, TextUnit unit, HashSet<string> names)
    {
        bool titleCase = unit == TextUnit.Heading && IsTitleCase(after);
        return Side(pieces, ChangeKind.Gone, unit, names, titleCase) || Side(pieces, ChangeKind.New, unit, names, titleCase) || IsChineseName(pieces);
    }

    private static bool Side(IReadOnlyList<WordPiece> pieces, ChangeKind side, TextUnit unit, HashSet<string> names, bool titleCase)
    {
        bool quoted = unit == TextUnit.Quote;
        bool begins = true;
        foreach (WordPiece piece in pieces.Where(p => p.Kind == ChangeKind.Same || p.Kind == side))
        {
            foreach (string word in ChangeWords.Of(piece.Text))
            {
                if (!ChangeWords.IsWord(word))
                {
                    quoted = unit == TextUnit.Quote || word[0] switch
                    {
                        '“' or '「' or '『' or '«' => true,
                        '”' or '」' or '』' or '»' => false,
                        '"' => !quoted,
                        _ => quoted,
                    };
                    begins |= Names.IsOpening(word[0]);
                    continue;
                }

                if (piece.Kind == side && (quoted || IsTelling(word, begins, names, titleCase)))
                {
                    return true;
                }

                begins = false;
            }
        }

        return false;
    }

    private static bool IsTelling(string word, bool begins, HashSet<string> names, bool titleCase) =>
        ChangeWords.HasDigit(word) || Figures.Contains(word) || Negations.Contains(word)
        || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase)
        || (ChangeWords.IsCjk(word)
            ? ChineseFigures.Contains(word[0]) || ChineseNegations.Contains(word[0])
            : Names.IsCapital(word) && !titleCase && (!begins || names.Contains(word)));

    private static bool IsChineseName(IReadOnlyList<WordPiece> pieces)
    {
        string told = "";
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Kind != ChangeKind.Same)
            {
                string changed = string.Concat(pieces[i].Text.Where(c => Languages.Segmentation.IsCjk(c) && !ChinesePlain.Contains(c)));
                string behind = string.Concat(pieces.Skip(i + 1).Where(p => p.Kind == ChangeKind.Same || p.Kind == pieces[i].Kind).Select(p => p.Text));
                if (changed.Length > 1 || (changed.Length == 1 && ChineseNames.Touches(told, pieces[i].Text, behind)))
                {
                    return true;
                }
            }
            else
            {
                told += pieces[i].Text;
            }
        }

        return false;
    }

    private static bool IsTitleCase(string text)
    {
        List<string> words = [.. ChangeWords.Of(text).Where(ChangeWords.IsWord)];
        return words.Count(word => char.IsUpper(word[0])) > 0.6 * words.Count;
    }
}
