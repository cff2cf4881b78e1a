using System.Globalization;
using System.Xml;

namespace NewsAggregator.Core.Syndication;

/// <summary>RSS 2.0 as the RSS Advisory Board's profile wants it; the article's text in content:encoded after its description.</summary>
public static class RssWriter
{
    public const string MediaType = "application/rss+xml";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";

    public static byte[] Write(SyndicationFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return XmlOutput.Write(xml =>
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "content", null, Content);
            xml.WriteAttributeString("xmlns", "dc", null, Dublin);
            xml.WriteAttributeString("xmlns", "media", null, Media);
            xml.WriteStartElement("channel");
            WriteChannel(xml, feed);
            foreach (SyndicationItem item in feed.Items)
            {
                WriteItem(xml, item);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    /// <summary>RFC 822 with a year of four digits, in GMT.</summary>
    internal static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    private static void WriteChannel(XmlWriter xml, SyndicationFeed feed)
    {
        xml.Text("title", feed.Title);
        xml.Text("link", feed.PageUrl);
        xml.WriteElementString("description", XmlOutput.Clean(feed.Description));
        xml.Text("language", feed.Language.ToLowerInvariant());
        xml.Text("lastBuildDate", Date(feed.Updated));
        xml.Text("generator", "NewsAggregator");
        xml.Text("docs", "https://www.rssboard.org/rss-specification");
        WriteLink(xml, "self", feed.SelfUrl);
        WriteLink(xml, "first", feed.FirstUrl);
        WriteLink(xml, "next", feed.NextUrl);
        WriteLink(xml, "current", feed.CurrentUrl);
        if (feed.IconUrl is not null)
        {
            xml.WriteStartElement("image");
            xml.Text("url", feed.IconUrl);
            xml.Text("title", feed.Title);
            xml.Text("link", feed.PageUrl);
            xml.WriteEndElement();
        }
    }

    private static void WriteLink(XmlWriter xml, string relation, string? address)
    {
        if (address is null)
        {
            return;
        }

        xml.WriteStartElement("atom", "link", Atom);
        xml.Attribute("rel", relation);
        xml.Attribute("type", MediaType);
        xml.Attribute("href", address);
        xml.WriteEndElement();
    }

    private static void WriteItem(XmlWriter xml, SyndicationItem item)
    {
        xml.WriteStartElement("item");
        xml.Text("title", item.Title);
        xml.Text("link", item.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.Text("pubDate", Date(item.Published));
        xml.Text("dc", "creator", Dublin, item.Author ?? item.SourceName);
        xml.Text("dc", "language", Dublin, item.Language);
        foreach (string category in item.Categories)
        {
            xml.Text("category", category);
        }

        // RSS 2.0: a description is HTML. Where there is a text it comes first, because some readers take the last of the two.
        xml.Text("description", XmlOutput.AsHtml(item.Summary));
        xml.Text("content", "encoded", Content, item.Html);
        if (item.Enclosure is { } enclosure)
        {
            xml.WriteStartElement("enclosure");
            xml.Attribute("url", enclosure.Url);
            xml.Attribute("length", enclosure.Length.ToString(CultureInfo.InvariantCulture));
            xml.Attribute("type", enclosure.Type);
            xml.WriteEndElement();
        }

        WritePicture(xml, item.Picture);
        if (item.Source is { } source)
        {
            xml.WriteStartElement("source");
            xml.Attribute("url", source.FeedUrl);
            xml.WriteString(XmlOutput.Clean(source.Name));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WritePicture(XmlWriter xml, SyndicationPicture? picture)
    {
        if (picture is null)
        {
            return;
        }

        xml.WriteStartElement("media", "content", Media);
        xml.Attribute("url", picture.Url);
        xml.Attribute("medium", "image");
        xml.Attribute("width", picture.Width?.ToString(CultureInfo.InvariantCulture));
        xml.Attribute("height", picture.Height?.ToString(CultureInfo.InvariantCulture));
        if (picture.Alt is { Length: > 0 })
        {
            xml.WriteStartElement("media", "description", Media);
            xml.WriteAttributeString("type", "plain");
            xml.WriteString(XmlOutput.Clean(picture.Alt));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
