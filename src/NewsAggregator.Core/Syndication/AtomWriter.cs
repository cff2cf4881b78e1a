using System.Globalization;
using System.Xml;

namespace NewsAggregator.Core.Syndication;

/// <summary>Atom 1.0 (RFC 4287), with paging by RFC 5005.</summary>
public static class AtomWriter
{
    public const string MediaType = "application/atom+xml";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Media = "http://search.yahoo.com/mrss/";

    public static byte[] Write(SyndicationFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return XmlOutput.Write(xml =>
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            xml.WriteAttributeString("xmlns", "media", null, Media);
            xml.Text("id", feed.Id);
            xml.Text("title", feed.Title);
            xml.Text("subtitle", feed.Description);
            xml.Text("updated", Date(feed.Updated));
            WriteLink(xml, "self", MediaType, feed.SelfUrl);
            WriteLink(xml, "alternate", "text/html", feed.PageUrl);
            WriteLink(xml, "first", MediaType, feed.FirstUrl);
            WriteLink(xml, "next", MediaType, feed.NextUrl);
            WriteLink(xml, "current", MediaType, feed.CurrentUrl);
            xml.Text("generator", "NewsAggregator");
            xml.Text("icon", feed.IconUrl);
            foreach (SyndicationItem item in feed.Items)
            {
                WriteEntry(xml, item);
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>RFC 3339, UTC.</summary>
    internal static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteEntry(XmlWriter xml, SyndicationItem item)
    {
        xml.WriteStartElement("entry");
        if (item.Language is not null)
        {
            xml.WriteAttributeString("xml", "lang", null, item.Language);
        }

        xml.Text("id", item.Id);
        WriteText(xml, "title", "text", item.Title);
        xml.Text("published", Date(item.Published));
        xml.Text("updated", Date(item.Updated));
        xml.WriteStartElement("author");
        xml.Text("name", item.Author ?? item.SourceName);
        xml.WriteEndElement();
        WriteLink(xml, "alternate", "text/html", item.Url);
        WriteLink(xml, "via", "text/html", item.OriginalUrl);
        foreach (string category in item.Categories)
        {
            xml.WriteStartElement("category");
            xml.Attribute("term", category);
            xml.WriteEndElement();
        }

        // RFC 4287, 4.1.1: an entry has a summary or a content, and one with neither text still needs its words somewhere.
        WriteText(xml, "summary", "text", item.Summary ?? (item.Html is null ? item.Title : null));
        WriteText(xml, "content", "html", item.Html);
        if (item.Enclosure is { } enclosure)
        {
            xml.WriteStartElement("link");
            xml.Attribute("rel", "enclosure");
            xml.Attribute("type", enclosure.Type);
            xml.Attribute("length", enclosure.Length > 0 ? enclosure.Length.ToString(CultureInfo.InvariantCulture) : null);
            xml.Attribute("href", enclosure.Url);
            xml.WriteEndElement();
        }

        if (item.Picture is { } picture)
        {
            xml.WriteStartElement("media", "content", Media);
            xml.Attribute("url", picture.Url);
            xml.Attribute("medium", "image");
            xml.Attribute("width", picture.Width?.ToString(CultureInfo.InvariantCulture));
            xml.Attribute("height", picture.Height?.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        WriteSource(xml, item);
        xml.WriteEndElement();
    }

    // RFC 4287, 4.2.11: of which feed the entry is a part; it changes only with the entry.
    private static void WriteSource(XmlWriter xml, SyndicationItem item)
    {
        if (item.Source is not { } source)
        {
            return;
        }

        xml.WriteStartElement("source");
        xml.Text("id", source.Id);
        WriteText(xml, "title", "text", source.Name);
        xml.Text("updated", Date(item.Updated));
        WriteLink(xml, "self", RssWriter.MediaType, source.FeedUrl);
        WriteLink(xml, "alternate", "text/html", source.PageUrl);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string name, string type, string? text)
    {
        if (text is not { Length: > 0 })
        {
            return;
        }

        xml.WriteStartElement(name);
        xml.WriteAttributeString("type", type);
        xml.WriteString(XmlOutput.Clean(text));
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string type, string? address)
    {
        if (address is null)
        {
            return;
        }

        xml.WriteStartElement("link");
        xml.Attribute("rel", relation);
        xml.Attribute("type", type);
        xml.Attribute("href", address);
        xml.WriteEndElement();
    }
}
