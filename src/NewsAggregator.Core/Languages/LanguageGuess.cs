using System.Collections.Frozen;

namespace NewsAggregator.Core.Languages;

/// <summary>The language of a text by its script and its commonest words.</summary>
public static class LanguageGuess
{
    /// <summary>More than this tells nothing new.</summary>
    private const int Looked = 1200;

    private static readonly (string Language, string Words)[] FunctionWords =
    [
        ("en", "the of and to in is that for on with was as it by at from are this be has have his its will an not but which they their were been after said who more about would"),
        ("de", "der die und das den von zu mit ist des im für auf nicht ein eine dem sich es auch als an nach wie aus bei werden oder hat wird sind einer einem über um noch war"),
        ("fr", "le les des et en du une que est pour dans qui par sur au plus pas avec ne sont ce cette aux ont mais été être ou leur après selon entre comme sans la"),
        ("es", "el los las y del que en una por con para se un es al lo como más su pero sus fue ha sobre este entre cuando desde también hasta años la"),
        ("it", "il di che la e è un per del una con non sono le della si in da al nel gli i dei alla ha anche delle come più ma dal"),
        ("pt", "o os que e do da em um uma para com não por mais as dos no na se foi ao pela como mas das seu sua são também já"),
        ("nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar uit maar wordt dan nog heeft hij"),
        ("sv", "och att det som en på är av för med den till inte har de om ett men var jag från vi så kan när"),
        ("pl", "i w na z się nie do to że jest o jak po co za od przez dla są był ale tym przy roku"),
        ("tr", "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ise ancak olduğu"),
        ("vi", "và của là có trong cho với không được các một những người đã này khi đến từ"),
        ("id", "yang dan di itu dengan untuk dari dalam ini tidak pada ke akan juga oleh telah ada mereka"),
    ];

    private static readonly FrozenDictionary<string, int> Masks = MakeMasks();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MaskLookup = Masks.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>BCP 47: en, zh-Hant, zh-Hans, ja, ko, de …; null where neither the text nor <paramref name="declared"/> tells.</summary>
    /// <param name="declared">What the document says of itself, as written; believed where the text does not contradict it.</param>
    public static string? Guess(string text, string? declared)
    {
        ReadOnlySpan<char> sample = text.AsSpan(0, Math.Min(text.Length, Looked));
        string? said = Primary(declared);
        ScriptCounts scripts = ScriptCounts.Of(sample);
        int letters = scripts.Total;
        if (letters == 0)
        {
            return said is "zh" ? ScriptOf([], declared) : said;
        }

        // A Han character carries about as much text as three or four Latin letters.
        if ((scripts.Han + scripts.Kana) * 3 > scripts.Latin && scripts.Han + scripts.Kana >= scripts.Hangul)
        {
            return scripts.Kana * 12 > scripts.Han ? "ja" : said is "ja" && scripts.Kana > 0 ? "ja" : ScriptOf(sample, declared);
        }

        if (scripts.Hangul * 3 > scripts.Latin)
        {
            return "ko";
        }

        if (scripts.Other > scripts.Latin)
        {
            return scripts.OtherLanguage(said);
        }

        string? guessed = ByWords(sample, said, out int hits);
        return hits >= 3 ? guessed : said is null or "zh" or "ja" or "ko" ? guessed ?? "en" : said;
    }

