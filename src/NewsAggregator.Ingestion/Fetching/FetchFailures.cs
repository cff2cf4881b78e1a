using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>What the network threw, as a value with words.</summary>
internal static class FetchFailures
{
    public static (FeedFailure Failure, string Text) Of(HttpRequestException thrown)
    {
        for (Exception? inner = thrown; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case RefusedException:
                    return (FeedFailure.Refused, inner.Message);
                case AuthenticationException:
                    return (FeedFailure.TlsFailed, $"no secure connection: {inner.Message.TrimEnd('.')}");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return (FeedFailure.NameNotFound, "the host's name has no address");
                case SocketException { SocketErrorCode: SocketError.TimedOut }:
                    return (FeedFailure.Timeout, "the host did not answer in time");
            }
        }

        return thrown.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => (FeedFailure.NameNotFound, "the host's name has no address"),
            HttpRequestError.SecureConnectionError => (FeedFailure.TlsFailed, "no secure connection"),
            HttpRequestError.ResponseEnded => (FeedFailure.ConnectionCut, "the connection was cut"),
            HttpRequestError.ConfigurationLimitExceeded => (FeedFailure.TooLarge, "the answer's headers are too large"),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => (FeedFailure.Unreadable, "the answer is not HTTP"),
            _ => thrown.InnerException is IOException and not HttpIOException
                ? (FeedFailure.ConnectionCut, "the connection was cut")
                : (FeedFailure.ConnectionFailed, $"no connection: {(thrown.InnerException ?? thrown).Message.TrimEnd('.')}"),
        };
    }

    public static (FeedFailure Failure, string Text) Of(IOException thrown) => thrown switch
    {
        TooLargeException => (FeedFailure.TooLarge, "the answer is larger than what is taken"),
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => (FeedFailure.Unreadable, "the answer is not HTTP"),
        _ => (FeedFailure.ConnectionCut, "the connection was cut"),
    };

    public static (FeedFailure Failure, string Text) Of(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Gone => (FeedFailure.Gone, "the server answered 410: gone for good"),
        HttpStatusCode.TooManyRequests => (FeedFailure.RateLimited, "the server answered 429: too many requests"),
        _ => (FeedFailure.HttpStatus, $"the server answered {(int)status} {status}"),
    };
}
