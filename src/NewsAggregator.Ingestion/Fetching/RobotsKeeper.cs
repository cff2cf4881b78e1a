using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>The robots.txt of the hosts seen lately: asked for once a day and host, kept for a bounded number of hosts.</summary>
public sealed class RobotsKeeper(OutboundClient client, IOptions<OutboundOptions> options, TimeProvider clock)
{
    private const int MaxHosts = 2000;
    private static readonly TimeSpan Unreachable = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<Entry>>> kept = new(StringComparer.OrdinalIgnoreCase);
    private readonly string product = options.Value.UserAgent.Split('/')[0];

    public async Task<bool> AllowsAsync(Uri page, Uri? source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        Uri address = new(page, "/robots.txt");
        string key = source is null ? address.AbsoluteUri : $"{address.AbsoluteUri} for {source.IdnHost}:{source.Port}";
        Lazy<Task<Entry>> lazy = kept.GetOrAdd(key, _ => Asked(address, source, null));
        Entry entry = await lazy.Value.WaitAsync(cancellation).ConfigureAwait(false);
        if (entry.Until <= clock.GetUtcNow())
        {
            Lazy<Task<Entry>> again = Asked(address, source, entry);
            lazy = kept.TryUpdate(key, again, lazy) ? again : kept.GetOrAdd(key, again);
            entry = await lazy.Value.WaitAsync(cancellation).ConfigureAwait(false);
        }

        Forget();
        return entry.Rules.Allows(page);
    }

    private Lazy<Task<Entry>> Asked(Uri address, Uri? source, Entry? before) => new(() => AskAsync(address, source, before));

    /// <summary>Not one caller's to cancel, because others wait for the same answer; the client's own time limit ends it.</summary>
    private async Task<Entry> AskAsync(Uri address, Uri? source, Entry? before)
    {
        FetchResult result = await client.GetAsync(new FetchRequest(address, "text/plain, */*;q=0.5", options.Value.MaxPageBytes) { Source = source }, CancellationToken.None).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        TimeSpan day = TimeSpan.FromHours(options.Value.RobotsHours);
        return result switch
        {
            { Status: FetchStatus.Ok } => new Entry(RobotsTxt.Parse(result.Bytes.Span, product), now + day),
            { Failure: FeedFailure.TooManyRedirects } or { HttpStatus: not null and < System.Net.HttpStatusCode.InternalServerError, Failure: FeedFailure.HttpStatus or FeedFailure.Gone } =>
                new Entry(RobotsTxt.AllowAll, now + day),
            _ => new Entry(before?.Rules ?? RobotsTxt.DisallowAll, now + Unreachable),
        };
    }

    private void Forget()
    {
        if (kept.Count <= MaxHosts)
        {
            return;
        }

        // Rare and coarse: half of the hosts go, those whose answer is oldest first.
        foreach (string key in kept.Where(pair => pair.Value.IsValueCreated && pair.Value.Value.IsCompletedSuccessfully)
            .OrderBy(pair => pair.Value.Value.Result.Until).Take(MaxHosts / 2).Select(pair => pair.Key).ToArray())
        {
            kept.TryRemove(key, out _);
        }
    }

    private sealed record Entry(RobotsTxt Rules, DateTimeOffset Until);
}