    private static string ScriptOf(ReadOnlySpan<char> sample, string? declared)
    {
        if (ChineseScript.Of(sample) is string told)
        {
            return told;
        }

        return declared is not null && (Has(declared, "TW") || Has(declared, "HK") || Has(declared, "MO") || Has(declared, "Hant")) ? "zh-Hant" : "zh-Hans";

        static bool Has(string declared, string part) => declared.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private static string? ByWords(ReadOnlySpan<char> sample, string? said, out int hits)
    {
        Span<int> counts = stackalloc int[FunctionWords.Length];
        Span<char> word = stackalloc char[12];
        int length = 0;
        for (int i = 0; i <= sample.Length; i++)
        {
            if (i < sample.Length && char.IsLetter(sample[i]))
            {
                if (length < word.Length)
                {
                    word[length] = char.ToLowerInvariant(sample[i]);
                }

                length++;
                continue;
            }

            if (length > 0 && length <= word.Length && MaskLookup.TryGetValue(word[..length], out int mask))
            {
                for (int k = 0; k < counts.Length; k++)
                {
                    counts[k] += (mask >> k) & 1;
                }
            }

            length = 0;
        }

        int best = -1;
        for (int k = 0; k < counts.Length; k++)
        {
            if (counts[k] > 0 && (best < 0 || counts[k] > counts[best] || (counts[k] == counts[best] && FunctionWords[k].Language == said)))
            {
                best = k;
            }
        }

        hits = best < 0 ? 0 : counts[best];
        return best < 0 ? null : FunctionWords[best].Language;
    }

    // The primary subtag, lower case; null where it is none ("x-default", "und").
    private static string? Primary(string? declared)
    {
        if (declared is null)
        {
            return null;
        }

        ReadOnlySpan<char> tag = declared.AsSpan().Trim();
        int end = tag.IndexOfAny('-', '_');
        tag = end < 0 ? tag : tag[..end];
        if (tag.Length is < 2 or > 3)
        {
            return null;
        }

        foreach (char c in tag)
        {
            if (!char.IsAsciiLetter(c))
            {
                return null;
            }
        }

        string primary = tag.ToString().ToLowerInvariant();
        return primary is "und" or "mul" or "zxx" ? null : primary is "cmn" or "yue" ? "zh" : primary;
    }

    private static FrozenDictionary<string, int> MakeMasks()
    {
        Dictionary<string, int> masks = new(StringComparer.Ordinal);
        for (int k = 0; k < FunctionWords.Length; k++)
        {
            foreach (string word in FunctionWords[k].Words.Split(' '))
            {
                masks[word] = masks.GetValueOrDefault(word) | (1 << k);
            }
        }

        return masks.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>Letters of a text by script.</summary>
internal readonly record struct ScriptCounts(int Latin, int Han, int Kana, int Hangul, int Cyrillic, int Arabic, int Hebrew, int Greek, int Thai, int Devanagari)
{
    public int Other => Cyrillic + Arabic + Hebrew + Greek + Thai + Devanagari;

    public int Total => Latin + Han + Kana + Hangul + Other;

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        int latin = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, arabic = 0, hebrew = 0, greek = 0, thai = 0, devanagari = 0;
        foreach (char c in text)
        {
            switch (c)
            {
                case < '\u0250':
                    latin += char.IsLetter(c) ? 1 : 0;
                    break;
                case >= '\u1E00' and <= '\u1EFF':
                    latin++;
                    break;
                case >= '\u0370' and <= '\u03FF':
                    greek++;
                    break;
                case >= '\u0400' and <= '\u052F':
                    cyrillic++;
                    break;
                case >= '\u0590' and <= '\u05FF':
                    hebrew++;
                    break;
                case >= '\u0600' and <= '\u06FF':
                    arabic++;
                    break;
                case >= '\u0900' and <= '\u097F':
                    devanagari++;
                    break;
                case >= '\u0E00' and <= '\u0E7F':
                    thai++;
                    break;
                case >= '\u3041' and <= '\u30FF':
                    kana += c is '・' or 'ー' ? 0 : 1;
                    break;
                case >= '\u3400' and <= '\u9FFF':
                    han++;
                    break;
                case >= '\uAC00' and <= '\uD7AF':
                    hangul++;
                    break;
            }
        }

        return new ScriptCounts(latin, han, kana, hangul, cyrillic, arabic, hebrew, greek, thai, devanagari);
    }

    /// <summary>The language of the leading other script: the declared one where it is written so, else the script's largest.</summary>
    public string OtherLanguage(string? said)
    {
        (int Count, string[] Languages)[] scripts =
        [
            (Cyrillic, ["ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn"]), (Arabic, ["ar", "fa", "ur", "ps"]), (Hebrew, ["he", "yi"]),
            (Greek, ["el"]), (Thai, ["th"]), (Devanagari, ["hi", "mr", "ne"]),
        ];
        string[] leading = scripts.MaxBy(s => s.Count).Languages;
        return said is not null && leading.Contains(said) ? said : leading[0];
    }
}
