using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>What the filter editor needs beside its pages: progress as server-sent events, a version as a file.</summary>
public static class FilterEndpoints
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    public static void MapFilterEditor(this IEndpointRouteBuilder app)
    {
        app.MapGet("/admin/filters/{edition}/progress", ProgressAsync).RequireAuthorization();
        app.MapGet("/admin/filters/{edition}/export", ExportAsync).RequireAuthorization();
    }

    private static async Task<IResult> ProgressAsync(string edition, FilterHistoryQuery history, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        EditionFilter? filter = (await history.EditionsAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(e => e.Slug == edition);
        if (filter is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(StepsAsync(history, filter.Newest.Id, clock, cancellation));
    }

    private static async IAsyncEnumerable<SseItem<ProgressStep>> StepsAsync(
        FilterHistoryQuery history, long version, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using PeriodicTimer beat = new(Beat, clock);
        while (await history.ProgressAsync(version, cancellation).ConfigureAwait(false) is FilterProgress progress)
        {
            bool done = progress.State != FilterVersionState.Preparing;
            yield return new SseItem<ProgressStep>(new ProgressStep(progress.Decided, progress.Total, done), done ? "done" : "step");
            if (done || !await beat.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                yield break;
            }
        }
    }

    private static async Task<IResult> ExportAsync(string edition, int? v, FilterHistoryQuery history, CancellationToken cancellation)
    {
        EditionFilter? filter = (await history.EditionsAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(e => e.Slug == edition);
        FilterVersion? version = filter is null ? null : await history.FindAsync(filter.Id, v, cancellation).ConfigureAwait(false);
        return version is null
            ? Results.NotFound()
            : Results.File(Encoding.UTF8.GetBytes(version.Text), "text/plain; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"{filter!.Slug}-v{version.Number}.filter"));
    }

    /// <param name="Done">In force, or superseded: the stream ends.</param>
    private sealed record ProgressStep(int Decided, int Total, bool Done);
}
