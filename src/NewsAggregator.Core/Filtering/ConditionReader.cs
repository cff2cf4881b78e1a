using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// Reads the conditions that stand side by side on one line: of a rule, or of a search. It goes on after a problem, so that one
/// reading tells all of them.
/// </summary>
/// <param name="line">Number of the line, from 1: only for places.</param>
/// <param name="isSearch">
/// A search takes whatever people type: an unclosed quote or a stray sign are words to it, not problems; an unknown field is words too, and noted;
/// <c>#</c> begins no comment and <c>/</c> no pattern.
/// </param>
internal sealed class ConditionReader(string text, int line, int start, bool isSearch, List<FilterProblem> problems)
{
    private int at = start;

    /// <summary>The comment that ended the line, without its <c>#</c>; null where none did.</summary>
    public string? Note { get; private set; }

    public List<FilterCondition> ReadAll()
    {
        List<FilterCondition> conditions = [];
        while (problems.Count < FilterLimits.Problems && SkipToNext())
        {
            int before = at;
            if (ReadOne() is { } condition)
            {
                if (conditions.Count == (isSearch ? FilterLimits.ConditionsPerSearch : FilterLimits.ConditionsPerRule))
                {
                    Report(isSearch ? FilterProblemKind.TooManyWords : FilterProblemKind.TooManyConditions, before, at - before);
                    break;
                }

                conditions.Add(condition);
            }
        }

        return conditions;
    }

