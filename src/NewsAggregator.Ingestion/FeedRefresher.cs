using System.IO.Hashing;
using Microsoft.Extensions.Logging;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>What a visit came to, for progress and logs.</summary>
public enum VisitKind
{
    /// <summary>304, or the same bytes as last time.</summary>
    Unchanged,
    Read,
    Failed,
}

/// <param name="Text">The failure in words.</param>
public sealed record VisitReport(int FeedId, string Url, VisitKind Kind, int New, int Revised, string? Text);

/// <summary>One visit to one feed that is already claimed: fetch, read, compare, compute, store. What goes wrong outside is a value on the feed's row.</summary>
public sealed partial class FeedRefresher(
    FeedFetcher fetcher, RefreshContextQuery contexts, FiltersQuery filters, TopicsQuery topics, ArticleStore articles, FeedStore feeds, TimeProvider clock, ILogger<FeedRefresher> logger)
{
    public async Task<VisitReport> RefreshAsync(Feed feed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(feed);
        FetchResult fetched = await fetcher.GetAsync(new Uri(feed.Url), feed.ETag, feed.LastModified, cancellation).ConfigureAwait(false);
        VisitOutcomes outcomes = new(feed, fetched, clock.GetUtcNow(), Random.Shared.NextDouble());
        if (fetched.Status == FetchStatus.Failed && !outcomes.IsCut)
        {
            return await RecordAsync(feed, outcomes.Failed(fetched.Failure, fetched.FailureText ?? fetched.Failure.ToString()), VisitKind.Failed, cancellation).ConfigureAwait(false);
        }

        long hash = unchecked((long)XxHash64.HashToUInt64(fetched.Bytes.Span));
        if (fetched.Status == FetchStatus.NotModified || hash == feed.ContentHash)
        {
            return await RecordAsync(feed, outcomes.Unchanged(), VisitKind.Unchanged, cancellation).ConfigureAwait(false);
        }

        if (await contexts.SourceAsync(feed.SourceId, cancellation).ConfigureAwait(false) is not Source source)
        {
            return Deleted(feed);
        }

        ParsedFeed document = FeedParser.Parse(fetched.Bytes, fetched.FinalAddress, fetched.ContentType, FeedReading.Of(source));
        if (!document.Ok)
        {
            FeedOutcome failed = outcomes.IsCut ? outcomes.Cut(0) : outcomes.Failed(FeedFailure.NotAFeed, document.Error ?? "not a feed");
            return await RecordAsync(feed, failed, VisitKind.Failed, cancellation).ConfigureAwait(false);
        }

        return await StoreAsync(feed, document, hash, outcomes, cancellation).ConfigureAwait(false);
    }

    private async Task<VisitReport> StoreAsync(Feed feed, ParsedFeed document, long hash, VisitOutcomes outcomes, CancellationToken cancellation)
    {
        IReadOnlyList<ArticleIdentity> identities = ArticleIdentity.Of(document.Items, new Uri(feed.Url));
        long[] keys = [.. identities.SelectMany(identity => identity.LinkKey is long link ? [identity.Key, link] : new[] { identity.Key })];
        RefreshContext? context = await contexts.ReadAsync(feed.SourceId, keys, cancellation).ConfigureAwait(false);
        if (context is null)
        {
            return Deleted(feed);
        }

        VisitContext visit = new(context.Source.Source, feed, document.Language, outcomes.Now, feed.LastSuccessAt is null, await topics.ReadAsync(cancellation).ConfigureAwait(false));
        IReadOnlyDictionary<long, KnownItem> known = visit.IsBackFill
            ? context.Known
            : await WithRelabelledAsync(feed.SourceId, document.Items, identities, context.Known, cancellation).ConfigureAwait(false);
        Sifted sifted = Sifted.From(document.Items, identities, known, visit);
        FeedOutcome outcome = outcomes.IsCut ? outcomes.Cut(document.Items.Count) : outcomes.Read(document, hash, sifted.New.Count > 0);
        VisitCommit commit = new(feed, context.Source, await filters.ReadAsync(cancellation).ConfigureAwait(false), outcome, sifted.New, sifted.Changed)
        {
            Zone = ZoneSeen.By(context.Source.Source, sifted.NewItems, outcomes.Now),
        };
        VisitResult result = await articles.CommitAsync(commit, cancellation).ConfigureAwait(false);
        LogRead(feed.Url, result.New, result.Revised, document.Items.Count, document.Warnings.Count);
        return new VisitReport(feed.Id, feed.Url, outcomes.IsCut ? VisitKind.Failed : VisitKind.Read, result.New, result.Revised, outcome.FailureText);
    }

    /// <summary>What is known, and the items that are known by another name only; see <see cref="Relabelling"/>.</summary>
    private async Task<IReadOnlyDictionary<long, KnownItem>> WithRelabelledAsync(
        int sourceId, IReadOnlyList<ParsedItem> items, IReadOnlyList<ArticleIdentity> identities, IReadOnlyDictionary<long, KnownItem> known, CancellationToken cancellation)
    {
        IReadOnlyList<int> unknown = Sifted.Unknown(identities, known);
        if (!Relabelling.IsSuspected(items.Count, unknown.Count))
        {
            return known;
        }

        IReadOnlyDictionary<int, long> matches = Relabelling.Match(items, unknown, await contexts.LatestAsync(sourceId, cancellation).ConfigureAwait(false));
        if (matches.Count == 0)
        {
            return known;
        }

        Dictionary<long, KnownItem> all = new(known);
        foreach ((int index, long articleId) in matches)
        {
            // No item hashes to this: it counts as changed, so that its new keys are stored.
            all[identities[index].Key] = new KnownItem(articleId, ~identities[index].Hash);
        }

        LogRelabelled(sourceId, matches.Count, items.Count);
        return all;
    }

    private static VisitReport Deleted(Feed feed) => new(feed.Id, feed.Url, VisitKind.Failed, 0, 0, "its source was deleted during the visit");

    private async Task<VisitReport> RecordAsync(Feed feed, FeedOutcome outcome, VisitKind kind, CancellationToken cancellation)
    {
        await feeds.RecordAsync(feed.Id, outcome, cancellation).ConfigureAwait(false);
        if (kind == VisitKind.Failed)
        {
            LogFailed(feed.Url, outcome.FailureText, outcome.Failures);
        }

        return new VisitReport(feed.Id, feed.Url, kind, 0, 0, outcome.FailureText);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Feed}: {New} new, {Revised} revised of {Items} items, {Warnings} warnings")]
    private partial void LogRead(string feed, int @new, int revised, int items, int warnings);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} renamed {Matched} of {Items} items; they were known by title and address or text")]
    private partial void LogRelabelled(int source, int matched, int items);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Visit to {Feed} failed: {Failure} ({Failures} in a row)")]
    private partial void LogFailed(string feed, string? failure, int failures);
}
