namespace NewsAggregator.Ingestion.Fetching;

/// <summary>One GET.</summary>
/// <param name="Address">As an admin or a document wrote it; judged by its original spelling.</param>
/// <param name="MaxBytes">Decoded bytes.</param>
public sealed record FetchRequest(Uri Address, string Accept, int MaxBytes)
{
    /// <summary>Validators as the server once sent them (RFC 9110, 13.1).</summary>
    public string? ETag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>
    /// The address that an admin gave for the source on whose behalf this is fetched: the allow-list of private hosts holds when this
    /// request goes to that very host and port, or when the list names the source itself. Null: a stranger's address, no list.
    /// </summary>
    public Uri? Source { get; init; }
}
