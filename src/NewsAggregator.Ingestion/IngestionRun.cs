using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>One round of each stage over what is due: used by the background service and by the command `refresh` alike.</summary>
public sealed partial class IngestionRun(
    FeedRefresher refresher, FeedStore feeds, RefreshQueue queue, PageReader reader, PageStore pages, CleanAgainStore cleaning, RetentionStore retention, StoryKeeper stories, Redecision redecision,
    IOptions<IngestionOptions> options, TimeProvider clock, ILogger<IngestionRun> logger)
{
    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}";

    private DateTimeOffset LeaseEnd => clock.GetUtcNow().AddSeconds(options.Value.LeaseSeconds);

    /// <summary>After a stop, what came due meanwhile is no burst; after an update, what the earlier version read is read anew.</summary>
    public async Task SpreadOverdueAsync(CancellationToken cancellation)
    {
        await feeds.SpreadOverdueAsync(clock.GetUtcNow(), TimeSpan.FromSeconds(options.Value.StartUpSpreadSeconds), cancellation).ConfigureAwait(false);
        await pages.FollowVersionAsync(clock.GetUtcNow(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Visits what somebody wished for and what is due, as many at once as allowed; returns when these are done.</summary>
    /// <returns>How many feeds were visited.</returns>
    public async Task<int> VisitDueAsync(CancellationToken cancellation)
    {
        int visited = 0;
        foreach (int wished in queue.TakeAll())
        {
            if (await feeds.ClaimAsync(wished, clock.GetUtcNow(), owner, LeaseEnd, cancellation).ConfigureAwait(false) is Feed feed)
            {
                await VisitAsync(feed, cancellation).ConfigureAwait(false);
                visited++;
            }
        }

        // A slow feed must not hold up the next ones: slots are filled as they come free.
        List<Task> underWay = [];
        while (true)
        {
            int free = options.Value.MaxVisits - underWay.Count;
            IReadOnlyList<Feed> due = await feeds.ClaimDueAsync(clock.GetUtcNow(), free, owner, LeaseEnd, cancellation).ConfigureAwait(false);
            underWay.AddRange(due.Select(feed => Task.Run(() => VisitAsync(feed, cancellation), CancellationToken.None)));
            visited += due.Count;
            if (underWay.Count == 0)
            {
                return visited;
            }

            Task done = await Task.WhenAny(underWay).ConfigureAwait(false);
            underWay.RemoveAll(task => task.IsCompleted);
            await done.ConfigureAwait(false);
        }
    }

    /// <summary>Visits these feeds now, due or not; a feed that is being visited already is left out.</summary>
    public async Task VisitAsync(IReadOnlyList<int> feedIds, Action<VisitReport> progress, CancellationToken cancellation)
    {
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Value.MaxVisits, CancellationToken = cancellation };
        await Parallel.ForEachAsync(feedIds, parallel, async (id, stop) =>
        {
            if (await feeds.ClaimAsync(id, clock.GetUtcNow(), owner, LeaseEnd, stop).ConfigureAwait(false) is Feed feed
                && await VisitAsync(feed, stop).ConfigureAwait(false) is VisitReport report)
            {
                progress(report);
            }
        }).ConfigureAwait(false);
    }

    /// <summary>Lets articles go that are past their time, cleans stored texts of what was learned since, and looks at pages that are due.</summary>
    /// <returns>How many pages were looked at.</returns>
    public async Task<int> ReadPagesAsync(Action<string>? progress, CancellationToken cancellation)
    {
        await retention.RunAsync(cancellation).ConfigureAwait(false);
        await cleaning.RunAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<PageTask> due = await pages.ClaimAsync(clock.GetUtcNow(), options.Value.MaxPages * 4, LeaseEnd, cancellation).ConfigureAwait(false);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Value.MaxPages, CancellationToken = cancellation };
        await Parallel.ForEachAsync(due, parallel, async (task, stop) =>
        {
            await ReadPageAsync(task, stop).ConfigureAwait(false);
            progress?.Invoke(task.Article.Url!);
        }).ConfigureAwait(false);
        return due.Count;
    }

    /// <summary>Prepares saved filter versions and puts them into force; decides anew the articles of sources that an admin changed.</summary>
    /// <returns>How much was done; 0: nothing waited.</returns>
    public Task<int> RedecideAsync(CancellationToken cancellation) => redecision.RunAsync(cancellation);

    /// <returns>How many articles were matched.</returns>
    public Task<int> MatchStoriesAsync(CancellationToken cancellation) => stories.RunAsync(owner, cancellation);

    /// <summary>At the end of a process: what it held is free for the next one.</summary>
    public Task LeaveAsync() => stories.LeaveAsync(owner);

    private async Task<VisitReport?> VisitAsync(Feed feed, CancellationToken cancellation)
    {
        try
        {
            return await refresher.RefreshAsync(feed, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await feeds.ReleaseAsync(feed.Id, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // One of the house's few places that catch everything: a bug met by one feed must not stop the others.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogFeedBug(bug, feed.Url);
            DateTimeOffset now = clock.GetUtcNow();
            FeedOutcome outcome = new()
            {
                VisitedAt = now,
                NextVisitAt = now + Schedule.BackOff(feed.Failures + 1, null),
                IntervalSeconds = feed.IntervalSeconds,
                Failure = FeedFailure.Unreadable,
                FailureText = $"a fault of this program: {bug.GetType().Name}; see the log",
                Failures = feed.Failures + 1,
            };
            await feeds.RecordAsync(feed.Id, outcome, CancellationToken.None).ConfigureAwait(false);
            return new VisitReport(feed.Id, feed.Url, VisitKind.Failed, 0, 0, outcome.FailureText);
        }
    }

    private async Task ReadPageAsync(PageTask task, CancellationToken cancellation)
    {
        try
        {
            await reader.ReadAsync(task, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The claim ends by its own time; the page is looked at after the restart.
        }
#pragma warning disable CA1031 // As above: one page's bug is this page's failure.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogPageBug(bug, task.Article.Url);
            PageOutcome failed = new(
                clock.GetUtcNow(), null, PageState.Refused, null, null, $"a fault of this program: {bug.GetType().Name}; see the log", null, null, [], null);
            await pages.CommitAsync(task, failed, CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A visit to {Feed} met a bug")]
    private partial void LogFeedBug(Exception bug, string feed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading the page {Url} met a bug")]
    private partial void LogPageBug(Exception bug, string? url);
}
