namespace NewsAggregator.Core.Timelines;

/// <summary>A sentence of a body and the date it tells of.</summary>
/// <param name="Sentence">Index into the body's sentences.</param>
/// <param name="Start">First day, in the article's zone.</param>
/// <param name="End">Last day, inclusive.</param>
public readonly record struct DatedStatement(int Sentence, DateOnly Start, DateOnly End, DatePrecision Precision);
