using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>The sources of an edition as OPML, to take along.</summary>
internal sealed class OpmlAnswer(ReaderContext here, AdminQuery feeds, FeedAnswer answer)
{
    public async Task AnswerAsync(HttpContext context)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        if (ListRequest.Read(context.Request, here.Editions) is not { } request)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        here.Edition = request.Edition;
        EditionContents contents = await here.ContentsAsync().ConfigureAwait(false);
        Dictionary<string, SourceLine> sources = contents.Sources.Where(s => !s.IsDemo).ToDictionary(s => s.Slug);
        OpmlSource[] entries = [.. (await feeds.FeedsAsync(context.RequestAborted).ConfigureAwait(false))
            .Where(feed => sources.ContainsKey(feed.SourceSlug))
            .OrderBy(feed => feed.SourceName, StringComparer.OrdinalIgnoreCase).ThenBy(feed => feed.FeedId)
            .Select(feed => Entry(feed, sources[feed.SourceSlug], contents))];
        string title = request.Edition.IsDefault ? here.Site.Name : $"{here.Site.Name} · {here.EditionName(request.Edition)}";
        await answer.SendAsync(context, OpmlWriter.Write(title, entries), OpmlWriter.MediaType).ConfigureAwait(false);
    }

    private OpmlSource Entry(FeedHealthLine feed, SourceLine source, EditionContents contents) => new(
        source.Name, feed.Url, source.HomeUrl, source.Language, [.. source.Groups.Select(slug => contents.Group(slug) is { } group ? EditionContents.Name(group, here.Words) : slug)]);
}
