using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsAggregator.Ingestion.Pictures;

namespace NewsAggregator.Ingestion;

/// <summary>When: loops side by side, each over its own durable queue. What is done stands in <see cref="IngestionRun"/>.</summary>
public sealed partial class IngestionService(
    IngestionRun run, PictureRound pictures, RefreshQueue queue, IOptions<IngestionOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<IngestionService> logger) : BackgroundService
{
    // An admin waits for it, and looking costs one small query.
    private static readonly TimeSpan VersionsIdle = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken).ConfigureAwait(false))
        {
            return;
        }

        // What an admin saves is applied also where nothing is visited.
        Task versions = LoopAsync("versions", () => OrWaitAsync(run.RedecideAsync(stoppingToken), VersionsIdle, stoppingToken), stoppingToken);
        if (!options.Value.Enabled)
        {
            await versions.ConfigureAwait(false);
            return;
        }

        await run.SpreadOverdueAsync(stoppingToken).ConfigureAwait(false);
        TimeSpan idle = TimeSpan.FromSeconds(options.Value.IdleSeconds);
        await Task.WhenAll(
            versions,
            LoopAsync("visits", async () =>
            {
                int done = await run.VisitDueAsync(stoppingToken).ConfigureAwait(false);
                if (done == 0)
                {
                    await queue.WaitAsync(idle, clock, stoppingToken).ConfigureAwait(false);
                }
            }, stoppingToken),
            LoopAsync("pages", () => OrWaitAsync(run.ReadPagesAsync(null, stoppingToken), idle, stoppingToken), stoppingToken),
            LoopAsync("pictures", async () =>
            {
                if (await pictures.RunAsync(stoppingToken).ConfigureAwait(false) == 0)
                {
                    await pictures.WaitAsync(idle, stoppingToken).ConfigureAwait(false);
                }
            }, stoppingToken),
            LoopAsync("stories", () => OrWaitAsync(run.MatchStoriesAsync(stoppingToken), idle, stoppingToken), stoppingToken)).ConfigureAwait(false);
        await run.LeaveAsync().ConfigureAwait(false);
    }

    // Nothing is visited before the site answers: the demo's own address is this site's.
    private async Task<bool> StartedAsync(CancellationToken stopping)
    {
        TaskCompletionSource<bool> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration ready = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using CancellationTokenRegistration stop = stopping.Register(() => started.TrySetResult(false));
        return await started.Task.ConfigureAwait(false);
    }

    private async Task OrWaitAsync(Task<int> work, TimeSpan idle, CancellationToken stopping)
    {
        if (await work.ConfigureAwait(false) == 0)
        {
            await Task.Delay(idle, clock, stopping).ConfigureAwait(false);
        }
    }

    private async Task LoopAsync(string name, Func<Task> round, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await round().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // One of the house's few places that catch everything: a bug in one round must not end ingestion.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                LogBug(bug, name);
                await Task.Delay(TimeSpan.FromSeconds(options.Value.IdleSeconds), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The loop {Loop} met a bug and goes on")]
    private partial void LogBug(Exception bug, string loop);
}
