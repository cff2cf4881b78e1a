using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Commands;

/// <summary>Visits every active source's feeds now, due or not, then the pages that wait, then matches stories.</summary>
internal static class RefreshCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string?> source = new("source") { Description = "slug of the one source to visit", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("refresh", "visit all active sources now, or one by its slug; then read the pages that wait and match stories") { source };
        command.SetAction(host.RunPrepared((app, parsed, cancellation) => RunAsync(app, parsed.GetValue(source), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(WebApplication app, string? slug, CancellationToken cancellation)
    {
        List<int> feeds = await FeedsAsync(app.Services.GetRequiredService<NewsDatabase>(), slug, cancellation).ConfigureAwait(false);
        if (feeds.Count == 0)
        {
            await Console.Error.WriteLineAsync(slug is null ? "There is no active source to visit." : $"There is no active source '{slug}'.").ConfigureAwait(false);
            return CommandLine.Failed;
        }

        if (app.Environment.IsDevelopment())
        {
            // The newswire is served by this program: for the length of the command, on a port of its own.
            SitePipeline.Use(app);
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync(cancellation).ConfigureAwait(false);
            Site.MapDemoHost(app);
        }

        IngestionRun run = app.Services.GetRequiredService<IngestionRun>();
        Stopwatch watch = Stopwatch.StartNew();
        Tally tally = new(feeds.Count);
        await run.VisitAsync(feeds, tally.Add, cancellation).ConfigureAwait(false);
        int pages = 0;
        while (await run.ReadPagesAsync(_ => tally.Page(Interlocked.Increment(ref pages)), cancellation).ConfigureAwait(false) > 0)
        {
        }

        int matched = 0;
        while (await run.MatchStoriesAsync(cancellation).ConfigureAwait(false) is int more and > 0)
        {
            matched += more;
        }

        await run.LeaveAsync().ConfigureAwait(false);

        await Console.Out.WriteLineAsync($"{tally.Summary()}; {pages} pages read; {matched} articles matched; {watch.Elapsed.TotalSeconds:F1} s").ConfigureAwait(false);
        return CommandLine.Done;
    }

    private static async Task<List<int>> FeedsAsync(NewsDatabase database, string? slug, CancellationToken cancellation)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await (
            from feed in db.Feeds
            join source in db.Sources on feed.SourceId equals source.Id
            where source.State != SourceState.Paused && feed.State == FeedState.Active && (slug == null || source.Slug == slug)
            orderby feed.Id
            select feed.Id).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Counts what visits came to, and says so as they come in: each failure on a line, the count on one line that is written over.</summary>
    private sealed class Tally(int feeds)
    {
        private readonly Lock gate = new();
        private int done;
        private int read;
        private int unchanged;
        private int failed;
        private int added;
        private int revised;

        public void Add(VisitReport report)
        {
            lock (gate)
            {
                done++;
                read += report.Kind == VisitKind.Read ? 1 : 0;
                unchanged += report.Kind == VisitKind.Unchanged ? 1 : 0;
                failed += report.Kind == VisitKind.Failed ? 1 : 0;
                added += report.New;
                revised += report.Revised;
                if (report.Kind == VisitKind.Failed)
                {
                    Console.Error.WriteLine($"{report.Url}: {report.Text}");
                }

                Progress($"{done} of {feeds} feeds, {added} new articles");
            }
        }

        public void Page(int count)
        {
            lock (gate)
            {
                Progress($"{count} pages read");
            }
        }

        public string Summary() => $"{feeds} feeds: {read} read, {unchanged} unchanged, {failed} failed; {added} new articles, {revised} revised";

        private static void Progress(string text)
        {
            if (!Console.IsOutputRedirected)
            {
                Console.Write("\r" + text.PadRight(60) + "\r");
            }
        }
    }
}
