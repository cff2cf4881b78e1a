using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>The values of a condition: bare words, quoted text, patterns, lists of them.</summary>
internal sealed partial class ConditionReader
{
    private List<FilterValue>? ReadValues(FilterField field)
    {
        if (at < text.Length && text[at] == '(')
        {
            return ReadList(field);
        }

        FilterValue? value = ReadValue(field);
        if (value is null)
        {
            return null;
        }

        if (at < text.Length && text[at] is ',' or '，' && !isSearch)
        {
            string name = FilterFields.NameOf(field);
            Refuse(FilterProblemKind.ListNeedsParentheses, at, 1, text[at].ToString(), name.Length == 0 ? "`(a, b)`" : $"`{name}:(a, b)`");
            return null;
        }

        return [value];
    }

    private List<FilterValue>? ReadList(FilterField field)
    {
        int opened = at++;
        List<FilterValue> values = [];
        while (true)
        {
            SkipWhite();
            if (at < text.Length && text[at] == ')' && values.Count > 0)
            {
                at++;
                return values;
            }

            if (at >= text.Length)
            {
                if (isSearch)
                {
                    return values.Count > 0 ? values : null;
                }

                Refuse(FilterProblemKind.ParenthesisNotClosed, opened, text.Length - opened, "(", "`)`");
                return null;
            }

            FilterValue? value = ReadValue(field);
            if (value is null)
            {
                return null;
            }

            if (values.Count == FilterLimits.ValuesPerCondition)
            {
                Refuse(FilterProblemKind.TooManyValues, at, 1);
                return null;
            }

            values.Add(value);
            SkipWhite();
            if (at < text.Length && text[at] == ',')
            {
                at++;
            }
            else if (at < text.Length && text[at] != ')' && !isSearch)
            {
                Refuse(text[at] is '，' or '）' ? FilterProblemKind.FullWidthSign : FilterProblemKind.UnexpectedSign, at, 1, Here(at), "`,` or `)`");
                return null;
            }
        }
    }

    private void SkipWhite()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private FilterValue? ReadValue(FilterField field)
    {
        int begun = at;
        if (at >= text.Length || char.IsWhiteSpace(text[at]))
        {
            Refuse(FilterProblemKind.ValueExpected, at, 0, "", ValueChecks.Expected(field));
            return null;
        }

        switch (text[at])
        {
            case '"':
                return ReadQuoted();
            case '/' when !isSearch:
                return ReadPattern();
            case '（' when !isSearch && field != FilterField.Anywhere:
                Refuse(FilterProblemKind.FullWidthSign, at, 1, "（", "`(`");
                return null;
        }

        string bare = ReadBare();
        if (bare.Length == 0)
        {
            if (isSearch)
            {
                at++;
                return null;
            }

            Refuse(FilterProblemKind.UnexpectedSign, at, 1, Here(at), ValueChecks.Expected(field));
            return null;
        }

        bool begins = bare.Length > 1 && bare[^1] == '*' && FilterFields.KindOf(field) is FilterFieldKind.Contain or FilterFieldKind.Exact;
        return begins
            ? new FilterValue(bare[..^1], FilterValueKind.Beginning, begun + 1)
            : new FilterValue(bare, FilterValueKind.Literal, begun + 1);
    }

    /// <summary>A value without quotes: up to white space or a sign of the language.</summary>
    private string ReadBare()
    {
        int begun = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '(' or ')' or ',' or '，' or '）'))
        {
            at++;
        }

        return text[begun..at];
    }

    private FilterValue? ReadQuoted()
    {
        int begun = at++;
        System.Text.StringBuilder value = new();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                at++;
            }

            value.Append(text[at++]);
        }

        if (at >= text.Length && !isSearch)
        {
            Refuse(FilterProblemKind.QuoteNotClosed, begun, text.Length - begun, "\"", "`\"`");
            return null;
        }

        at = Math.Min(at + 1, text.Length);
        if (string.IsNullOrWhiteSpace(value.ToString()))
        {
            if (!isSearch)
            {
                Refuse(FilterProblemKind.ValueExpected, begun, at - begun, "\"\"", "words between the quotes");
            }

            return null;
        }

        return new FilterValue(value.ToString(), FilterValueKind.Literal, begun + 1);
    }

    private FilterValue? ReadPattern()
    {
        int begun = at++;
        System.Text.StringBuilder pattern = new();
        while (at < text.Length && text[at] != '/')
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                // Only the slash and the quote lose their backslash here; every other escape belongs to the pattern.
                if (text[at + 1] is not ('/' or '"'))
                {
                    pattern.Append('\\');
                }

                at++;
            }

            pattern.Append(text[at++]);
        }

        if (at >= text.Length)
        {
            Refuse(FilterProblemKind.PatternNotClosed, begun, text.Length - begun, "/", "`/`");
            return null;
        }

        at++;
        if (pattern.Length == 0)
        {
            Refuse(FilterProblemKind.ValueExpected, begun, 2, "//", "a pattern between the slashes");
            return null;
        }

        return new FilterValue(pattern.ToString(), FilterValueKind.Pattern, begun + 1);
    }
}
