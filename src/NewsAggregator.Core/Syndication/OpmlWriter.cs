using System.Xml;

namespace NewsAggregator.Core.Syndication;

/// <summary>OPML 2.0; a source stands in each of its groups, those without one at the top.</summary>
public static class OpmlWriter
{
    public const string MediaType = "text/x-opml";

    public static byte[] Write(string title, IReadOnlyList<OpmlSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return XmlOutput.Write(xml =>
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", XmlOutput.Clean(title));
            xml.WriteElementString("docs", "https://opml.org/spec2.opml");
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (string group in sources.SelectMany(s => s.Groups).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                xml.WriteStartElement("outline");
                xml.Attribute("text", group);
                xml.Attribute("title", group);
                foreach (OpmlSource source in sources.Where(s => s.Groups.Contains(group, StringComparer.OrdinalIgnoreCase)))
                {
                    WriteSource(xml, source);
                }

                xml.WriteEndElement();
            }

            foreach (OpmlSource source in sources.Where(s => s.Groups.Count == 0))
            {
                WriteSource(xml, source);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private static void WriteSource(XmlWriter xml, OpmlSource source)
    {
        xml.WriteStartElement("outline");
        xml.Attribute("type", "rss");
        xml.Attribute("text", source.Title);
        xml.Attribute("title", source.Title);
        xml.Attribute("xmlUrl", source.FeedUrl);
        xml.Attribute("htmlUrl", source.HomeUrl);
        xml.Attribute("language", source.Language);
        xml.WriteEndElement();
    }
}
