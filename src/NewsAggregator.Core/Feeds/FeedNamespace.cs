using System.Collections.Frozen;

namespace NewsAggregator.Core.Feeds;

/// <summary>The vocabularies that feeds are made of.</summary>
internal enum FeedNamespace
{
    /// <summary>RSS in all its versions, and whatever has no namespace.</summary>
    Core,
    Other,
    Atom,
    Atom03,
    Content,
    DublinCore,
    DublinCoreTerms,
    Media,
    Itunes,
    Rdf,
    Syndication,
    WellFormedWeb,
    FeedBurner,
    CreativeCommons,
    Admin,
    Xhtml,
    Xml,
}

/// <summary>Namespace names as found in the wild: compared without case and closing slash, because both are often wrong.</summary>
internal static class FeedNamespaces
{
    private static readonly FrozenDictionary<string, FeedNamespace> ByName = new Dictionary<string, FeedNamespace>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = FeedNamespace.Core,
        ["http://backend.userland.com/rss"] = FeedNamespace.Core,
        ["http://backend.userland.com/rss2"] = FeedNamespace.Core,
        ["http://backend.userland.com/rss091"] = FeedNamespace.Core,
        ["http://blogs.law.harvard.edu/tech/rss"] = FeedNamespace.Core,
        ["http://cyber.law.harvard.edu/rss"] = FeedNamespace.Core,
        ["http://my.netscape.com/rdf/simple/0.9"] = FeedNamespace.Core,
        ["http://my.netscape.com/publish/formats/rss-0.91.dtd"] = FeedNamespace.Core,
        ["http://channel.netscape.com/rdf/simple/0.9"] = FeedNamespace.Core,
        ["http://purl.org/rss/1.0"] = FeedNamespace.Core,
        ["http://purl.org/net/rss1.1#"] = FeedNamespace.Core,
        ["http://purl.org/rss/2.0"] = FeedNamespace.Core,
        ["http://www.w3.org/2005/atom"] = FeedNamespace.Atom,
        ["https://www.w3.org/2005/atom"] = FeedNamespace.Atom,
        ["http://purl.org/atom/ns#"] = FeedNamespace.Atom03,
        ["http://example.com/newformat#"] = FeedNamespace.Atom03,
        ["http://example.com/necho"] = FeedNamespace.Atom03,
        ["http://purl.org/echo"] = FeedNamespace.Atom03,
        ["uri/of/echo/namespace#"] = FeedNamespace.Atom03,
        ["http://purl.org/pie"] = FeedNamespace.Atom03,
        ["http://purl.org/rss/1.0/modules/content"] = FeedNamespace.Content,
        ["http://purl.org/dc/elements/1.1"] = FeedNamespace.DublinCore,
        ["http://purl.org/dc/elements/1.0"] = FeedNamespace.DublinCore,
        ["http://purl.org/dc/terms"] = FeedNamespace.DublinCoreTerms,
        ["http://search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["https://search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["http://search.yahoo.com/rss"] = FeedNamespace.Media,
        ["http://tools.search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = FeedNamespace.Itunes,
        ["https://www.itunes.com/dtds/podcast-1.0.dtd"] = FeedNamespace.Itunes,
        ["http://www.itunes.com/DTDs/Podcast-1.0"] = FeedNamespace.Itunes,
        ["http://www.google.com/schemas/play-podcasts/1.0"] = FeedNamespace.Itunes,
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = FeedNamespace.Rdf,
        ["http://purl.org/rss/1.0/modules/syndication"] = FeedNamespace.Syndication,
        ["http://wellformedweb.org/commentapi"] = FeedNamespace.WellFormedWeb,
        ["http://rssnamespace.org/feedburner/ext/1.0"] = FeedNamespace.FeedBurner,
        ["http://backend.userland.com/creativecommonsrssmodule"] = FeedNamespace.CreativeCommons,
        ["http://creativecommons.org/ns#"] = FeedNamespace.CreativeCommons,
        ["http://web.resource.org/cc"] = FeedNamespace.CreativeCommons,
        ["http://webns.net/mvcb"] = FeedNamespace.Admin,
        ["http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html"] = FeedNamespace.CreativeCommons,
        ["http://www.w3.org/1999/xhtml"] = FeedNamespace.Xhtml,
        ["http://www.w3.org/xml/1998/namespace"] = FeedNamespace.Xml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a prefix means that a document uses without declaring it.</summary>
    private static readonly FrozenDictionary<string, string> ByPrefix = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["xml"] = "http://www.w3.org/XML/1998/namespace",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["atom10"] = "http://www.w3.org/2005/Atom",
        ["a10"] = "http://www.w3.org/2005/Atom",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["googleplay"] = "http://www.google.com/schemas/play-podcasts/1.0",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["rss"] = "http://purl.org/rss/1.0/",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["wfw"] = "http://wellformedweb.org/CommentAPI/",
        ["feedburner"] = "http://rssnamespace.org/feedburner/ext/1.0",
        ["creativecommons"] = "http://backend.userland.com/creativeCommonsRssModule",
        ["cc"] = "http://web.resource.org/cc/",
        ["admin"] = "http://webns.net/mvcb/",
        ["xhtml"] = "http://www.w3.org/1999/xhtml",
        ["xlink"] = "http://www.w3.org/1999/xlink",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FeedNamespace Of(string name) =>
        ByName.GetValueOrDefault(name.Length > 0 && name[^1] == '/' ? name.TrimEnd('/') : name, FeedNamespace.Other);

    /// <summary>The namespace name that a prefix usually stands for; an unknown one stands for itself.</summary>
    public static string OfPrefix(string prefix) => ByPrefix.GetValueOrDefault(prefix, "undeclared:" + prefix);
}
