using System.Text;

namespace NewsAggregator.Core.Languages;

/// <summary>Folds letters for search and matching: lower case, without accents, full-width forms as ordinary ones.</summary>
public static class LetterFold
{
    private static readonly char[] Table = MakeTable();

    /// <summary>The folded unit; one that has no single base letter is only lowered.</summary>
    public static char Fold(char c) => c switch
    {
        < '\u0250' => Table[c],
        >= '\u1E00' and <= '\u1EFF' => Base(c),
        >= '\uFF01' and <= '\uFF5E' => Table[c - 0xFEE0],
        _ => char.ToLowerInvariant(c),
    };

    private static char[] MakeTable()
    {
        char[] table = new char[0x250];
        for (int c = 0; c < table.Length; c++)
        {
            table[c] = Base((char)c);
        }

        // No canonical decomposition (Unicode character database), but one base letter to every reader.
        foreach ((char from, char to) in new[] { ('ø', 'o'), ('Ø', 'o'), ('đ', 'd'), ('Đ', 'd'), ('ł', 'l'), ('Ł', 'l'), ('ı', 'i') })
        {
            table[from] = to;
        }

        return table;
    }

    private static char Base(char c) => c < '\u0080' ? char.ToLowerInvariant(c) : char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
}
