using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Summaries;

/// <summary>How well a sentence stands alone: one that counts from a time told elsewhere, or holds half of a quotation, needs its neighbours.</summary>
internal static partial class Standing
{
    // By measure: a stronger pull costs BBC's and LCSTS's summaries, whose references hold half quotations too.
    private const double Referring = 0.6;
    private const double Half = 0.93;

    /// <summary>1, or less: what its weight is multiplied by.</summary>
    public static double Of(ReadOnlySpan<char> sentence) => (HoldsHalfQuote(sentence) ? Half : 1) * (Reference().IsMatch(sentence) ? Referring : 1);

    private static bool HoldsHalfQuote(ReadOnlySpan<char> sentence) =>
        sentence.Count('"') % 2 != 0 || sentence.Count('“') != sentence.Count('”') || sentence.Count('「') != sentence.Count('」') || sentence.Count('『') != sentence.Count('』');

    [GeneratedRegex(
        "^[\"“「]?(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|a few|\\d+) (?:second|minute|hour|day|night|week|month|year|decade)s? (?:earlier|later|before|after|afterwards)\\b[ ,]*(?!the\\b)"
        + "|(?:the|that) (?:next|following|previous|same) (?:morning|afternoon|evening|day|night|week|month|year)\\b|that (?:morning|afternoon|evening|day|night|week|month|year)\\b|(?:earlier|later|since|by|until) (?:that|then)\\b"
        + "|[\\d一二兩两三四五六七八九十幾几數数]+(?:分鐘|分钟|小時|小时|天|日|週|周|個月|个月|年)[後后](?!續|续)|[隔翌次][天日年]|第二天|[當当][天日晚時时](?!晚報)|[此其隨随][後后]|此[時时]|事[後后])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
