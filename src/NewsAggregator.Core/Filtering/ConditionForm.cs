namespace NewsAggregator.Core.Filtering;

/// <summary>A condition as a form holds it: pickers, and the values as one line of text.</summary>
/// <param name="Values">Separated by commas. Quotes keep commas; <c>/…/</c> is a pattern, <c>deal*</c> a beginning.</param>
public sealed record ConditionForm(FilterField Field, FilterOperator Operator, string Values, bool Negated = false)
{
    public static ConditionForm Of(FilterCondition condition) =>
        new(condition.Field, condition.Operator, string.Join(", ", condition.Values.Select(value => Print(condition.Field, value))), condition.Negated);

    /// <summary>What the form says; null where no value is given. Whether the field takes it is for <see cref="FilterText.Parse"/> to say of the printed rule.</summary>
    public FilterCondition? Read()
    {
        List<FilterValue> values = [];
        int at = 0;
        while (Next(ref at) is { } value)
        {
            values.Add(value);
        }

        return values.Count == 0 ? null : new FilterCondition(Field, Operator, values, Negated);
    }

    private FilterValue? Next(ref int at)
    {
        while (at < Values.Length && (char.IsWhiteSpace(Values[at]) || IsComma(Values[at])))
        {
            at++;
        }

        if (at == Values.Length)
        {
            return null;
        }

        char sign = Values[at];
        if (sign == '"' || (sign == '/' && Values.IndexOf('/', at + 1) > 0))
        {
            at++;
            FilterValue value = sign == '"'
                ? new FilterValue(FilterToken.Quoted(Values, ref at))
                : new FilterValue(FilterToken.Pattern(Values, ref at), FilterValueKind.Pattern);
            at = Math.Min(at + 1, Values.Length);
            return value;
        }

        int begin = at;
        while (at < Values.Length && !IsComma(Values[at]))
        {
            at++;
        }

        string bare = Values[begin..at].Trim();
        return bare.Length > 1 && bare[^1] == '*' && FilterFields.KindOf(Field) == FilterFieldKind.Contain
            ? new FilterValue(bare[..^1], FilterValueKind.Beginning)
            : new FilterValue(bare);
    }

    private static string Print(FilterField field, FilterValue value)
    {
        if (value.Kind == FilterValueKind.Beginning)
        {
            return value.Text + "*";
        }

        string printed = FilterPrinter.Print(new FilterCondition(field, FilterOperator.Is, [value]));
        string text = printed[(printed.IndexOf(':', StringComparison.Ordinal) is var colon && field != FilterField.Anywhere ? colon + 1 : 0)..];

        // Spaces need no quotes here; they are put back when the rule is printed.
        return value.Kind == FilterValueKind.Literal && IsPlain(value.Text) ? value.Text : text;
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && text.Trim().Length == text.Length && text[0] is not ('"' or '/') && text[^1] != '*' && !text.Any(c => IsComma(c) || c is '\\' or '"' || char.IsControl(c));

    private static bool IsComma(char c) => c is ',' or '，' or '、';
}
