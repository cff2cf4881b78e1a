using System.Globalization;

namespace NewsAggregator.Core.Feeds;

/// <summary>
/// Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1 and 1.1 (and CDF): bytes to values. Never throws, opens nothing, expands no
/// entity; what cannot be read is said in <see cref="ParsedFeed.Error"/> or <see cref="ParsedFeed.Warnings"/>.
/// </summary>
public static class FeedParser
{
    /// <param name="document">The body, after content decoding.</param>
    /// <param name="address">Where it was found; relative addresses are resolved against it.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="options">Null: <see cref="FeedParserOptions.Default"/>.</param>
    public static ParsedFeed Parse(ReadOnlyMemory<byte> document, Uri? address, string? contentType, FeedParserOptions? options = null)
    {
        options ??= FeedParserOptions.Default;
        if (document.Length > options.MaxBytes)
        {
            return new ParsedFeed { Error = string.Create(CultureInfo.InvariantCulture, $"is larger than {options.MaxBytes / 1024 / 1024} MB") };
        }

        List<string> warnings = [];
        string text = FeedDecoder.Decode(document.Span, contentType, warnings).Trim('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        if (text.Length == 0)
        {
            return new ParsedFeed { Error = "is empty" };
        }

        Uri? around = address is { IsAbsoluteUri: true } ? address : null;
        if (options.ContentLocation is { } location && FeedAddress.TryResolve(around, location, out Uri? said)
            && (said.Scheme == Uri.UriSchemeHttp || said.Scheme == Uri.UriSchemeHttps))
        {
            around = said;
        }

        if (text[0] is '{' or '[')
        {
            return JsonFeedReader.Read(text, around, options, warnings);
        }

        return Xml(text, around, options, warnings);
    }

    private static ParsedFeed Xml(string text, Uri? address, FeedParserOptions options, List<string> warnings)
    {
        FeedElement? root = StrictFeedXml.Read(text, address, options.MaxDepth, out bool tooDeep, out string? problem);
        if (root is null)
        {
            root = FeedRepair.Read(text, address, options.MaxDepth, out tooDeep);
            warnings.Add("is not well-formed: " + problem);
        }

        if (tooDeep)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"has elements nested deeper than {options.MaxDepth}; their tags were dropped"));
        }

        ParsedFeed? feed = root is null ? null : XmlFeedReader.Read(root, address, options, warnings);
        if (feed is null)
        {
            return new ParsedFeed { Error = NoFeed(text, root), Warnings = warnings };
        }

        if (feed.Items.Count == 0 || warnings.Count > 0)
        {
            feed = SecondOpinion.Complete(feed, root!, options, warnings);
        }

        string? link = feed.Link ?? address?.AbsoluteUri;
        return feed with
        {
            Link = link,
            Title = string.IsNullOrEmpty(feed.Title) && link is not null ? FeedMarkup.Escape(link) : feed.Title,
            Image = feed.Image ?? ItemDraft.FirstPicture(feed.Description),
            Warnings = warnings,
        };
    }

    private static string NoFeed(string text, FeedElement? root)
    {
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, 2000));
        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase))
        {
            return "is an HTML page, not a feed";
        }

        return root is null ? "is neither XML nor JSON of a feed" : $"is XML with the root <{root.LocalName}>, not a feed";
    }
}
