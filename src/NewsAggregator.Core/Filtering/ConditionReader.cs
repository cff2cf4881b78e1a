using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>
/// Reads the conditions that stand side by side on one line: of a rule, or of a search. It goes on after a problem, so that one
/// reading tells all of them.
/// </summary>
/// <param name="line">Number of the line, from 1: only for places.</param>
/// <param name="isSearch">
/// A search takes whatever people type: an unknown field, an unclosed quote or a stray sign are words to it, not problems;
/// <c>#</c> begins no comment and <c>/</c> no pattern.
/// </param>
internal sealed partial class ConditionReader(string text, int line, int start, bool isSearch, List<FilterProblem> problems)
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
                if (conditions.Count == FilterLimits.ConditionsPerRule)
                {
                    Report(FilterProblemKind.TooManyConditions, before, at - before);
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

            if (Sign(nameEnd) is { } sign && FilterFields.Find(name) is { } compared)
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

    /// <summary>A comparison's sign at this place, white space before it allowed.</summary>
    private (FilterOperator Operator, int End)? Sign(int from)
    {
        int i = from;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        if (i == text.Length || text[i] is not ('<' or '>'))
        {
            return null;
        }

        bool less = text[i] == '<';
        bool equal = i + 1 < text.Length && text[i + 1] == '=';
        return (less ? (equal ? FilterOperator.AtMost : FilterOperator.Less) : (equal ? FilterOperator.AtLeast : FilterOperator.More), i + (equal ? 2 : 1));
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
