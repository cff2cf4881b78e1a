using System.Xml.Linq;

namespace NewsAggregator.Storage.Seeding;

/// <summary>One real source that a new site may start with. Language is BCP 47.</summary>
public sealed record StarterSource(
    string Group, string GroupZh, string Name, string Slug, string FeedUrl, string HomeUrl, string Language);

/// <summary>The starter sets of <c>seeds/sources.opml</c>, in their order.</summary>
public static class StarterSources
{
    private static readonly XNamespace Own = "urn:newsaggregator:opml";

    public static IReadOnlyList<StarterSource> Load()
    {
        var body = XDocument.Parse(SeedFiles.Text("seeds/sources.opml")).Root?.Element("body")
            ?? throw new InvalidOperationException("seeds/sources.opml has no body.");
        return
        [
            .. from folder in body.Elements("outline")
               from source in folder.Elements("outline")
               select new StarterSource(
                   Value(folder, "text"), Value(folder, Own + "textZh"), Value(source, "title"), Value(source, Own + "slug"),
                   Value(source, "xmlUrl"), Value(source, "htmlUrl"), Value(source, "language")),
        ];
    }

    private static string Value(XElement outline, XName name) => outline.Attribute(name)?.Value
        ?? throw new InvalidOperationException($"An outline of seeds/sources.opml lacks {name.LocalName}.");
}
