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

    /// <summary>
    /// How many of the open elements stay open where this one begins. An item begins in a container, whatever is open; a field ends a plain
    /// field that was not closed.
    /// </summary>
    /// <param name="open">Names as written, the outermost first.</param>
    public static int Place(List<string> open, string prefix, string localName)
    {
        string name = FeedNames.Fold(localName);
        if (name is "item" or "entry")
        {
            int container = open.FindLastIndex(candidate => Containers.Contains(Local(candidate)));
            // Inside of markup that happens to know the word, nothing is closed: that markup stands in an item.
            int around = open.FindIndex(candidate => Local(candidate) == name);
            return around >= 0 && around < container ? open.Count : container + 1;
        }

        if (prefix.Length == 0 ? !Fields.Contains(name) : Markup.Contains(prefix))
        {
            return open.Count;
        }

        for (int i = open.Count - 1; i >= 0; i--)
        {
            string outer = Local(open[i]);
            if (Records.Contains(outer))
            {
                break;
            }

            if (Plain.Contains(outer))
            {
                return i;
            }
        }

        return open.Count;
    }

    private static string Local(string name) => FeedNames.Fold(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
