using System.Collections.Frozen;

namespace NewsAggregator.Core.Feeds;

/// <summary>Month names as they are written in feeds, by their beginnings, in the languages that were met.</summary>
internal static class MonthNames
{
    private static readonly string[][] Beginnings =
    [
        ["jan", "มกรา", "ene", "gen", "sty", "янв", "ocak", "oca", "ιαν", "január", "led", "janv", "tam", "січ", "yan"],
        ["feb", "กุมภ", "fév", "fev", "febr", "lut", "фев", "şub", "sub", "φεβ", "únor", "úno", "hel", "лют"],
        ["mar", "มีนา", "mär", "mrt", "maa", "мар", "μαρ", "már", "břez", "bře", "бер", "mrz"],
        ["apr", "เมษา", "abr", "avr", "kwi", "апр", "nis", "απρ", "ápr", "dub", "huh", "квіт", "кві"],
        ["may", "พฤษภ", "mai", "mei", "mag", "maj", "май", "мая", "μάι", "μαϊ", "μαι", "máj", "květ", "kvě", "tou", "трав", "тра"],
        ["jun", "มิถุ", "jui", "giu", "cze", "июн", "haz", "ιούν", "ιουν", "jún", "červn", "čer", "kes", "черв", "чер"],
        ["jul", "กรกฎ", "juil", "lug", "lip", "июл", "tem", "ιούλ", "ιουλ", "júl", "červenec", "hei", "лип"],
        ["aug", "สิงห", "ago", "aoû", "aou", "sie", "авг", "ağu", "agu", "αύγ", "αυγ", "srp", "elo", "серп", "сер"],
        ["sep", "กันย", "set", "wrz", "сен", "eyl", "σεπ", "szep", "zář", "syy", "вер"],
        ["oct", "ตุลา", "okt", "ott", "out", "paź", "paz", "окт", "eki", "οκτ", "říj", "lok", "жовт", "жов"],
        ["nov", "พฤศจ", "lis", "ноя", "kas", "νοέ", "νοε", "mar.", "листоп", "лис"],
        ["dec", "ธันว", "dez", "dic", "dis", "déc", "gru", "дек", "ara", "δεκ", "pro", "jou", "груд", "гру"],
    ];

    private static readonly FrozenDictionary<string, int> ByBeginning = Build();

    /// <summary>1 to 12; 0: no month.</summary>
    public static int Find(string word)
    {
        string folded = word.TrimEnd('.').ToLowerInvariant();
        for (int length = Math.Min(folded.Length, 8); length >= 3; length--)
        {
            if (ByBeginning.TryGetValue(folded[..length], out int month))
            {
                return month;
            }
        }

        return 0;
    }

    private static FrozenDictionary<string, int> Build()
    {
        Dictionary<string, int> months = new(StringComparer.Ordinal);
        for (int month = 0; month < 12; month++)
        {
            foreach (string beginning in Beginnings[month])
            {
                months.TryAdd(beginning, month + 1);
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
