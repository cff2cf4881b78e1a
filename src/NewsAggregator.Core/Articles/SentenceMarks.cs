using System.Buffers;

namespace NewsAggregator.Core.Articles;

/// <summary>The marks that end, close and join sentences.</summary>
internal static class SentenceMarks
{
    /// <summary>Where the splitter has to look.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create(".!?。！？；…．「『《（【｡");

    /// <summary>Words of a short clause that names a speaker.</summary>
    public static readonly SearchValues<char> Speaking = SearchValues.Create("說说道問问稱称表示寫写喊答");

    public static bool IsWideStop(char c) => c is '。' or '！' or '？' or '…' or '｡' or '．';

    public static bool IsCloser(char c) => c is '"' or '\'' or ')' or ']' or '”' or '’' or '»' or '」' or '』' or '）' or '】' or '》' or '〉' or '］' or '〕';

    /// <summary>After these a sentence has not ended, whatever stood before.</summary>
    public static bool GoesOn(char c) => c is '，' or '、' or '；' or '：' or ',' or ';' or '」' or '』' or '》' or '—' or '。' or '！' or '？';

    public static char? CjkCloserOf(char c) => c switch
    {
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '（' => '）',
        '【' => '】',
        _ => null,
    };
}
