using System.Buffers;

namespace NewsAggregator.Core.Articles;

/// <summary>The marks that end, close and join sentences.</summary>
internal static class SentenceMarks
{
    /// <summary>Where the splitter has to look.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create(".!?。！？；…．「『《〈（【｡“");

    /// <summary>Words of a short clause that names a speaker.</summary>
    public static readonly SearchValues<char> Speaking = SearchValues.Create("說说道問问稱称表示寫写喊答");

    /// <summary>A clause that begins like this goes on behind a quotation, unless the second letter makes another word of it.</summary>
    private static readonly (string Begin, string Unless)[] GoingOn =
    [
        ("便", "利宜當当民"), ("就", "業业算在連连醫医"), ("才", "能華华子"), ("並", ""), ("并", "購购"), ("且", ""), ("的", "士"), ("等", "到待候"), ("之", "後后前所"),
        ("這句", ""), ("这句", ""), ("這番", ""), ("这番", ""), ("這段話", ""), ("这段话", ""), ("一類", ""), ("一类", ""), ("時，", ""), ("时，", ""), ("後，", ""), ("后，", ""),
        ("與「", ""), ("和「", ""), ("及「", ""), ("或「", ""), ("與『", ""), ("和『", ""), ("及『", ""), ("或『", ""), ("与“", ""), ("和“", ""), ("及“", ""), ("或“", ""),
    ];

    public static bool IsWideStop(char c) => c is '。' or '！' or '？' or '…' or '｡' or '．';

    public static bool IsCloser(char c) => c is '"' or '\'' or ')' or ']' or '”' or '’' or '»' or '」' or '』' or '）' or '】' or '》' or '〉' or '］' or '〕';

    /// <summary>After these a sentence has not ended, whatever stood before.</summary>
    public static bool GoesOn(char c) => c is '，' or '、' or '；' or '：' or ',' or ';' or '」' or '』' or '》' or '〉' or '—' or '。' or '！' or '？';

    /// <summary>Whether the clause before a quotation goes on behind it: 他說：「我走了。」便走了。</summary>
    public static bool ClauseGoesOn(ReadOnlySpan<char> behind)
    {
        foreach ((string begin, string unless) in GoingOn)
        {
            if (behind.StartsWith(begin, StringComparison.Ordinal))
            {
                return behind.Length == begin.Length || !unless.Contains(behind[begin.Length], StringComparison.Ordinal);
            }
        }

        return false;
    }

    /// <summary>The names of works stand between these; whatever ends in them ends no sentence.</summary>
    public static bool OpensTitle(char c) => c is '《' or '〈';

    public static bool OpensSpeech(char c) => c is '「' or '『' or '“';

    public static char? CjkCloserOf(char c) => c switch
    {
        '“' => '”',
        '〈' => '〉',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '（' => '）',
        '【' => '】',
        _ => null,
    };
}
