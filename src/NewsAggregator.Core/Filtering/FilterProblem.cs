namespace NewsAggregator.Core.Filtering;

/// <summary>Something wrong in a filter's text, with its place.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units to mark; 0 marks the end of the line.</param>
/// <param name="Found">What stands there, shortened; empty where nothing does.</param>
/// <param name="Expected">What was expected in its place, as one would write it; empty where <paramref name="Kind"/> says it all.</param>
/// <param name="Suggestion">What was perhaps meant.</param>
public sealed record FilterProblem(
    FilterProblemKind Kind,
    int Line,
    int Column,
    int Length,
    string Found = "",
    string Expected = "",
    string? Suggestion = null)
{
    /// <summary>A warning leaves the filter usable; an error does not.</summary>
    public bool IsWarning => Kind >= FilterProblemKind.UnknownName;

    /// <summary>In English: "unknown field `sorce`; did you mean `source`?".</summary>
    public string Message => ProblemInWords.English(this);

    /// <summary>In Traditional Chinese.</summary>
    public string MessageZh => ProblemInWords.TraditionalChinese(this);

    public override string ToString() => $"{Line}:{Column}: {(IsWarning ? "warning" : "error")}: {Message}";
}

public enum FilterProblemKind
{
    TextTooLong,
    SearchTooLong,
    TooManyWords,
    TooManyRules,
    TooManyConditions,
    TooManyValues,
    TooManyPatterns,
    ValueTooLong,
    PatternTooLong,
    InvisibleCharacter,
    VerdictExpected,
    ConditionExpected,
    DefaultNotLast,
    DefaultTakesNoConditions,
    UnknownField,
    ValueExpected,
    ColonExpected,
    ComparisonExpected,
    FullWidthSign,
    ListNeedsParentheses,
    QuoteNotClosed,
    PatternNotClosed,
    ParenthesisNotClosed,
    UnexpectedSign,
    BadPattern,
    PatternNotOffered,
    BeginningNotOffered,
    BadAmount,
    BadDate,
    BadLanguage,

    /// <summary>From here on: warnings.</summary>
    UnknownName,

    /// <summary>In a search alone: what looks like a field and is none is searched as words.</summary>
    FieldTakenAsWords,
}
