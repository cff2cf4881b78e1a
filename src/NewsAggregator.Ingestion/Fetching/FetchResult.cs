using System.Net;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion.Fetching;

public enum FetchStatus
{
    Ok,
    NotModified,
    Failed,
}

/// <summary>What one GET met; a value also when it failed.</summary>
public sealed record FetchResult
{
    public required FetchStatus Status { get; init; }
    public FeedFailure Failure { get; init; }

    /// <summary>The failure in words for an admin; null when there is none.</summary>
    public string? FailureText { get; init; }

    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? HttpStatus { get; init; }

    /// <summary>Decoded; when the connection was cut, what came before.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>As the header was written, charset and all.</summary>
    public string? ContentType { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>How long the server asks to be left alone, from now.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Cache-Control max-age, less the answer's Age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Where the answer came from, after redirects.</summary>
    public required Uri FinalAddress { get; init; }

    /// <summary>The final address, when every hop to it was permanent (301, 308); else null.</summary>
    public Uri? MovedTo { get; init; }
    public TimeSpan Elapsed { get; init; }

    public bool IsOk => Status == FetchStatus.Ok;

    internal static FetchResult Failed(Uri address, FeedFailure failure, string text) =>
        new() { Status = FetchStatus.Failed, Failure = failure, FailureText = text, FinalAddress = address };
}
