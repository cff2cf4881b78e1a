namespace NewsAggregator.Core.Syndication;

/// <summary>What an OPML file says, flattened: feeds with the folders they stand in.</summary>
/// <param name="Error">Why nothing could be read, in words; null when it was read.</param>
public sealed record OpmlDocument(string? Title, IReadOnlyList<OpmlSource> Sources, string? Error)
{
    /// <summary>Entries that say they are feeds and cannot be visited.</summary>
    public IReadOnlyList<OpmlRefusal> Refused { get; init; } = [];
}

/// <param name="Address">As the file has it.</param>
public sealed record OpmlRefusal(string Title, string Address);

/// <param name="FeedUrl">Absolute, http or https.</param>
/// <param name="Groups">Names of the folders around it, outermost first, and of its categories; empty at the top.</param>
public sealed record OpmlSource(string Title, string FeedUrl, string? HomeUrl, string? Language, IReadOnlyList<string> Groups);
