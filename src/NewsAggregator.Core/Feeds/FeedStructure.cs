using System.Collections.Frozen;

namespace NewsAggregator.Core.Feeds;

/// <summary>What stands where in a feed, so that a reader of broken markup knows what was never closed.</summary>
internal static class FeedStructure
{
    // What holds items.
    private static readonly FrozenSet<string> Containers = Set("rss", "rdf", "channel", "feed", "items");

    // What has fields of its own, and ends the search for an open field.
    private static readonly FrozenSet<string> Records = Set("item", "entry", "channel", "feed", "rss", "rdf", "source", "image", "textinput", "author", "contributor", "owner");

    // Fields of words or an address: no other field stands in them.
    private static readonly FrozenSet<string> Plain = Set(
        "title", "link", "guid", "id", "pubdate", "published", "updated", "modified", "issued", "created", "lastbuilddate", "date", "category", "comments", "generator", "ttl",
        "docs", "language", "copyright", "rights", "managingeditor", "webmaster", "creator", "url", "name", "uri", "email");

    private static readonly FrozenSet<string> Fields = Set(
        "title", "link", "guid", "id", "pubdate", "published", "updated", "modified", "issued", "created", "lastbuilddate", "category", "comments", "generator", "ttl", "docs",
        "language", "copyright", "rights", "managingeditor", "webmaster", "description", "summary", "content", "author", "enclosure", "source", "image", "url", "name", "uri", "email",
        "subtitle", "tagline", "logo", "icon", "contributor");

    // Prefixes of markup, not of fields.
    private static readonly FrozenSet<string> Markup = Set("xhtml", "html", "svg", "math", "m", "mml", "v", "o", "w", "st1");

    /// <summary>An open element, and where around it (itself included) the places are that decide what may begin in it; -1: nowhere.</summary>
    /// <param name="Container">The innermost that holds items.</param>
    /// <param name="Item">The outermost item.</param>
    /// <param name="PlainField">The outermost field of words since the last record.</param>
    internal readonly record struct OpenElement(string Name, int Container, int Item, int PlainField);

    /// <summary>What is to be remembered of an element that opens at this depth.</summary>
    public static OpenElement Open(string name, List<OpenElement> open)
    {
        OpenElement around = open.Count == 0 ? new OpenElement("", -1, -1, -1) : open[^1];
        string local = FeedNames.Fold(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return new OpenElement(
            name,
            Containers.Contains(local) ? open.Count : around.Container,
            around.Item < 0 && local is "item" or "entry" ? open.Count : around.Item,
            Records.Contains(local) ? -1 : around.PlainField < 0 && Plain.Contains(local) ? open.Count : around.PlainField);
    }

    /// <summary>
    /// How many of the open elements stay open where this one begins. An item begins in a container, whatever is open; a field ends a plain
    /// field that was not closed.
    /// </summary>
    /// <param name="open">The outermost first.</param>
    public static int Place(List<OpenElement> open, string prefix, string localName)
    {
        if (open.Count == 0)
        {
            return 0;
        }

        OpenElement around = open[^1];
        string name = FeedNames.Fold(localName);
        if (name is "item" or "entry")
        {
            // Inside of markup that happens to know the word, nothing is closed: that markup stands in an item.
            return around.Item >= 0 && around.Item < around.Container ? open.Count : around.Container + 1;
        }

        bool isField = prefix.Length == 0 ? Fields.Contains(name) : !Markup.Contains(prefix);
        return isField && around.PlainField >= 0 ? around.PlainField : open.Count;
    }

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
