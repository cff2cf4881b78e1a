using System.Xml;
using CodeHollow.FeedReader;

namespace NewsAggregator.Core.Feeds;

/// <summary>
/// CodeHollow.FeedReader asked where our own reader found nothing or warned. It sees the cleaned tree, never the bytes, and only fills
/// what is missing. Its HTTP methods are never called.
/// </summary>
internal static class SecondOpinion
{
    // It copies the document several times over, and gains nothing on large ones.
    private const int LargestAsked = 1 << 18;

    public static ParsedFeed Complete(ParsedFeed own, FeedElement root, FeedParserOptions options, List<string> warnings)
    {
        if (own.Items.Count > 0 && own.Title is not null && own.Link is not null)
        {
            return own;
        }

        string xml = FeedMarkup.Xml(root);
        if (xml.Length > LargestAsked || Ask(xml) is not { } other)
        {
            return own;
        }

        ParsedFeed both = own with
        {
            Title = own.Title ?? NotEmpty(other.Title),
            Link = own.Link ?? NotEmpty(other.Link),
            Description = own.Description ?? NotEmpty(other.Description),
            Language = own.Language ?? NotEmpty(other.Language)?.ToLowerInvariant(),
        };
        if (own.Items.Count > 0 || other.Items is null || root.Incomplete)
        {
            return both;
        }

        List<ParsedItem> items = [];
        foreach (FeedItem item in other.Items.Take(options.MaxItems))
        {
            if (NotEmpty(item.Title) is null && NotEmpty(item.Link) is null && NotEmpty(item.Description) is null)
            {
                continue;
            }

            items.Add(new ParsedItem
            {
                Title = NotEmpty(item.Title),
                Link = NotEmpty(item.Link),
                Id = NotEmpty(item.Id),
                Summary = NotEmpty(item.Description),
                Content = NotEmpty(item.Content),
                Contents = NotEmpty(item.Content) is { } content ? [content] : [],
                Authors = NotEmpty(item.Author) is { } author && FeedPersons.FromText(author) is { } person ? [person] : [],
                Published = FeedDate.TryParse(item.PublishingDateString ?? "", options.TimeZone, out DateTimeOffset utc) ? utc : null,
                Categories = item.Categories is null ? [] : [.. item.Categories],
                Language = both.Language,
            });
        }

        if (items.Count > 0)
        {
            warnings.Add("its items were read by the second reader only");
        }

        return both with { Items = items };
    }

    private static CodeHollow.FeedReader.Feed? Ask(string xml)
    {
        try
        {
            return FeedReader.ReadFromString(xml);
        }
        catch (Exception exception) when (exception is XmlException or NullReferenceException or FormatException or ArgumentException
            or InvalidOperationException or CodeHollow.FeedReader.Parser.FeedTypeNotSupportedException)
        {
            // Its way of saying that it cannot read the document.
            return null;
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
