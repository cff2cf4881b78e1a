using System.Data.Common;
using System.Net.Sockets;

namespace NewsAggregator.Web.Reads;

/// <summary>When counts are written: every ten seconds, if there are any, and at the end.</summary>
internal sealed partial class ReadCountService(ReadCounter counter, TimeProvider clock, ILogger<ReadCountService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await WriteAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        await WriteAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>A fault thrown from here would end the site.</summary>
    internal async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await counter.WriteAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is DbException or SocketException || fault.InnerException is DbException)
        {
            // A database that is full, locked for long, not found, or (which EF wraps) gone in between: counts are worth a line in the log.
            LogLost(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts for the most-read list could not be written and are lost")]
    private partial void LogLost(Exception fault);
}
