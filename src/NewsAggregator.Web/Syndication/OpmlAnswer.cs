using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>
/// The sources of an edition as OPML: to take along once, or for readers that follow the address itself and so always have today's list.
/// The publishers' own feeds, or with <c>feeds=here</c> this site's feeds of them, behind the edition's filter.
/// </summary>
internal sealed class OpmlAnswer(ReaderContext here, AdminQuery feeds, SyndicationAnswer answer)
{
    public const string Ours = "here";

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
        IReadOnlyList<OpmlSource> entries = context.Request.Query["feeds"] == Ours
            ? OurFeeds(contents)
            : await TheirFeedsAsync(contents, context.RequestAborted).ConfigureAwait(false);
        await answer.BytesAsync(context, OpmlWriter.Write(here.SiteAndEdition(request.Edition), entries), OpmlWriter.MediaType).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<OpmlSource>> TheirFeedsAsync(EditionContents contents, CancellationToken cancellation)
    {
        Dictionary<string, SourceLine> sources = contents.Sources.Where(s => !s.IsDemo).ToDictionary(s => s.Slug);
        return [.. (await feeds.FeedsAsync(cancellation).ConfigureAwait(false))
            .Where(feed => sources.ContainsKey(feed.SourceSlug))
            .OrderBy(feed => feed.SourceName, StringComparer.OrdinalIgnoreCase).ThenBy(feed => feed.FeedId)
            .Select(feed => Entry(sources[feed.SourceSlug], feed.Url, sources[feed.SourceSlug].HomeUrl, contents))];
    }

    // A source that is paused stays in the list as long as the edition has something of it.
    private IReadOnlyList<OpmlSource> OurFeeds(EditionContents contents) =>
    [
        new OpmlSource(here.SiteAndEdition(here.Edition), Feed(ArticleList.Front), Page(ArticleList.Front), here.Words.Language, []),
        .. contents.Sources.Where(source => source.State == SourceState.Active || source.Articles > 0)
            .Select(source => Entry(source, Feed(new ArticleList { Source = source.Slug }), Page(new ArticleList { Source = source.Slug }), contents)),
    ];

    private string Feed(ArticleList list) => here.At.Absolute(here.At.Feed(here.Edition, list, "xml"));

    private string Page(ArticleList list) => here.At.Absolute(here.At.List(here.Edition, list));

    private OpmlSource Entry(SourceLine source, string feed, string home, EditionContents contents) => new(
        source.Name, feed, home, source.Language, [.. source.Groups.Select(slug => contents.Group(slug) is { } group ? EditionContents.Name(group, here.Words) : slug)]);
}
