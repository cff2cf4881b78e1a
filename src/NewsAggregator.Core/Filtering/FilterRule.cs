namespace NewsAggregator.Core.Filtering;

/// <summary>One rule: its verdict for articles of which every condition holds.</summary>
/// <param name="IsOff">Switched off: keeps its place and number, decides nothing.</param>
/// <param name="Comments">The comment lines above it, without their <c>#</c>.</param>
/// <param name="Note">The comment behind it on its line, or null.</param>
/// <param name="Line">Where it stands in its text, from 1; 0 for a rule made by a form. Not part of equality.</param>
public sealed record FilterRule(
    Verdict Verdict,
    IReadOnlyList<FilterCondition> Conditions,
    bool IsOff = false,
    IReadOnlyList<string>? Comments = null,
    string? Note = null,
    int Line = 0)
{
    public bool Equals(FilterRule? other) =>
        other is not null
        && Verdict == other.Verdict
        && IsOff == other.IsOff
        && Note == other.Note
        && Conditions.SequenceEqual(other.Conditions)
        && (Comments ?? []).SequenceEqual(other.Comments ?? [], StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Verdict, IsOff, Note, Conditions.Count);
}

/// <summary>A field, how it is compared, and the values of which one is enough.</summary>
/// <param name="Values">At least one; exactly one unless <paramref name="Operator"/> is <see cref="FilterOperator.Is"/>.</param>
/// <param name="Negated">Holds where none of the values does.</param>
/// <param name="Line">Where it stands in its text, from 1, with <paramref name="Column"/>. Not part of equality.</param>
public sealed record FilterCondition(
    FilterField Field,
    FilterOperator Operator,
    IReadOnlyList<FilterValue> Values,
    bool Negated = false,
    int Line = 0,
    int Column = 0)
{
    public bool Equals(FilterCondition? other) =>
        other is not null
        && Field == other.Field
        && Operator == other.Operator
        && Negated == other.Negated
        && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Field, Operator, Negated, Values.Count, Values[0]);
}

/// <summary>The sign between field and value. For dates <c>after:</c> is <see cref="AtLeast"/>, <c>before:</c> is <see cref="Less"/>.</summary>
public enum FilterOperator
{
    /// <summary><c>:</c></summary>
    Is,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// <summary>One value as it is meant, without quotes and escapes.</summary>
/// <param name="Text">The words; the pattern; an amount with its unit ("30d"); a day, month or year ("2026-10").</param>
/// <param name="Kind">How <paramref name="Text"/> is to be read.</param>
/// <param name="Column">Where it stands in its line, from 1. Not part of equality.</param>
public sealed record FilterValue(string Text, FilterValueKind Kind = FilterValueKind.Literal, int Column = 0)
{
    public bool Equals(FilterValue? other) => other is not null && Kind == other.Kind && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Text);
}

public enum FilterValueKind
{
    Literal,

    /// <summary><c>deal*</c>: a word that begins so.</summary>
    Beginning,

    /// <summary><c>/…/</c>: a .NET regular expression.</summary>
    Pattern,
}
