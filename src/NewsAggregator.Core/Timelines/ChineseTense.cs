using System.Buffers;

namespace NewsAggregator.Core.Timelines;

/// <summary>Looks in the clause of a date for a word that says ahead, done or planned; news writes 明年 where it means next year.</summary>
internal static class ChineseTense
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。！？；,;\n");

    private static readonly SearchValues<string> Ahead = SearchValues.Create(
        ["將", "将", "預計", "预计", "預定", "预定", "擬", "拟", "計劃", "計畫", "计划", "預期", "预期", "有望", "可望", "訂於", "訂在", "定於", "定于", "會在", "会在", "會於", "会于", "截止", "到期", "屆滿", "届满", "登場", "登场", "上路", "起至"],
        StringComparison.Ordinal);

    // Signs of a schedule: the nearest such day, before or behind.
    private static readonly SearchValues<string> Planned = SearchValues.Create(
        ["舉行", "举行", "舉辦", "举办", "召開", "召开", "上線", "上线", "開幕", "开幕", "開賽", "开赛", "開打", "开打", "開庭", "开庭", "開賣", "开卖", "開售", "开售", "開放", "开放", "投票", "生效", "施行", "實施", "实施", "啟用", "启用", "上映", "上市", "開工", "开工", "放假", "截止", "日前", "日起", "月起"],
        StringComparison.Ordinal);

    private static readonly SearchValues<char> Done = SearchValues.Create("了曾過过");

    public static Tense Of(ReadOnlySpan<char> text, int start, int end)
    {
        int from = text[..start].LastIndexOfAny(ClauseEnds) + 1;
        int past = Past(text, end);

        // 週六，…將…: the date opens the clause that follows its comma.
        if (past == end && past < text.Length && text[past] is '，' or ',')
        {
            past = Past(text, past + 1);
        }

        ReadOnlySpan<char> clause = text[from..past];
        return clause.ContainsAny(Ahead) ? Tense.Future : clause.ContainsAny(Done) ? Tense.Past : clause.Contains('已') ? Tense.LeansPast : clause.ContainsAny(Planned) ? Tense.Planned : Tense.Plain;
    }

    private static int Past(ReadOnlySpan<char> text, int at)
    {
        int stop = text[at..].IndexOfAny(ClauseEnds);
        return stop < 0 ? text.Length : at + stop;
    }
}
