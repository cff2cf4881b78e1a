using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>The publishers' feeds, each in the format and with the habits of its system.</summary>
internal static class DemoFeeds
{
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static (string ContentType, byte[] Bytes) Write(
        DemoPublisher publisher, List<DemoArticle> articles, List<DemoGold> golds, Func<DemoArticle, string> description)
    {
        var items = articles.Zip(golds, (article, gold) => new Item(article, gold, description(article))).ToList();
        return publisher.FeedFile switch
        {
            "feed.atom" => ("application/atom+xml; charset=utf-8", Xml(writer => WriteAtom(writer, publisher, items))),
            "feed.json" => ("application/feed+json; charset=utf-8", WriteJson(publisher, items)),
            _ => ("application/rss+xml; charset=utf-8", Xml(writer => WriteRss(writer, publisher, items))),
        };
    }

    private static void WriteRss(XmlWriter writer, DemoPublisher publisher, List<Item> items)
    {
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", "content", null, Content);
        writer.WriteAttributeString("xmlns", "dc", null, Dublin);
        writer.WriteAttributeString("xmlns", "media", null, Media);
        writer.WriteStartElement("channel");
        writer.WriteElementString("title", publisher.Name);
        writer.WriteElementString("link", publisher.HomeUrl);
        writer.WriteElementString("description", publisher.Tagline);
        writer.WriteElementString("language", publisher.Language == "zh-Hant" ? "zh-TW" : "en-US");
        foreach (var item in items)
        {
            writer.WriteStartElement("item");
            writer.WriteElementString("title", item.Gold.Title);
            writer.WriteElementString("link", item.Gold.Url);
            writer.WriteElementString("dc", "creator", Dublin, item.Article.Author);
            writer.WriteElementString("pubDate", item.Gold.PublishedAt.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
            foreach (var category in item.Article.Categories)
            {
                writer.WriteElementString("category", category);
            }
            writer.WriteStartElement("guid");
            writer.WriteAttributeString("isPermaLink", "false");
            writer.WriteString(Id(item));
            writer.WriteEndElement();
            writer.WriteElementString("description", WebUtility.HtmlEncode(item.Description) + Tail(item));
            if (publisher.FullText)
            {
                writer.WriteElementString("content", "encoded", Content, item.Gold.BodyHtml);
            }
            if (item.Gold.Picture is { } picture)
            {
                writer.WriteStartElement("media", "content", Media);
                writer.WriteAttributeString("url", $"{DemoNewswire.BaseUrl}/pictures/{picture.File}");
                writer.WriteAttributeString("medium", "image");
                writer.WriteAttributeString("width", "800");
                writer.WriteAttributeString("height", "450");
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
    }

    private static void WriteAtom(XmlWriter writer, DemoPublisher publisher, List<Item> items)
    {
        writer.WriteStartElement("feed", Atom);
        writer.WriteAttributeString("xml", "lang", null, publisher.Language);
        writer.WriteElementString("title", Atom, publisher.Name);
        writer.WriteElementString("subtitle", Atom, publisher.Tagline);
        writer.WriteElementString("id", Atom, publisher.HomeUrl);
        Link(writer, "self", publisher.FeedUrl);
        Link(writer, "alternate", publisher.HomeUrl);
        writer.WriteElementString("updated", Atom, DemoDates.Iso(items.Count == 0 ? DateTimeOffset.UnixEpoch : items.Max(static i => i.Gold.UpdatedAt ?? i.Gold.PublishedAt)));
        foreach (var item in items)
        {
            writer.WriteStartElement("entry", Atom);
            writer.WriteElementString("title", Atom, item.Gold.Title);
            writer.WriteElementString("id", Atom, Id(item));
            Link(writer, "alternate", item.Gold.Url);
            writer.WriteElementString("published", Atom, DemoDates.Iso(item.Gold.PublishedAt));
            writer.WriteElementString("updated", Atom, DemoDates.Iso(item.Gold.UpdatedAt ?? item.Gold.PublishedAt));
            writer.WriteStartElement("author", Atom);
            writer.WriteElementString("name", Atom, item.Article.Author);
            writer.WriteEndElement();
            foreach (var category in item.Article.Categories)
            {
                writer.WriteStartElement("category", Atom);
                writer.WriteAttributeString("term", category);
                writer.WriteEndElement();
            }
            Html(writer, "summary", WebUtility.HtmlEncode(item.Description) + Tail(item));
            if (publisher.FullText)
            {
                Html(writer, "content", item.Gold.BodyHtml);
            }
            writer.WriteEndElement();
        }
    }

    private static byte[] WriteJson(DemoPublisher publisher, List<Item> items)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", publisher.Name);
            json.WriteString("home_page_url", publisher.HomeUrl);
            json.WriteString("feed_url", publisher.FeedUrl);
            json.WriteString("description", publisher.Tagline);
            json.WriteString("language", publisher.Language);
            json.WriteStartArray("items");
            foreach (var item in items)
            {
                json.WriteStartObject();
                json.WriteString("id", Id(item));
                json.WriteString("url", item.Gold.Url);
                json.WriteString("title", item.Gold.Title);
                json.WriteString("summary", item.Description);
                json.WriteString("content_html", publisher.FullText ? item.Gold.BodyHtml : WebUtility.HtmlEncode(item.Description) + Tail(item));
                json.WriteString("date_published", DemoDates.Iso(item.Gold.PublishedAt));
                if (item.Gold.UpdatedAt is { } updated)
                {
                    json.WriteString("date_modified", DemoDates.Iso(updated));
                }
                if (item.Gold.Picture is { } picture)
                {
                    json.WriteString("image", $"{DemoNewswire.BaseUrl}/pictures/{picture.File}");
                }
                json.WriteStartArray("authors");
                json.WriteStartObject();
                json.WriteString("name", item.Article.Author);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteStartArray("tags");
                foreach (var category in item.Article.Categories)
                {
                    json.WriteStringValue(category);
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static string Id(Item item) => $"{DemoNewswire.BaseUrl}/{item.Article.Publisher.Slug}/?p={DemoDates.Digits(item.Article.Number + 20400)}";

    private static string Tail(Item item) => item.Article.Publisher.ExcerptTail.Replace("{url}", item.Gold.Url, StringComparison.Ordinal);

    private static void Link(XmlWriter writer, string rel, string href)
    {
        writer.WriteStartElement("link", Atom);
        writer.WriteAttributeString("rel", rel);
        writer.WriteAttributeString("href", href);
        writer.WriteEndElement();
    }

    private static void Html(XmlWriter writer, string name, string html)
    {
        writer.WriteStartElement(name, Atom);
        writer.WriteAttributeString("type", "html");
        writer.WriteString(html);
        writer.WriteEndElement();
    }

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            write(writer);
            writer.WriteEndDocument();
        }
        return stream.ToArray();
    }

    private sealed record Item(DemoArticle Article, DemoGold Gold, string Description);
}
