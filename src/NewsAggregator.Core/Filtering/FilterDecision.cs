namespace NewsAggregator.Core.Filtering;

/// <summary>What a filter says of one article.</summary>
/// <param name="Rule">Number of the rule that decided, from 1; 0: the default.</param>
/// <param name="Matched">The values that made it match, joined by ", ", at most <see cref="FilterLimits.MatchedLength"/> units; null for the default.</param>
public readonly record struct FilterDecision(Verdict Verdict, int Rule, string? Matched);
