namespace NewsAggregator.Core.Filtering;

/// <summary>How much one filter may hold. What exceeds a limit is an error with its place, never a slow site.</summary>
public static class FilterLimits
{
    /// <summary>UTF-16 units of the whole text.</summary>
    public const int TextLength = 1_000_000;
    public const int Rules = 10_000;

    /// <summary>UTF-16 units of a search.</summary>
    public const int SearchLength = 500;
    public const int ConditionsPerSearch = 40;
    public const int ConditionsPerRule = 100;
    public const int ValuesPerCondition = 1_000;

    /// <summary>UTF-16 units of one word, phrase or name.</summary>
    public const int ValueLength = 500;

    /// <summary>UTF-16 units of one pattern.</summary>
    public const int PatternLength = 500;

    /// <summary>Patterns in one filter: each keeps its automaton in memory.</summary>
    public const int Patterns = 500;

    /// <summary>Patterns that read the body, the longest field by far.</summary>
    public const int PatternsOnText = 50;

    /// <summary>After so many problems the rest is left unsaid.</summary>
    public const int Problems = 200;

    /// <summary>UTF-16 units of a decision's matched words.</summary>
    public const int MatchedLength = 200;
}
