using System.Collections.Frozen;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Summaries;

/// <summary>A sentence as the hashes of its telling words: Latin words without the commonest, CJK bigrams. Each once, ascending.</summary>
internal static class SentenceTerms
{
    private static readonly FrozenSet<string> Common = (
        "a an the and or but nor so if then than that this these those there here of in on at by for from with without to into onto over under up down out off about after before between during through against "
        + "is are was were be been being am do does did done have has had having will would can could shall should may might must not no yes it its he she they them his her their our your my we you i me him us who whom whose which what when where why how "
        + "as also more most some any all each every other another such only own same very too just still even ever s t d ll re ve m said says say told mr mrs ms one").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonLookup = Common.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="words">Words of the sentence, the common ones too; characters for CJK.</param>
    public static int[] Of(ReadOnlySpan<char> text, out int words)
    {
        List<int> terms = new((text.Length / 5) + 1);
        words = 0;
        Span<char> folded = stackalloc char[24];
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (Segmentation.IsCjk(c))
            {
                words++;
                if (i + 1 < text.Length && Segmentation.IsCjk(text[i + 1]))
                {
                    terms.Add((c << 16) ^ text[i + 1]);
                }

                i++;
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                i++;
                continue;
            }

            int length = 0;
            uint hash = 2166136261;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i - 1]))) && !Segmentation.IsCjk(text[i]))
            {
                char f = LetterFold.Fold(text[i]);
                if (length < folded.Length)
                {
                    folded[length] = f;
                }

                // FNV-1a, 32 bits.
                hash = (hash ^ f) * 16777619;
                length++;
                i++;
            }

            words++;
            if (length > folded.Length || !CommonLookup.Contains(folded[..length]))
            {
                terms.Add((int)Stem(folded, length, hash));
            }
        }

        terms.Sort();
        int kept = 0;
        int[] distinct = new int[terms.Count];
        foreach (int term in terms)
        {
            if (kept == 0 || distinct[kept - 1] != term)
            {
                distinct[kept++] = term;
            }
        }

        return distinct.AsSpan(0, kept).ToArray();
    }

    // A plural or possessive s makes no other word.
    private static uint Stem(ReadOnlySpan<char> word, int length, uint hash)
    {
        if (length is < 4 or > 24 || word[length - 1] != 's' || word[length - 2] is 's' or 'u' or 'i')
        {
            return hash;
        }

        uint stem = 2166136261;
        foreach (char c in word[..(length - 1)])
        {
            stem = (stem ^ c) * 16777619;
        }

        return stem;
    }
}
