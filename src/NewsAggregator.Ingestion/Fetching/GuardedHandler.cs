using System.Net;
using System.Net.Sockets;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>The guard refused at the moment of connecting.</summary>
internal sealed class RefusedException : IOException
{
    public RefusedException()
    {
    }

    public RefusedException(string message)
        : base(message)
    {
    }

    public RefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>The platform's HTTP with everything off that would go round the guard.</summary>
internal static class GuardedHandler
{
    /// <param name="ofSource">Whether this pool's connections may use the allow-list. Pools are apart so that no stranger's request rides on a connection the list opened.</param>
    public static HttpMessageInvoker Create(OutboundGuard guard, OutboundOptions options, bool ofSource) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        PreAuthenticate = false,
        MaxConnectionsPerServer = options.MaxPerHost,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        ConnectTimeout = TimeSpan.FromSeconds(Math.Min(15, options.TimeoutSeconds)),
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        ConnectCallback = (context, cancellation) => ConnectAsync(guard, context.DnsEndPoint, ofSource, cancellation),
    });

    private static async ValueTask<Stream> ConnectAsync(OutboundGuard guard, DnsEndPoint wanted, bool ofSource, CancellationToken cancellation)
    {
        OutboundRoute route = await guard.ResolveAsync(wanted.Host, wanted.Port, ofSource, cancellation).ConfigureAwait(false);
        if (route.Refusal is not null)
        {
            throw new RefusedException(route.Refusal);
        }

        SocketException? last = null;
        foreach (IPEndPoint point in route.Points)
        {
            Socket socket = new(point.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(point, cancellation).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException failed)
            {
                last = failed;
                socket.Dispose();
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                throw;
            }
        }

        throw last!;
    }
}
