namespace NewsAggregator.Core.Filtering;

/// <summary>A problem as one sentence, in both languages of the site.</summary>
internal static class ProblemInWords
{
    public static string English(FilterProblem problem)
    {
        string said = problem.Kind switch
        {
            FilterProblemKind.TextTooLong => $"the text is longer than {FilterLimits.TextLength} characters",
            FilterProblemKind.SearchTooLong => $"the search is longer than {FilterLimits.SearchLength} characters: leave some words out",
            FilterProblemKind.TooManyWords => $"more than {FilterLimits.ConditionsPerSearch} words and conditions: leave some out",
            FilterProblemKind.TooManyRules => $"more than {FilterLimits.Rules} rules",
            FilterProblemKind.TooManyConditions => $"more than {FilterLimits.ConditionsPerRule} conditions in one rule",
            FilterProblemKind.TooManyValues => $"more than {FilterLimits.ValuesPerCondition} values in one list",
            FilterProblemKind.TooManyPatterns => $"more than {FilterLimits.Patterns} patterns, or more than {FilterLimits.PatternsOnText} that read the text",
            FilterProblemKind.ValueTooLong => $"a value longer than {FilterLimits.ValueLength} characters",
            FilterProblemKind.PatternTooLong => $"a pattern longer than {FilterLimits.PatternLength} characters",
            FilterProblemKind.InvisibleCharacter => $"an invisible character, {problem.Found}: delete it",
            FilterProblemKind.VerdictExpected => $"`{problem.Found}` begins no rule",
            FilterProblemKind.ConditionExpected => "a rule without a condition",
            FilterProblemKind.DefaultNotLast => "`default` ends the list: nothing may follow it",
            FilterProblemKind.DefaultTakesNoConditions => $"`default` takes no conditions, but `{problem.Found}` follows",
            FilterProblemKind.UnknownField => $"unknown field `{problem.Found}`",
            FilterProblemKind.ValueExpected => problem.Found.Length == 0 ? "a value is missing" : $"a value is missing before `{problem.Found}`",
            FilterProblemKind.ColonExpected => $"`{problem.Found}` cannot be compared by size",
            FilterProblemKind.ComparisonExpected => $"`{problem.Found}` is compared, not equalled",
            FilterProblemKind.FullWidthSign => $"`{problem.Found}` is a full-width sign",
            FilterProblemKind.ListNeedsParentheses => "a list needs parentheses",
            FilterProblemKind.QuoteNotClosed => "a quotation that does not end on its line",
            FilterProblemKind.PatternNotClosed => "a pattern that does not end on its line",
            FilterProblemKind.ParenthesisNotClosed => "a list that does not end on its line",
            FilterProblemKind.UnexpectedSign => $"`{problem.Found}` has no meaning here",
            FilterProblemKind.BadPattern => $"a pattern that cannot be built ({problem.Found})",
            FilterProblemKind.PatternNotOffered => $"`{problem.Found}` takes no pattern",
            FilterProblemKind.BeginningNotOffered => $"`*` cannot stand in `{problem.Found}`: this field is compared whole",
            FilterProblemKind.BadAmount => $"`{problem.Found}` is no amount",
            FilterProblemKind.BadDate => $"`{problem.Found}` is no day, month or year",
            FilterProblemKind.BadLanguage => $"`{problem.Found}` is no language tag",
            FilterProblemKind.UnknownName => $"no {problem.Expected} `{problem.Found}` here",
            FilterProblemKind.FieldTakenAsWords => $"there is no field `{problem.Found}`, so it is searched as words; the fields are {problem.Expected}",
            _ => problem.Kind.ToString(),
        };
        bool expects = problem.Expected.Length > 0 && !problem.IsWarning;
        return said
            + (expects ? $"; expected {problem.Expected}" : "")
            + (problem.Suggestion is null ? "" : $"; did you mean `{problem.Suggestion}`?");
    }

