using System.Globalization;
using System.Text;

namespace NewsAggregator.FeedFarm;

/// <summary>The list of the farm's feeds, to import.</summary>
internal static class OpmlDocument
{
    public static string Write(FarmField field)
    {
        var opml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>feedfarm</title></head>\n<body>\n");
        for (var feed = 0; feed < field.Options.Feeds; feed++)
        {
            var title = field.FeedTitle(feed);
            opml.Append(CultureInfo.InvariantCulture, $"<outline text=\"{title}\" title=\"{title}\" type=\"rss\" xmlUrl=\"{field.FeedAddress(feed)}\" htmlUrl=\"{field.BaseOf(feed)}/site/{feed}\" />\n");
        }

        return opml.Append("</body>\n</opml>\n").ToString();
    }
}
