using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>What the admin's pages say of sources.</summary>
public static class SourceWords
{
    public static string StateOf(SourceState state, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["src.state." + state];
    }

    public static string Name(GroupChoice group, Words words)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(words);
        return words.IsChinese && group.NameZh is { Length: > 0 } name ? name : group.Name;
    }

    /// <summary>An interval as people say it; null seconds: learned.</summary>
    public static string Interval(int? seconds, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return seconds is int fix ? words.Span(TimeSpan.FromSeconds(fix)) : words["src.interval.auto"];
    }

    /// <summary>The rule that decided, in words: its sentence, or that no rule did.</summary>
    public static string Rule(EditionRules edition, int rule, Words words)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(words);
        if (rule == StoredDecision.OnTrial || rule == StoredDecision.Withdrawn)
        {
            return words[rule == StoredDecision.OnTrial ? "src.rule.trial" : "src.rule.withdrawn"];
        }

        return edition.Rule(rule) is not { } named
            ? words["src.rule.default"]
            : words.Say("src.rule.number", rule, words.IsChinese ? RuleInWords.TraditionalChinese(named, rule, edition.Names) : RuleInWords.English(named, rule, edition.Names));
    }

    /// <summary>What a value of a changed field is called: enums in words, nothing as a dash.</summary>
    public static string Value(SourceChange change, bool after, Words words)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(words);
        string value = after ? change.After : change.Before;
        return change.Field switch
        {
            _ when value.Length == 0 => change.Field == "interval" ? words["src.interval.auto"] : "–",
            "interval" => Interval(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture), words),
            "textMode" => words["src.mode." + value],
            "level" => words["src.level." + value],
            "state" => words["src.state." + value],
            _ => value,
        };
    }
}
