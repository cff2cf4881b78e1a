namespace NewsAggregator.Web.Syndication;

/// <summary>How a subscriber wants the items of a feed; nothing here changes an id.</summary>
/// <param name="LinksToOriginal">The title leads to the publisher instead of to this site.</param>
internal sealed record FeedWish(FeedContent Content, bool LinksToOriginal)
{
    public static FeedWish Read(IQueryCollection query) => new(
        query["content"].ToString() switch { "summary" => FeedContent.Summary, "headline" => FeedContent.Headline, _ => FeedContent.Full },
        query["link"] == "original");

    /// <summary>The same as a query, for this document's own address; null: nothing was wished.</summary>
    public string? Query => (Content, LinksToOriginal) switch
    {
        (FeedContent.Full, false) => null,
        (FeedContent.Full, true) => "link=original",
        (_, false) => "content=" + Content.ToString().ToLowerInvariant(),
        (_, true) => $"content={Content.ToString().ToLowerInvariant()}&link=original",
    };
}

internal enum FeedContent
{
    Full,
    Summary,
    Headline,
}
