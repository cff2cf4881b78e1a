using System.Xml;
using System.Xml.Linq;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Syndication;

/// <summary>
/// Reads OPML 1.0 and 2.0 as people have it: any letter case of attributes, folders in folders, one feed in several folders,
/// junk before the root. Document types are ignored and nothing outside is ever opened.
/// </summary>
public static class OpmlReader
{
    public const int MaxBytes = 10 * 1024 * 1024;
    private const int MaxDepth = 64;

    public static OpmlDocument Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > MaxBytes)
        {
            return Failed("the file is larger than 10 MB");
        }

        XDocument document;
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(Trimmed(bytes)), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                CheckCharacters = false,
                MaxCharactersInDocument = MaxBytes,
            });
            document = XDocument.Load(reader);
        }
        catch (XmlException mistake)
        {
            return Failed($"it is not well-formed XML: {mistake.Message}");
        }

        XElement? root = document.Root;
        if (root is null || !Is(root, "opml"))
        {
            return Failed($"it is not OPML: its root is <{root?.Name.LocalName}>");
        }

        Dictionary<string, Found> found = new(StringComparer.Ordinal);
        List<string> order = [];
        List<OpmlRefusal> refused = [];
        foreach (XElement body in root.Elements().Where(e => Is(e, "body")))
        {
            Collect(body, [], found, order, refused);
        }

        string? title = root.Elements().FirstOrDefault(e => Is(e, "head"))?.Elements().FirstOrDefault(e => Is(e, "title"))?.Value;
        return new OpmlDocument(
            title is null ? null : PlainText.Fold(title),
            [.. order.Select(url => found[url]).Select(f => new OpmlSource(f.Title, f.FeedUrl, f.HomeUrl, f.Language, f.Groups))],
            null) { Refused = refused };
    }

    private static void Collect(XElement top, IReadOnlyList<string> folders, Dictionary<string, Found> found, List<string> order, List<OpmlRefusal> refused)
    {
        if (folders.Count > MaxDepth)
        {
            return;
        }

        foreach (XElement outline in top.Elements().Where(e => Is(e, "outline")))
        {
            string name = PlainText.Fold(Value(outline, "title") ?? Value(outline, "text") ?? "");
            if (WebAddress(Value(outline, "xmlUrl")) is string feed)
            {
                Add(outline, name, feed, folders, found, order);
            }
            else if (Value(outline, "xmlUrl") is string other)
            {
                refused.Add(new OpmlRefusal(name, PlainText.Cut(other, 200)));
            }

            IReadOnlyList<string> inner = outline.HasElements && Value(outline, "xmlUrl") is null && name.Length > 0 ? [.. folders, name] : folders;
            Collect(outline, inner, found, order, refused);
        }
    }

    private static void Add(XElement outline, string name, string feed, IReadOnlyList<string> folders, Dictionary<string, Found> found, List<string> order)
    {
        if (!found.TryGetValue(feed, out Found? source))
        {
            string? home = WebAddress(Value(outline, "htmlUrl"));
            source = new Found(name.Length > 0 ? name : new Uri(feed).Host, feed, home, Value(outline, "language"));
            found.Add(feed, source);
            order.Add(feed);
        }

        // OPML 2.0: "/Boston/Weather,/Wires" are further folders.
        IEnumerable<string> categories = (Value(outline, "category") ?? "").Split([',', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string group in folders.Concat(categories).Select(group => PlainText.Cut(group, 100)))
        {
            if (!source.Groups.Contains(group, StringComparer.OrdinalIgnoreCase))
            {
                source.Groups.Add(group);
            }
        }
    }

    private static bool Is(XElement element, string name) => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase);

    private static string? Value(XElement element, string name)
    {
        string? value = element.Attributes().FirstOrDefault(a => string.Equals(a.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value.Trim();
        return value is { Length: > 0 } ? value : null;
    }

    private static string? WebAddress(string? text)
    {
        if (text is null)
        {
            return null;
        }

        string address = text.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? string.Concat("http://", text.AsSpan(7))
            : text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? text[5..]
            : text;
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? address : null;
    }

    // White space before the XML declaration is the commonest fault of files that went through an editor.
    private static byte[] Trimmed(byte[] bytes)
    {
        int start = 0;
        while (start < bytes.Length && bytes[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        return start == 0 ? bytes : bytes[start..];
    }

    private static OpmlDocument Failed(string error) => new(null, [], error);

    private sealed record Found(string Title, string FeedUrl, string? HomeUrl, string? Language)
    {
        public List<string> Groups { get; } = [];
    }
}
