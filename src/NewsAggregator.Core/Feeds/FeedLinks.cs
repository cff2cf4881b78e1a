namespace NewsAggregator.Core.Feeds;

/// <summary>The links of a feed or an item, by what they say they are (RFC 4287 section 4.2.7); the best of each kind wins.</summary>
internal sealed class FeedLinks
{
    private int alternateRank = -1;

    public string? Alternate { get; private set; }
    public string? Text { get; set; }
    public string? Self { get; private set; }
    public string? Hub { get; private set; }
    public string? Comments { get; private set; }
    public string? CommentsFeed { get; private set; }
    public string? License { get; private set; }
    public string? Via { get; private set; }
    public string? Related { get; private set; }
    public string? Image { get; private set; }
    public List<ParsedEnclosure> Enclosures { get; } = [];

    public string? Page => Text ?? Alternate;

    public void Add(FeedElement link, Uri? baseAddress)
    {
        string? address = FeedAddress.Absolute(link.Base ?? baseAddress, link.Attribute("href"));
        if (address is null)
        {
            return;
        }

        string rel = link.Attribute("rel")?.Trim().ToLowerInvariant() ?? "alternate";
        rel = rel.StartsWith("http://www.iana.org/assignments/relation/", StringComparison.Ordinal) ? rel[41..] : rel;
        string type = link.Attribute("type")?.Trim().ToLowerInvariant() ?? "";
        switch (rel)
        {
            case "alternate" or "":
                AddAlternate(address, type);
                break;
            case "self":
                Self ??= address;
                break;
            case "hub":
                Hub ??= address;
                break;
            case "replies" when type is "" or "text/html" or "application/xhtml+xml":
                Comments ??= FeedAddress.Web(link.Base ?? baseAddress, link.Attribute("href"));
                break;
            case "replies":
                CommentsFeed ??= address;
                break;
            case "enclosure":
                Enclosures.Add(new ParsedEnclosure(address, link.Attribute("type"), link.Attribute("length")));
                break;
            case "license" or "copyright":
                License ??= address;
                break;
            case "via":
                Via ??= address;
                break;
            case "related":
                Related ??= address;
                break;
            case "image" or "icon":
                Image ??= address;
                break;
        }
    }

    private void AddAlternate(string address, string type)
    {
        int rank = type switch
        {
            "text/html" or "" => 2,
            "application/xhtml+xml" => 1,
            _ => 0,
        };
        if (rank > alternateRank)
        {
            alternateRank = rank;
            Alternate = address;
        }
    }
}
