namespace NewsAggregator.Core.Filtering;

internal sealed class EnglishRule(FilterNames names)
{
    public string Say(FilterRule rule, int number)
    {
        string place = number switch
        {
            <= 1 => "",
            2 => "Of what rule 1 left: ",
            _ => $"Of what rules 1 to {number - 1} left: ",
        };
        string verb = rule.Verdict == Verdict.Show ? "shows" : "hides";
        string sentence = place + (place.Length == 0 ? char.ToUpperInvariant(verb[0]) + verb[1..] : verb) + " " + Articles(rule.Conditions) + ".";
        return rule.IsOff ? "Switched off. " + sentence : sentence;
    }

    /// <summary>"articles of A or B about X, whose title has …, and that are not …"</summary>
    private string Articles(IReadOnlyList<FilterCondition> conditions)
    {
        List<string> near = [];
        List<string> far = [];
        foreach (FilterCondition condition in conditions)
        {
            string? close = condition.Negated ? null : Close(condition);
            if (close is not null)
            {
                near.Add(close);
            }
            else
            {
                far.Add(Clause(condition));
            }
        }

        return "articles"
            + string.Concat(near.Select(phrase => " " + phrase))
            + (far.Count == 0 ? "" : " " + Join(far, "and"));
    }

    /// <summary>What stands right behind "articles"; null for what needs a clause.</summary>
    private string? Close(FilterCondition condition) => condition.Field switch
    {
        FilterField.Source => "of " + Values(condition),
        FilterField.Group => "of the group " + Values(condition),
        FilterField.Feed => "from the feed " + Values(condition),
        FilterField.Topic => "about " + Values(condition),
        FilterField.Author => "by " + Values(condition),
        FilterField.Domain => "on " + Values(condition),
        FilterField.Lang => "in " + Values(condition),
        _ => null,
    };

    private string Clause(FilterCondition condition)
    {
        bool not = condition.Negated;
        string values = Values(condition);
        bool some = condition.Values.Count > 1;
        return condition.Field switch
        {
            FilterField.Source => $"that are not of {values}",
            FilterField.Group => $"that are not of the group {values}",
            FilterField.Feed => $"that are not from the feed {values}",
            FilterField.Topic => $"that are not about {values}",
            FilterField.Author => $"that are not by {values}",
            FilterField.Domain => $"that are not on {values}",
            FilterField.Lang => $"that are not in {values}",
            FilterField.Title => $"whose title {Has(not)} {values}",
            FilterField.Summary => $"whose description {Has(not)} {values}",
            FilterField.Text => $"whose text {Has(not)} {values}",
            FilterField.Url => $"whose address {Has(not)} {values}",
            FilterField.Age => $"that were {(not ? "not " : "")}{Compared(condition.Operator, "younger than", "at most", "older than", "at least")} {Age(condition.Values[0].Text)}{(condition.Operator is FilterOperator.AtMost or FilterOperator.AtLeast ? " old" : "")} when first seen",
            FilterField.Words => $"that have {(not ? "not " : "")}{Compared(condition.Operator, "fewer than", "at most", "more than", "at least")} {condition.Values[0].Text} words (characters in Chinese, Japanese, Korean)",
            FilterField.Date => $"that are {(not ? "not " : "")}dated {(condition.Operator == FilterOperator.Is ? "in" : Compared(condition.Operator, "before", "up to", "after", "from"))} {values}{(condition.Operator == FilterOperator.AtLeast ? " on" : "")}",
            _ => not
                ? $"with {(some ? "none of" : "no")} {values.Replace(" or ", " and ", StringComparison.Ordinal)} in title or description"
                : $"with {values} in title or description",
        };
    }

    private static string Has(bool not) => not ? "does not have" : "has";

    private static string Compared(FilterOperator comparison, string less, string most, string more, string least) => comparison switch
    {
        FilterOperator.Less => less,
        FilterOperator.AtMost => most,
        FilterOperator.More => more,
        _ => least,
    };

    private static string Age(string text)
    {
        string number = text[..^1];
        string unit = text[^1] switch { 'h' => "hour", 'd' => "day", _ => "week" };
        return $"{number} {unit}{(number == "1" ? "" : "s")}";
    }

    private string Values(FilterCondition condition) => Join([.. condition.Values.Select(value => Value(condition.Field, value))], "or");

    private string Value(FilterField field, FilterValue value) => value.Kind switch
    {
        FilterValueKind.Pattern => $"text matching /{value.Text}/",
        FilterValueKind.Beginning => $"a word beginning “{value.Text}”",
        _ => field switch
        {
            FilterField.Lang => Language(value.Text),
            FilterField.Date => value.Text,
            FilterField.Source or FilterField.Group or FilterField.Topic or FilterField.Author or FilterField.Domain => names.NameOf(field, value.Text),
            _ => $"“{value.Text}”",
        },
    };

    private static string Language(string tag) => tag switch
    {
        "en" => "English",
        "zh" => "Chinese",
        "zh-Hant" => "Traditional Chinese",
        "zh-Hans" => "Simplified Chinese",
        "ja" => "Japanese",
        "ko" => "Korean",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "und" => "a language we could not tell",
        _ => tag,
    };

    private static string Join(List<string> parts, string word) => parts.Count switch
    {
        1 => parts[0],
        > 6 => $"{string.Join(", ", parts.Take(5))} {word} {parts.Count - 5} more",
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {word} {parts[^1]}",
    };
}
