using System.Text;

namespace NewsAggregator.Core.Filtering;

/// <summary>Writes rules as the text that says them: what it prints parses to the same rules.</summary>
public static class FilterPrinter
{
    public static string Print(FilterParse filter) => Print(filter.Rules, filter.Default, filter.EndComments);

    public static string Print(IReadOnlyList<FilterRule> rules, Verdict end, IReadOnlyList<string>? endComments = null)
    {
        StringBuilder text = new();
        foreach (FilterRule rule in rules)
        {
            foreach (string comment in rule.Comments ?? [])
            {
                Comment(text, comment);
            }

            Rule(text, rule);
            text.Append('\n');
        }

        foreach (string comment in endComments ?? [])
        {
            Comment(text, comment);
        }

        return text.Append("default ").Append(NameOf(end)).Append('\n').ToString();
    }

    /// <summary>One rule on one line, its note behind it, without the comments above it.</summary>
    public static string Print(FilterRule rule)
    {
        StringBuilder text = new();
        Rule(text, rule);
        return text.ToString();
    }

    public static string Print(FilterCondition condition)
    {
        StringBuilder text = new();
        Condition(text, condition);
        return text.ToString();
    }

    /// <summary>Marks that make text run the other way: a rule with one in it would not mean what it looks like.</summary>
    internal static bool TurnsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string NameOf(Verdict verdict) => verdict == Verdict.Show ? "show" : "hide";

    private static void Comment(StringBuilder text, string comment) => text.Append(comment.Length == 0 ? "#" : "# ").Append(comment).Append('\n');

    private static void Rule(StringBuilder text, FilterRule rule)
    {
        text.Append(rule.IsOff ? "off " : "").Append(NameOf(rule.Verdict));
        foreach (FilterCondition condition in rule.Conditions)
        {
            text.Append("  ");
            Condition(text, condition);
        }

        if (rule.Note is not null)
        {
            text.Append("  # ").Append(rule.Note);
        }
    }

    private static void Condition(StringBuilder text, FilterCondition condition)
    {
        text.Append(condition.Negated ? "-" : "");
        if (condition.Field == FilterField.Date && condition.Operator is FilterOperator.AtLeast or FilterOperator.Less)
        {
            text.Append(condition.Operator == FilterOperator.Less ? "before:" : "after:").Append(condition.Values[0].Text);
            return;
        }

        text.Append(FilterFields.NameOf(condition.Field));
        text.Append(condition.Operator switch
        {
            FilterOperator.Is => condition.Field == FilterField.Anywhere ? "" : ":",
            FilterOperator.Less => "<",
            FilterOperator.AtMost => "<=",
            FilterOperator.More => ">",
            _ => ">=",
        });
        if (condition.Values.Count == 1 && !NeedsParentheses(condition))
        {
            Value(text, condition, condition.Values[0]);
            return;
        }

        for (int i = 0; i < condition.Values.Count; i++)
        {
            text.Append(i == 0 ? "(" : ", ");
            Value(text, condition, condition.Values[i]);
        }

        text.Append(')');
    }

    /// <summary><c>(-deal*)</c>: without them the beginning would read as a negation, a field or a comment, and quotes would end it.</summary>
    private static bool NeedsParentheses(FilterCondition condition) =>
        condition is { Field: FilterField.Anywhere, Values: [{ Kind: FilterValueKind.Beginning } value] } && !IsBare(FilterField.Anywhere, value.Text + "x");

    private static void Value(StringBuilder text, FilterCondition condition, FilterValue value)
    {
        switch (value.Kind)
        {
            case FilterValueKind.Pattern:
                Pattern(text, value.Text);
                break;
            case FilterValueKind.Beginning:
                text.Append(value.Text).Append('*');
                break;
            default:
                if (IsBare(condition.Field, value.Text))
                {
                    text.Append(value.Text);
                }
                else
                {
                    Quoted(text, value.Text);
                }

                break;
        }
    }

    /// <summary>Reads back as itself without quotes.</summary>
    private static bool IsBare(FilterField field, string text) =>
        text.Length > 0
        && text[0] is not ('-' or '/' or '#' or '（')
        && text[^1] != '*'
        && !text.Any(c => char.IsWhiteSpace(c) || c is '"' or '(' or ')' or ',' or '，' or '）')
        && (field != FilterField.Anywhere || text.IndexOfAny([':', '：', '<', '>']) < 0);

    private static void Quoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\');
            }

            // What the parser would refuse is left out: it cannot be seen, and folding drops it before words are compared.
            if (char.IsControl(c) || TurnsDirection(c) || c is '\u2028' or '\u2029')
            {
                text.Append(char.IsWhiteSpace(c) ? " " : "");
                continue;
            }

            text.Append(c);
        }

        text.Append('"');
    }

    private static void Pattern(StringBuilder text, string pattern)
    {
        text.Append('/');
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(c).Append(pattern[++i]);
            }
            else
            {
                text.Append(c == '/' ? "\\/" : c.ToString());
            }
        }

        text.Append('/');
    }
}
