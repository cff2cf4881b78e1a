using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

/// <summary>One sound feed in each format, broken everywhere: what was complete is kept, and nothing is made up.</summary>
public sealed class FeedBreakTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Port</title><link>https://a.example/</link>
        <item><title>first &amp; é</title><link>https://a.example/1</link><dc:creator>Ida</dc:creator><description><![CDATA[<p>a > b</p>]]></description></item>
        <item><title>second 港</title><link>https://a.example/2</link><guid>2</guid></item>
        <item><title>third</title><link>https://a.example/3</link><enclosure url="a.mp3" type="audio/mpeg"/></item></channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Port</title><link href="https://a.example/"/>
        <entry><title>first &amp; é</title><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x<br/></p></div></content></entry>
        <entry><title>second 港</title><id>2</id></entry><entry><title>third</title><id>3</id></entry></feed>
        """;

    private const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"Port","items":[{"id":"1","title":"first & é","tags":["a","}]"]},{"id":"2","title":"second 港","authors":[{"name":"x"}]},{"id":"3","title":"third"}]}
        """;

    private static readonly string[] Titles = ["first &amp; é", "second 港", "third"];

    [Theory]
    [InlineData(Rss, "</item>")]
    [InlineData(Atom, "</entry>")]
    [InlineData(Json, "}")]
    public void Cut_at_any_byte_every_complete_item_is_kept_and_no_other(string document, string end)
    {
        byte[] whole = Encoding.UTF8.GetBytes(document);
        int[] ends = EndsOfItems(document, end);
        for (int length = 0; length <= whole.Length; length++)
        {
            ParsedFeed feed = FeedParser.Parse(whole.AsMemory(0, length), null, null);
            int complete = ends.Count(at => at <= length);
            Assert.True(
                feed.Items.Select(item => item.Title?.Replace("first & é", Titles[0], StringComparison.Ordinal)).SequenceEqual(Titles.Take(complete)),
                $"cut at {length}: {string.Join(" | ", feed.Items.Select(item => item.Title))}, expected {complete}");
            Assert.True(feed.Ok || feed.Error is not null);
        }
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\u0000")]
    [InlineData("\u0008")]
    [InlineData("&")]
    [InlineData("<")]
    [InlineData("&nosuch;")]
    [InlineData("&#xD800;")]
    [InlineData("<br>")]
    [InlineData("</b>")]
    [InlineData("<x:y/>")]
    [InlineData("<!-- a -- b -->")]
    [InlineData("<?php echo 1 ?>")]
    [InlineData("<![CDATA[ x ]]>")]
    public void Dirt_between_any_two_elements_costs_no_item(string dirt)
    {
        for (int at = Rss.IndexOf("<channel>", StringComparison.Ordinal); at < Rss.Length; at = Rss.IndexOf("><", at + 1, StringComparison.Ordinal) is > 0 and int next ? next : Rss.Length)
        {
            // Not inside of the description's own markup.
            if (at > 0 && Rss[at] == '>')
            {
                Assert.Equal(3, Parse(Rss.Insert(at + 1, dirt)).Items.Count);
            }
        }
    }

    [Theory]
    [InlineData("</title>", "")]
    [InlineData("</title>", " & <b></titel>")]
    [InlineData("</link>", "")]
    [InlineData("</item>", "")]
    [InlineData("<item>", "<ITEM Class=x Class=y>")]
    [InlineData("</channel></rss>", "")]
    [InlineData("</channel>", "</channel><!--")]
    [InlineData("<rss version=\"2.0\"", "<rss version=2.0 version='2.0'")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "\n\n <?xml version=\"1.0\"?>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<b>Notice</b>: undefined & wrong in <i>/a.php</i><br />\n")]
    [InlineData("</rss>", "</rss><rss><channel><item><title>fourth</title></item></channel></rss>")]
    [InlineData("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", "")]
    [InlineData("<![CDATA[", "<![CDATA[<![CDATA[")]
    [InlineData("<![CDATA[<p>a > b</p>]]>", "<p>a <b>b<p>c<br>d &nbsp; < e")]
    public void Every_item_survives_what_publishers_do_to_a_feed(string sound, string broken)
    {
        Assert.Contains(sound, Rss, StringComparison.Ordinal);
        ParsedFeed feed = Parse(Rss.Replace(sound, broken, StringComparison.Ordinal));
        Assert.Equal(["https://a.example/1", "https://a.example/2", "https://a.example/3"], feed.Items.Take(3).Select(item => item.Link?.Trim()));
        Assert.Equal(["first", "second", "third"], feed.Items.Take(3).Select(item => item.Title!.Split(' ')[0]));
    }

    [Fact]
    public void Field_that_never_closes_ends_where_the_next_begins()
    {
        ParsedFeed feed = Parse("<rss><channel><title>Port & <b></titel><link>https://a.example/<description>d<item><title>one<guid>1<pubDate>2026-03-03<dc:creator>Ida</item></channel></rss>");
        ParsedItem item = Assert.Single(feed.Items);
        Assert.Equal(("one", "1", 3, "Ida"), (item.Title, item.Id, item.Published?.Day, item.Authors.Single().Name));
        Assert.StartsWith("Port", feed.Title, StringComparison.Ordinal);
        Assert.Equal("https://a.example/", feed.Link);
    }

    [Fact]
    public void Page_of_an_error_is_no_feed_and_a_feed_inside_of_a_page_is_one()
    {
        Assert.False(Parse("<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>").Ok);
        Assert.Equal(3, Parse("<html><body><pre>" + Rss + "</pre></body></html>").Items.Count);
    }

    [Theory]
    [InlineData("\"title\":\"Port\"", "\"title\":\"Po\nrt\"")]
    [InlineData("\"title\":\"Port\"", "\"title\":\"Po\\'rt \\x41\"")]
    [InlineData("]}]},{\"id\":\"2\"", "]\"},,{\"id\":\"2\"")]
    [InlineData("\"title\":\"third\"}]}", "\"title\":\"third\"}],}")]
    public void Json_that_is_nearly_json_keeps_its_first_item(string sound, string broken)
    {
        ParsedFeed feed = Parse(Json.Replace(sound, broken, StringComparison.Ordinal));
        Assert.Equal("first &amp; é", feed.Items[0].Title);
    }

    private static int[] EndsOfItems(string document, string end)
    {
        List<int> ends = [];
        foreach (string title in (string[])["first", "second", "third"])
        {
            int from = document.IndexOf(title, StringComparison.Ordinal);
            // In JSON, inner objects and strings close first: the item ends before the next one's id, or the list's end.
            int at = end == "}"
                ? (document.IndexOf("},{\"id\"", from, StringComparison.Ordinal) is > 0 and int next ? next : document.IndexOf("}]}", from, StringComparison.Ordinal)) + 1
                : document.IndexOf(end, from, StringComparison.Ordinal) + end.Length - 1; // An end tag may lack its bracket.
            ends.Add(Encoding.UTF8.GetByteCount(document[..at]));
        }

        return [.. ends];
    }

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document), null, null);
}
