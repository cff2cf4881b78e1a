namespace NewsAggregator.Core.Changes;

public enum ChangeKind
{
    /// <summary>Word for word the same, perhaps in another place.</summary>
    Same = 0,
    Gone = 1,
    New = 2,

    /// <summary>The same statement in other words, figures or marks.</summary>
    Changed = 3,
}

/// <summary>What became of a sentence from one revision to the next. Sentences that were joined or parted stand in one change together.</summary>
/// <param name="Before">Indexes into the earlier revision's sentences; empty for a new one.</param>
/// <param name="After">Indexes into the later revision's; empty for one that is gone.</param>
public sealed record SentenceChange(ChangeKind Kind, IReadOnlyList<int> Before, IReadOnlyList<int> After);
