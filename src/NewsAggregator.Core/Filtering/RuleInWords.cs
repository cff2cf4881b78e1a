namespace NewsAggregator.Core.Filtering;

/// <summary>A rule as one sentence, as it acts in its place.</summary>
public static class RuleInWords
{
    /// <summary>"Of what rules 1 to 2 left: hides articles of TechCrunch whose title matches /…/."</summary>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="names">Prints sources, groups and topics by their names.</param>
    public static string English(FilterRule rule, int number, FilterNames names) => new EnglishRule(names).Say(rule, number);

    /// <inheritdoc cref="English(FilterRule, int, FilterNames)"/>
    public static string TraditionalChinese(FilterRule rule, int number, FilterNames names) => new ChineseRule(names).Say(rule, number);

    public static string EnglishDefault(Verdict end, int rules) =>
        (rules == 0 ? "" : "What no rule decided: ") + (rules == 0 ? (end == Verdict.Show ? "Shows" : "Hides") : (end == Verdict.Show ? "shows" : "hides")) + " every article.";

    public static string TraditionalChineseDefault(Verdict end, int rules) =>
        (rules == 0 ? "" : "所有規則都不適用時：") + (end == Verdict.Show ? "顯示" : "隱藏") + "所有文章。";
}
