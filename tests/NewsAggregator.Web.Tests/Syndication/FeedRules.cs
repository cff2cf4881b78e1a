using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>
/// What a feed that we publish has to be: RSS 2.0 with the RSS Advisory Board's profile, RFC 4287 and RFC 5005 section 3, JSON Feed 1.1,
/// and what readers and validators were found to stumble over. Answers with every rule that is broken, in words.
/// </summary>
internal static partial class FeedRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    private static readonly HashSet<string> FeedRelations = ["self", "alternate", "first", "next", "current"];

    public static IReadOnlyList<string> Broken(string format, byte[] bytes, string self, DateTimeOffset now)
    {
        List<string> broken = [];
        if (bytes.Length == 0 || bytes[0] is not ((byte)'<' or (byte)'{'))
        {
            return ["it does not begin with < or {: a byte order mark, or nothing"];
        }

        switch (format)
        {
            case "xml":
                Rss(Parse(bytes, broken), self, now, broken);
                break;
            case "atom":
                AtomFeed(Parse(bytes, broken), self, now, broken);
                break;
            default:
                Json(bytes, self, now, broken);
                break;
        }

        return broken;
    }

    private static XElement Parse(byte[] bytes, List<string> broken)
    {
        Must(broken, Encoding.UTF8.GetString(bytes, 0, 50).StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", StringComparison.Ordinal), "the declaration does not say UTF-8");
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader).Root!;
    }

    private static void Rss(XElement root, string self, DateTimeOffset now, List<string> broken)
    {
        Must(broken, root.Name == "rss" && (string?)root.Attribute("version") == "2.0" && root.Elements().Count() == 1, "root is not rss 2.0 with one channel");
        XElement channel = root.Element("channel")!;
        foreach (string one in (string[])["title", "link", "description", "language", "lastBuildDate"])
        {
            Must(broken, channel.Elements(one).Count() == 1 && channel.Element(one)!.Value.Length > 0, $"channel has not exactly one {one}");
        }

        HashSet<XName> allowed = ["title", "link", "description", "language", "lastBuildDate", "generator", "docs", "image", "item", Atom + "link"];
        broken.AddRange(channel.Elements().Where(e => !allowed.Contains(e.Name)).Select(e => $"channel has {e.Name}"));
        Must(broken, channel.Elements().SkipWhile(e => e.Name != "item").All(e => e.Name == "item"), "something of the channel stands after its items");
        Links(channel, self, "application/rss+xml", broken);
        Must(broken, Absolute(channel.Element("link")?.Value), "the channel's link is not absolute");
        Rfc822(channel.Element("lastBuildDate")?.Value, now, broken);
        XElement[] items = [.. channel.Elements("item")];
        Distinct(items.Select(i => i.Element("guid")?.Value), "guid", broken);
        Distinct(items.Select(i => i.Element("pubDate")?.Value), "pubDate", broken);
        foreach (XElement item in items)
        {
            RssItem(item, now, broken);
        }
    }

    private static void RssItem(XElement item, DateTimeOffset now, List<string> broken)
    {
        HashSet<XName> allowed = ["title", "link", "guid", "pubDate", "category", "description", "enclosure", "source", Dublin + "creator", Dublin + "language", Content + "encoded", Media + "content"];
        broken.AddRange(item.Elements().Where(e => !allowed.Contains(e.Name)).Select(e => $"item has {e.Name}"));
        foreach (XName one in (XName[])["title", "link", "guid", "pubDate", Dublin + "creator"])
        {
            Must(broken, item.Elements(one).Count() == 1 && item.Element(one)!.Value.Trim().Length > 0, $"item has not exactly one {one}");
        }

        foreach (XName few in (XName[])["description", "enclosure", "source", Content + "encoded", Dublin + "language"])
        {
            Must(broken, item.Elements(few).Count() <= 1, $"item has several {few}");
        }

        Must(broken, (string?)item.Element("guid")?.Attribute("isPermaLink") == "false", "guid does not say isPermaLink=false");
        Id(item.Element("guid")?.Value, broken);
        Must(broken, Absolute(item.Element("link")?.Value), $"link is not absolute: {item.Element("link")?.Value}");
        Rfc822(item.Element("pubDate")?.Value, now, broken);
        Must(broken, item.Elements("category").All(c => c.Value.Trim().Length > 0), "an empty category");
        if (item.Element(Content + "encoded") is { } encoded)
        {
            Must(broken, encoded.ElementsBeforeSelf("description").Any(), "no description before content:encoded");
            Html(encoded.Value, broken);
        }

        Must(broken, item.Element("description") is not { } description || !description.Value.Contains('<', StringComparison.Ordinal), "a description has markup, or plain words that are not escaped");
        if (item.Element("enclosure") is { } enclosure)
        {
            Must(
                broken,
                Absolute((string?)enclosure.Attribute("url")) && long.TryParse((string?)enclosure.Attribute("length"), NumberStyles.None, CultureInfo.InvariantCulture, out _) && Mime().IsMatch((string?)enclosure.Attribute("type") ?? ""),
                $"enclosure: {enclosure}");
        }

        Must(broken, item.Element("source") is not { } source || (Absolute((string?)source.Attribute("url")) && source.Value.Length > 0), "source without url or name");
        Pictures(item, broken);
    }

    private static void AtomFeed(XElement feed, string self, DateTimeOffset now, List<string> broken)
    {
        Must(broken, feed.Name == Atom + "feed", "root is not atom:feed");
        Must(broken, (string?)feed.Attribute(XNamespace.Xml + "lang") is { Length: > 1 }, "no xml:lang");
        HashSet<XName> allowed = [Atom + "id", Atom + "title", Atom + "subtitle", Atom + "updated", Atom + "link", Atom + "generator", Atom + "icon", Atom + "entry"];
        broken.AddRange(feed.Elements().Where(e => !allowed.Contains(e.Name)).Select(e => $"feed has {e.Name}"));
        Links(feed, self, "application/atom+xml", broken);
        Must(broken, feed.Elements(Atom + "link").Count(l => (string?)l.Attribute("rel") == "alternate") == 1, "the feed has not one alternate link");
        AtomHead(feed, now, broken);
        XElement[] entries = [.. feed.Elements(Atom + "entry")];
        Distinct(entries.Select(e => e.Element(Atom + "id")?.Value), "id", broken);
        Distinct(entries.Select(e => e.Element(Atom + "updated")?.Value), "updated", broken);
        Distinct(entries.Select(e => e.Element(Atom + "published")?.Value), "published", broken);
        foreach (XElement entry in entries)
        {
            Entry(entry, now, broken);
        }
    }

    private static void AtomHead(XElement part, DateTimeOffset now, List<string> broken)
    {
        foreach (string one in (string[])["id", "title", "updated"])
        {
            Must(broken, part.Elements(Atom + one).Count() == 1 && part.Element(Atom + one)!.Value.Length > 0, $"{part.Name.LocalName} has not exactly one {one}");
        }

        Id(part.Element(Atom + "id")?.Value, broken);
        Rfc3339(part.Element(Atom + "updated")?.Value, now, broken);
    }

    private static void Entry(XElement entry, DateTimeOffset now, List<string> broken)
    {
        string[] names = ["id", "title", "updated", "published", "author", "link", "category", "summary", "content", "source"];
        HashSet<XName> allowed = [.. names.Select(name => Atom + name), Media + "content"];
        broken.AddRange(entry.Elements().Where(e => !allowed.Contains(e.Name)).Select(e => $"entry has {e.Name}"));
        AtomHead(entry, now, broken);
        Rfc3339(entry.Element(Atom + "published")?.Value, now, broken);
        Must(broken, entry.Elements(Atom + "author").Count() == 1 && entry.Element(Atom + "author")!.Element(Atom + "name")?.Value.Length > 0, "entry has no author with a name");
        Must(broken, entry.Elements(Atom + "link").Count(l => (string?)l.Attribute("rel") == "alternate") == 1, "entry has not one alternate link");
        Must(broken, entry.Elements(Atom + "link").All(l => (string?)l.Attribute("rel") is "alternate" or "via" or "enclosure" && Absolute((string?)l.Attribute("href"))), "entry has a strange link");
        Must(broken, entry.Elements(Atom + "link").Count(l => (string?)l.Attribute("rel") == "enclosure") <= 1, "entry has several enclosures");
        Must(broken, entry.Elements(Atom + "summary").Count() <= 1 && entry.Elements(Atom + "content").Count() <= 1, "entry has several summaries or contents");
        Must(broken, entry.Element(Atom + "summary") is not null || entry.Element(Atom + "content") is not null, "entry has neither summary nor content");
        Must(broken, entry.Elements(Atom + "category").All(c => (string?)c.Attribute("term") is { Length: > 0 }), "category without term");
        if (entry.Element(Atom + "content") is { } content)
        {
            Must(broken, (string?)content.Attribute("type") == "html", "content is not html");
            Html(content.Value, broken);
        }

        if (entry.Element(Atom + "source") is { } source)
        {
            AtomHead(source, now, broken);
        }

        Pictures(entry, broken);
    }

    private static void Json(byte[] bytes, string self, DateTimeOffset now, List<string> broken)
    {
        using JsonDocument document = JsonDocument.Parse(bytes);
        JsonElement feed = document.RootElement;
        Known(feed, ["version", "title", "home_page_url", "feed_url", "description", "next_url", "icon", "language", "items"], "feed", broken);
        Must(broken, Text(feed, "version") == "https://jsonfeed.org/version/1.1", "version");
        Must(broken, Text(feed, "title") is { Length: > 0 }, "no title");
        Must(broken, Text(feed, "feed_url") == self, $"feed_url is {Text(feed, "feed_url")}, not {self}");
        Must(broken, Absolute(Text(feed, "home_page_url")), "home_page_url is not absolute");
        Must(broken, Text(feed, "next_url") is not string next || (Absolute(next) && next != self), "next_url is this document's own address, or not absolute");
        JsonElement[] items = [.. feed.GetProperty("items").EnumerateArray()];
        Distinct(items.Select(i => Text(i, "id")), "id", broken);
        Distinct(items.Select(i => Text(i, "date_published")), "date_published", broken);
        foreach (JsonElement item in items)
        {
            JsonItem(item, now, broken);
        }
    }

    private static void JsonItem(JsonElement item, DateTimeOffset now, List<string> broken)
    {
        Known(
            item,
            ["id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "date_published", "date_modified", "authors", "language", "tags", "attachments", "_source"],
            "item", broken);
        Id(Text(item, "id"), broken);
        Must(broken, Absolute(Text(item, "url")) && (Text(item, "external_url") is not string away || Absolute(away)), "url is not absolute");
        Must(broken, item.TryGetProperty("content_html", out _) != item.TryGetProperty("content_text", out _), "not exactly one of content_html and content_text");
        Must(broken, Text(item, "title") is { Length: > 0 }, "item without title");
        Rfc3339(Text(item, "date_published"), now, broken);
        Rfc3339(Text(item, "date_modified"), now, broken);
        Must(broken, item.GetProperty("authors").EnumerateArray().Any(a => Text(a, "name") is { Length: > 0 }), "item without author");
        Must(broken, Text(item, "image") is not string image || Absolute(image), "image is not absolute");
        if (item.TryGetProperty("attachments", out JsonElement attachments))
        {
            Must(broken, attachments.EnumerateArray().All(a => Absolute(Text(a, "url")) && Mime().IsMatch(Text(a, "mime_type") ?? "")), "attachment without url or mime_type");
        }

        if (Text(item, "content_html") is string html)
        {
            Html(html, broken);
        }
    }

    private static void Links(XElement part, string self, string type, List<string> broken)
    {
        XElement[] links = [.. part.Elements(Atom + "link")];
        broken.AddRange(links.Where(l => !FeedRelations.Contains((string?)l.Attribute("rel") ?? "")).Select(l => $"strange link: {l}"));
        Must(broken, links.All(l => Absolute((string?)l.Attribute("href"))), "a link is not absolute");
        string?[] own = [.. links.Where(l => (string?)l.Attribute("rel") == "self").Select(l => (string?)l.Attribute("href"))];
        Must(broken, own.Length == 1 && own[0] == self, $"self is {string.Join(", ", own)}, not {self}");
        string? Of(string relation) => (string?)links.SingleOrDefault(l => (string?)l.Attribute("rel") == relation)?.Attribute("href");
        Must(broken, (Of("next") is null && Of("current") is null) == (Of("first") is null), "parts of a paged feed do not name the first, or a whole one does");
        Must(broken, Of("next") != self, "next is this document's own address");
        Must(broken, links.All(l => (string?)l.Attribute("rel") == "alternate" || (string?)l.Attribute("type") == type), "a link to a feed has another type");
    }

    private static void Pictures(XElement item, List<string> broken)
    {
        foreach (XElement picture in item.Elements(Media + "content"))
        {
            Must(broken, Absolute((string?)picture.Attribute("url")) && (string?)picture.Attribute("medium") == "image", $"picture: {picture}");
            Must(broken, (string?)picture.Attribute("width") is not string width || int.Parse(width, CultureInfo.InvariantCulture) >= 400, $"a picture too small for readers: {picture}");
        }
    }

    private static void Html(string html, List<string> broken)
    {
        if (AllowedHtml.Violation(new HtmlParser().ParseDocument(html).Body!) is string violation)
        {
            broken.Add($"content: {violation}");
        }
    }

    private static void Rfc822(string? text, DateTimeOffset now, List<string> broken)
    {
        bool read = DateTimeOffset.TryParseExact(text, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        Must(broken, read && time <= now, $"no date of RFC 822, or one to come: {text}");
    }

    private static void Rfc3339(string? text, DateTimeOffset now, List<string> broken)
    {
        bool read = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        Must(broken, read && time <= now, $"no date of RFC 3339, or one to come: {text}");
    }

    private static void Id(string? id, List<string> broken) => Must(broken, id is not null && Urn().IsMatch(id), $"no urn:uuid: {id}");

    private static void Distinct(IEnumerable<string?> values, string what, List<string> broken) =>
        broken.AddRange(values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => $"{what} {group.Key} stands {group.Count()} times"));

    private static void Known(JsonElement value, string[] names, string what, List<string> broken) =>
        broken.AddRange(value.EnumerateObject().Where(property => !names.Contains(property.Name)).Select(property => $"{what} has {property.Name}"));

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static bool Absolute(string? address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && !address!.Contains(' ', StringComparison.Ordinal);

    private static void Must(List<string> broken, bool holds, string words)
    {
        if (!holds)
        {
            broken.Add(words);
        }
    }

    [GeneratedRegex("^[a-z]+/[a-z0-9][a-z0-9.+-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Mime();

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Urn();
}
