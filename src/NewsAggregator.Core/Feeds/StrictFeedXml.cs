using System.Xml;

namespace NewsAggregator.Core.Feeds;

/// <summary>Reads well-formed XML, by the book: no DTD, no resolver, no entities but XML's own five.</summary>
internal static class StrictFeedXml
{
    private const int LongestTag = 64 * 1024;
    private const int DeepestAsked = 1000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>The tree, or null with the reader's words where the document is not well-formed.</summary>
    public static FeedElement? Read(string document, Uri? address, int maxDepth, out bool tooDeep, out string? problem)
    {
        FeedTreeBuilder builder = new(maxDepth, address);
        problem = null;
        tooDeep = false;
        if (HasHugeTag(document))
        {
            problem = "a tag is longer than any feed's";
            return null;
        }

        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(document), Settings);
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (reader.Depth > DeepestAsked)
                        {
                            problem = "elements are nested deeper than any feed's";
                            return null;
                        }

                        bool empty = reader.IsEmptyElement;
                        string name = reader.LocalName;
                        string space = reader.NamespaceURI;
                        builder.Open(name, space, Attributes(reader));
                        if (empty)
                        {
                            builder.Close();
                        }

                        break;
                    case XmlNodeType.EndElement:
                        builder.Close();
                        break;
                    case XmlNodeType.Whitespace when builder.Current is { Name: "item" or "entry" or "channel" or "feed" or "rss" or "rdf" or "group" }:
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                        builder.Text(reader.Value);
                        break;
                }
            }
        }
        catch (XmlException exception)
        {
            problem = exception.Message;
            return null;
        }

        tooDeep = builder.WasTooDeep;
        return builder.Root;
    }

    // The reader's time grows with the square of the attributes of one tag, and of namespaces in force.
    private static bool HasHugeTag(ReadOnlySpan<char> document)
    {
        int next;
        while ((next = document.IndexOf('<')) >= 0)
        {
            document = document[(next + 1)..];
            if (document.IsEmpty || document[0] is '!' or '?' or '/')
            {
                continue;
            }

            int end = document.IndexOf('>');
            if (end > LongestTag)
            {
                return true;
            }

            if (end < 0)
            {
                return document.Length > LongestTag;
            }

            document = document[end..];
        }

        return false;
    }

    private static FeedAttribute[] Attributes(XmlReader reader)
    {
        if (!reader.HasAttributes)
        {
            return [];
        }

        FeedAttribute[] attributes = new FeedAttribute[reader.AttributeCount];
        for (int i = 0; i < attributes.Length; i++)
        {
            reader.MoveToAttribute(i);
            attributes[i] = new FeedAttribute(reader.LocalName, reader.Name, FeedNamespaces.Of(reader.NamespaceURI), FeedCharacters.Clean(reader.Value));
        }

        reader.MoveToElement();
        return attributes;
    }
}
