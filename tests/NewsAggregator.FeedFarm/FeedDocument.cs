using System.Globalization;
using System.Text;
using static NewsAggregator.FeedFarm.FarmDocument;

namespace NewsAggregator.FeedFarm;

/// <summary>RSS 2.0 in the shape that a WordPress news site gives, newest item first.</summary>
internal static class FeedDocument
{
    /// <summary>A feed shows the item numbers <paramref name="tick"/> to tick + items - 1.</summary>
    public static FarmDocument Write(FarmField field, int feed, int tick)
    {
        var options = field.Options;
        var modified = options.Epoch.AddMinutes(tick);
        var xml = new StringBuilder(options.Items * (options.BodyBytes + 1200));
        Channel(xml, field, feed, modified);
        for (var number = tick + options.Items - 1; number >= tick; number--) Item(xml, field, feed, number);
        return From(xml.Append("</channel>\n</rss>\n"), modified, options.Gzip);
    }

    private static void Channel(StringBuilder xml, FarmField field, int feed, DateTime modified)
    {
        var title = Escaped(field.FeedTitle(feed));
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"\n");
        xml.Append("\txmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n");
        xml.Append("\txmlns:wfw=\"http://wellformedweb.org/CommentAPI/\"\n");
        xml.Append("\txmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n");
        xml.Append("\txmlns:atom=\"http://www.w3.org/2005/Atom\"\n");
        xml.Append("\txmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"\n");
        xml.Append("\txmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\"\n>\n\n<channel>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t<title>{title}</title>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t<atom:link href=\"{field.FeedAddress(feed)}\" rel=\"self\" type=\"application/rss+xml\" />\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t<link>{field.BaseOf(feed)}/site/{feed}</link>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t<description>{title} &#124; FeedFarm</description>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t<lastBuildDate>{Rfc822(modified)}</lastBuildDate>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t<language>{LanguageTag(field.Options.LanguageOf(feed))}</language>\n");
        xml.Append("\t<sy:updatePeriod>hourly</sy:updatePeriod>\n\t<sy:updateFrequency>1</sy:updateFrequency>\n\t<generator>FeedFarm</generator>\n");
    }

    private static void Item(StringBuilder xml, FarmField field, int feed, int number)
    {
        var item = FarmItem.Grow(field, feed, number);
        xml.Append(CultureInfo.InvariantCulture, $"\t<item>\n\t\t<title>{Escaped(item.Title)}</title>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<link>{Escaped(item.Link)}</link>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<dc:creator><![CDATA[{item.Author}]]></dc:creator>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<pubDate>{Rfc822(item.Date)}</pubDate>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<category><![CDATA[{item.Category}]]></category>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<guid isPermaLink=\"false\">{field.BaseOf(feed)}/?p={feed}-{number}</guid>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<description><![CDATA[<p>{Opening(item.BodyHtml)}</p>]]></description>\n");
        xml.Append(CultureInfo.InvariantCulture, $"\t\t<content:encoded><![CDATA[{item.BodyHtml}]]></content:encoded>\n\t</item>\n");
    }

    private static string LanguageTag(FarmLanguage language) => language switch
    {
        FarmLanguage.English => "en-US",
        FarmLanguage.Traditional => "zh-TW",
        _ => "zh-CN",
    };

    /// <summary>The first 180 letters of the first paragraph, tags left out.</summary>
    private static string Opening(string html)
    {
        var start = html.IndexOf("<p>", StringComparison.Ordinal) + 3;
        var end = html.IndexOf("</p>", start, StringComparison.Ordinal);
        var text = new StringBuilder();
        var inTag = false;
        foreach (var letter in html.AsSpan(start, end - start))
        {
            if (letter == '<') inTag = true;
            else if (letter == '>') inTag = false;
            else if (!inTag) text.Append(letter);
            if (text.Length >= 180) break;
        }

        return text.Append(" [&#8230;]").ToString();
    }
}
