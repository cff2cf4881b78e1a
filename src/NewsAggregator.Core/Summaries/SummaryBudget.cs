namespace NewsAggregator.Core.Summaries;

/// <summary>How much a summary may say; the first limit that is reached ends it.</summary>
/// <param name="Sentences">At most this many.</param>
/// <param name="Words">Words, or characters for CJK, that are enough; the sentence that reaches them is the last.</param>
public readonly record struct SummaryBudget(int Sentences, int Words = int.MaxValue);