    public static string TraditionalChinese(FilterProblem problem)
    {
        string said = problem.Kind switch
        {
            FilterProblemKind.TextTooLong => $"內容超過 {FilterLimits.TextLength} 個字元",
            FilterProblemKind.SearchTooLong => $"搜尋超過 {FilterLimits.SearchLength} 個字元，請刪減字詞",
            FilterProblemKind.TooManyWords => $"字詞與條件超過 {FilterLimits.ConditionsPerSearch} 個，請刪減",
            FilterProblemKind.TooManyRules => $"規則超過 {FilterLimits.Rules} 條",
            FilterProblemKind.TooManyConditions => $"一條規則的條件超過 {FilterLimits.ConditionsPerRule} 個",
            FilterProblemKind.TooManyValues => $"一個清單的值超過 {FilterLimits.ValuesPerCondition} 個",
            FilterProblemKind.TooManyPatterns => $"正規表示式超過 {FilterLimits.Patterns} 個，或讀取內文的超過 {FilterLimits.PatternsOnText} 個",
            FilterProblemKind.ValueTooLong => $"值超過 {FilterLimits.ValueLength} 個字元",
            FilterProblemKind.PatternTooLong => $"正規表示式超過 {FilterLimits.PatternLength} 個字元",
            FilterProblemKind.InvisibleCharacter => $"有看不見的字元 {problem.Found}，請刪除",
            FilterProblemKind.VerdictExpected => $"規則不能以「{problem.Found}」開頭",
            FilterProblemKind.ConditionExpected => "規則沒有條件",
            FilterProblemKind.DefaultNotLast => "`default` 是最後一行，後面不能再有內容",
            FilterProblemKind.DefaultTakesNoConditions => $"`default` 不帶條件，後面卻有「{problem.Found}」",
            FilterProblemKind.UnknownField => $"沒有「{problem.Found}」這個欄位",
            FilterProblemKind.ValueExpected => problem.Found.Length == 0 ? "缺少值" : $"「{problem.Found}」之前缺少值",
            FilterProblemKind.ColonExpected => $"「{problem.Found}」不能比大小",
            FilterProblemKind.ComparisonExpected => $"「{problem.Found}」要用比較符號",
            FilterProblemKind.FullWidthSign => $"「{problem.Found}」是全形符號",
            FilterProblemKind.ListNeedsParentheses => "清單要放在括號裡",
            FilterProblemKind.QuoteNotClosed => "引號沒有在同一行結束",
            FilterProblemKind.PatternNotClosed => "正規表示式沒有在同一行結束",
            FilterProblemKind.ParenthesisNotClosed => "清單沒有在同一行結束",
            FilterProblemKind.UnexpectedSign => $"「{problem.Found}」在這裡沒有意義",
            FilterProblemKind.BadPattern => $"無法建立的正規表示式（{(problem.Found == FilterPattern.Unsupported ? "前後查找、反向參照，或太大" : problem.Found)}）",
            FilterProblemKind.PatternNotOffered => $"「{problem.Found}」不接受正規表示式",
            FilterProblemKind.BeginningNotOffered => $"「{problem.Found}」要整個相符，不能用 `*`",
            FilterProblemKind.BadAmount => $"「{problem.Found}」不是數量",
            FilterProblemKind.BadDate => $"「{problem.Found}」不是日、月或年",
            FilterProblemKind.BadLanguage => $"「{problem.Found}」不是語言代碼",
            FilterProblemKind.UnknownName => $"這裡沒有名為「{problem.Found}」的{KindZh(problem.Expected)}",
            FilterProblemKind.FieldTakenAsWords => $"沒有「{problem.Found}」這個欄位，因此當作一般文字搜尋；可用的欄位有 {problem.Expected}",
            _ => problem.Kind.ToString(),
        };
        bool expects = problem.Expected.Length > 0 && !problem.IsWarning;
        return said
            + (expects ? $"；應為{ExpectedZh(problem.Expected)}" : "")
            + (problem.Suggestion is null ? "" : $"；是不是 `{problem.Suggestion}`？");
    }

    // What is expected is written as one would type it, with a few words around: these. A test holds that none is left in English.
    private static readonly (string English, string Chinese)[] Around =
    [
        ("one of ", "以下之一："),
        ("a condition such as ", "條件，例如 "),
        ("an age such as ", "時間長度，例如 "),
        ("a number such as ", "數字，例如 "),
        ("a day, month or year such as ", "日、月或年，例如 "),
        ("a language such as ", "語言，例如 "),
        ("a word, \"several words\", /a pattern/ or a list in parentheses", "一個詞、\"several words\"、/正規表示式/，或括號裡的清單"),
        ("words between the quotes", "引號之間的文字"),
        ("a pattern between the slashes", "斜線之間的正規表示式"),
        ("a space before the next condition", "下一個條件之前的空格"),
    ];

    private static string ExpectedZh(string expected)
    {
        string said = Around.Aggregate(expected, (text, pair) => text.Replace(pair.English, pair.Chinese, StringComparison.Ordinal))
            .Replace("`, or `", "`，或 `", StringComparison.Ordinal).Replace("` or `", "` 或 `", StringComparison.Ordinal).Replace("`, `", "`、`", StringComparison.Ordinal);
        return said.StartsWith('`') ? " " + said : said;
    }

    private static string KindZh(string field) => field switch
    {
        "source" => "來源",
        "group" => "群組",
        "topic" => "主題",
        "author" => "作者",
        "domain" => "網域",
        "feed" => "訂閱源",
        _ => field,
    };
}
