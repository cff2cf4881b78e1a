using System.Collections.Frozen;

namespace NewsAggregator.Core.Stories;

/// <summary>Words that tell nothing of a happening (left out), and words that tell little in any news (weighted low from the first day on).</summary>
internal static class CommonWords
{
    public static FrozenSet<string> Empty { get; } = Set("""
        a about above after again against all also am amid among an and any are around as at be because been before being below between both but by
        can could did do does doing don done down during each either else every few for from further had has have having he her here hers him his how
        i if in into is it its just may me might more most much must my near neither no nor not now of off on once one only or other our out over own
        per same shall she should since so some such than that the their them then there these they this those through to too under until up upon us
        very via vs was we were what when where which while who whom whose why will with within without would you your yours s t re ve ll
        """);

    /// <summary>By stem; see <see cref="EnglishStem"/>.</summary>
    public static FrozenSet<string> Frequent { get; } = Set("""
        say said says tell told according report reported reportedly news latest update live video watch photo picture review story read full
        new year month week day hour today yesterday tomorrow tonight morning evening monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november december first second third last next past former early late
        later earlier recent recently two three four five six seven eight nine ten hundred thousand million billion percent per many several another
        people person man men woman women child children family life home house world country nation national international government state city
        official officials authority company companies firm business group member team leader president minister chief head director spokesman
        make made take took taken get got give given go going gone come came see seen show shown look find found want need know think call called
        put set use used using keep let help try work working plan planned face facing hit move start started begin began end ended stop turn
        time part place way thing number lot case point issue question problem side area line level deal top big large small high low long short
        good better best bad worst great old young major key main real right left open free still even back away again ever never always already
        however although though despite following including expected likely announced announce statement press release interview media
        """, EnglishStem.Of);

    /// <summary>Pairs of Chinese characters that stand in any report.</summary>
    public static FrozenSet<string> FrequentPairs { get; } = Set("""
        表示 指出 報導 报道 記者 记者 今天 今日 昨天 昨日 明天 日前 目前 現在 现在 今年 去年 明年 本月 上月 下月 本週 上週 公司 政府 我們 我们 他們 他们 可以 可能 因為
        因为 所以 但是 以及 包括 其中 由於 由于 對於 对于 相關 相关 進行 进行 透過 通過 通过 已經 已经 開始 开始 持續 持续 認為 认为 發布 发布 宣布 宣佈 消息 新聞 新闻
        萬元 亿元 億元 美元 同時 同时 問題 问题 方面 市場 市场 成為 成为 未來 未来 國家 国家 中國 中国 台灣 台湾 美國 美国 全球 影響 影响 需要 提供 使用 推出 年度 一個 一个
        """, TermFoldOf);

    private static string TermFoldOf(string pair) => string.Concat(pair.Select(TermFold.Fold));

    private static FrozenSet<string> Set(string words, Func<string, string>? shape = null) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => shape is null ? word : shape(word)).ToFrozenSet(StringComparer.Ordinal);
}
