namespace NewsAggregator.Core.Filtering;

internal sealed class ChineseRule(FilterNames names)
{
    public string Say(FilterRule rule, int number)
    {
        string place = number switch
        {
            <= 1 => "",
            2 => "規則 1 未處理的文章中，",
            _ => $"規則 1 至 {number - 1} 未處理的文章中，",
        };
        string verb = rule.Verdict == Verdict.Show ? "顯示" : "隱藏";
        string sentence = $"{place}{verb}{string.Join("、且", rule.Conditions.Select(Clause)).Replace(" 、", "、", StringComparison.Ordinal)}的文章。";
        return rule.IsOff ? "已停用：" + sentence : sentence;
    }

    private string Clause(FilterCondition condition)
    {
        string values = Values(condition);
        bool not = condition.Negated;
        return condition.Field switch
        {
            FilterField.Source => $"{(not ? "並非" : "")}來自 {values} ",
            FilterField.Group => $"{(not ? "不" : "")}屬於群組 {values} ",
            FilterField.Feed => $"{(not ? "並非" : "")}來自訂閱源{values}",
            FilterField.Topic => $"主題{(not ? "不" : "")}是 {values} ",
            FilterField.Author => $"作者{(not ? "不" : "")}是 {values} ",
            FilterField.Domain => $"{(not ? "不" : "")}在 {values} 網站上",
            FilterField.Lang => $"{(not ? "並非" : "")}以{values}寫成",
            FilterField.Title => $"標題{Has(not)}{values}",
            FilterField.Summary => $"摘要{Has(not)}{values}",
            FilterField.Text => $"內文{Has(not)}{values}",
            FilterField.Url => $"網址{Has(not)}{values}",
            FilterField.Age => $"首次看到時{(not ? "並非" : "")}已發布{Compared(condition.Operator, "不到", "至多", "超過", "至少")} {Age(condition.Values[0].Text)}",
            FilterField.Words => $"字數{(not ? "並非" : "")}{Compared(condition.Operator, "少於", "至多", "多於", "至少")} {condition.Values[0].Text} ",
            FilterField.Date => $"日期{(not ? "不" : "")}在 {values} {Compared(condition.Operator, "之前", "或之前", "之後", "起")}",
            _ => $"標題或摘要{Has(not)}{values}",
        };
    }

    private static string Has(bool not) => not ? "不含" : "含有";

    private static string Compared(FilterOperator comparison, string less, string most, string more, string least) => comparison switch
    {
        FilterOperator.Is => "",
        FilterOperator.Less => less,
        FilterOperator.AtMost => most,
        FilterOperator.More => more,
        _ => least,
    };

    private static string Age(string text) => text[..^1] + text[^1] switch { 'h' => " 小時", 'd' => " 天", _ => " 週" };

    private string Values(FilterCondition condition)
    {
        string[] said = [.. condition.Values.Select(value => Value(condition.Field, value))];
        return said.Length > 6
            ? $"{string.Join("、", said.Take(5))}或其他 {said.Length - 5} 項"
            : string.Join("或", said);
    }

    private string Value(FilterField field, FilterValue value) => value.Kind switch
    {
        FilterValueKind.Pattern => $"符合 /{value.Text}/ 的文字",
        FilterValueKind.Beginning => $"以「{value.Text}」開頭的詞",
        _ => field switch
        {
            FilterField.Lang => Language(value.Text),
            FilterField.Date => value.Text,
            FilterField.Source or FilterField.Group or FilterField.Topic or FilterField.Author or FilterField.Domain => names.NameOf(field, value.Text),
            _ => $"「{value.Text}」",
        },
    };

    private static string Language(string tag) => tag switch
    {
        "en" => "英文",
        "zh" => "中文",
        "zh-Hant" => "繁體中文",
        "zh-Hans" => "簡體中文",
        "ja" => "日文",
        "ko" => "韓文",
        "de" => "德文",
        "fr" => "法文",
        "es" => "西班牙文",
        "und" => "無法辨識的語言",
        _ => tag,
    };
}