    private bool SkipToNext()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at < text.Length && text[at] == '#' && !isSearch)
        {
            Note = text[(at + 1)..].Trim();
            at = text.Length;
        }

        return at < text.Length;
    }

    private FilterCondition? ReadOne()
    {
        int begun = at;
        bool negated = false;
        if (text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
        {
            negated = true;
            at++;
        }

        int named = at;
        int nameEnd = named;
        while (nameEnd < text.Length && (char.IsAsciiLetter(text[nameEnd]) || (nameEnd > named && text[nameEnd] is '_' or '-')))
        {
            nameEnd++;
        }

        if (nameEnd > named && nameEnd < text.Length)
        {
            string name = text[named..nameEnd];
            if (text[nameEnd] == ':')
            {
                return ReadField(name, named, nameEnd, negated, begun);
            }

            if (FilterToken.Sign(text, nameEnd) is { } sign && FilterFields.Find(name) is { } compared)
            {
                at = sign.End;
                return ReadCompared(compared, sign.Operator, negated, begun);
            }

            if (!isSearch && text[nameEnd] == '：' && FilterFields.Find(name) is not null)
            {
                return Refuse(FilterProblemKind.FullWidthSign, nameEnd, 1, "：", "`:`", name + ":");
            }
        }

        return Finish(FilterField.Anywhere, negated, begun, ReadValues(FilterField.Anywhere));
    }

    private FilterCondition? ReadField(string name, int named, int colon, bool negated, int begun)
    {
        bool after = name.Equals("after", StringComparison.OrdinalIgnoreCase);
        if (after || name.Equals("before", StringComparison.OrdinalIgnoreCase))
        {
            at = colon + 1;
            return ReadCompared(FilterField.Date, after ? FilterOperator.AtLeast : FilterOperator.Less, negated, begun);
        }

        if (FilterFields.Find(name) is not { } field)
        {
            if (isSearch)
            {
                problems.AddRange(FieldLikeWords.Note(text, named, colon, line));
                return Finish(FilterField.Anywhere, negated, begun, ReadValues(FilterField.Anywhere));
            }

            return Refuse(
                FilterProblemKind.UnknownField, named, name.Length, name, "one of " + string.Join(' ', FilterFields.Openings),
                Nearest.Of(name.ToLowerInvariant(), FilterFields.Openings));
        }

        at = colon + 1;
        if (FilterFields.KindOf(field) == FilterFieldKind.Amount)
        {
            return Refuse(FilterProblemKind.ComparisonExpected, named, name.Length + 1, name, field == FilterField.Age ? "`age>30d`" : "`words<80`");
        }

        return Finish(field, negated, begun, ReadValues(field));
    }

    private FilterCondition? ReadCompared(FilterField field, FilterOperator comparison, bool negated, int begun)
    {
        FilterFieldKind kind = FilterFields.KindOf(field);
        if (kind is not (FilterFieldKind.Amount or FilterFieldKind.Date))
        {
            string name = FilterFields.NameOf(field);
            return Refuse(FilterProblemKind.ColonExpected, begun, at - begun, name, $"`{name}:`");
        }

        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        int valueAt = at;
        string value = ReadBare();
        if (value.Length == 0)
        {
            return Refuse(FilterProblemKind.ValueExpected, valueAt, Math.Min(1, text.Length - valueAt), Here(valueAt), ValueChecks.Expected(field));
        }

        return Checked(field, comparison, negated, begun, [new FilterValue(value, FilterValueKind.Literal, valueAt + 1)]);
    }

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
        string value = FilterToken.Quoted(text, ref at);
        if (at >= text.Length && !isSearch)
        {
            Refuse(FilterProblemKind.QuoteNotClosed, begun, text.Length - begun, "\"", "`\"`");
            return null;
        }

        at = Math.Min(at + 1, text.Length);
        if (string.IsNullOrWhiteSpace(value))
        {
            if (!isSearch)
            {
                Refuse(FilterProblemKind.ValueExpected, begun, at - begun, "\"\"", "words between the quotes");
            }

            return null;
        }

        return new FilterValue(value, FilterValueKind.Literal, begun + 1);
    }

    private FilterValue? ReadPattern()
    {
        int begun = at++;
        string pattern = FilterToken.Pattern(text, ref at);
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

        return new FilterValue(pattern, FilterValueKind.Pattern, begun + 1);
    }

    private FilterCondition? Finish(FilterField field, bool negated, int begun, List<FilterValue>? values)
    {
        if (values is not null && at < text.Length && !char.IsWhiteSpace(text[at]) && !isSearch)
        {
            return Refuse(FilterProblemKind.UnexpectedSign, at, 1, Here(at), "a space before the next condition");
        }

        return values is null ? null : Checked(field, FilterOperator.Is, negated, begun, values);
    }

    private FilterCondition? Checked(FilterField field, FilterOperator comparison, bool negated, int begun, List<FilterValue> values)
    {
        bool sound = true;
        for (int i = 0; i < values.Count; i++)
        {
            if (ValueChecks.Check(field, values[i], out FilterValue normal) is { } problem)
            {
                problems.Add(problem with { Line = line });
                sound = false;
            }

            values[i] = normal;
        }

        return sound ? new FilterCondition(field, comparison, values, negated, line, begun + 1) : null;
    }

    /// <summary>Notes the problem and goes on behind the word it stands in.</summary>
    private FilterCondition? Refuse(FilterProblemKind kind, int place, int length, string found = "", string expected = "", string? suggestion = null)
    {
        Report(kind, place, length, found, expected, suggestion);
        at = Math.Max(at, place);
        int lastQuote = text.LastIndexOf('"');
        int lastClosing = text.LastIndexOf(')');
        bool quoted = false;
        int depth = 0;
        while (at < text.Length && (quoted || depth > 0 || !char.IsWhiteSpace(text[at])))
        {
            switch (text[at])
            {
                case '"':
                    quoted = !quoted && lastQuote > at;
                    break;
                case '(' when !quoted && lastClosing > at:
                    depth++;
                    break;
                case ')' when !quoted && depth > 0:
                    depth--;
                    break;
            }

            at++;
        }

        return null;
    }

    private void Report(FilterProblemKind kind, int place, int length, string found = "", string expected = "", string? suggestion = null) =>
        problems.Add(new FilterProblem(kind, line, place + 1, length, found, expected, suggestion));

    /// <summary>The character that stands at a place, whole.</summary>
    private string Here(int place) => place >= text.Length ? "" : text.Substring(place, StringInfo.GetNextTextElementLength(text, place));
}
