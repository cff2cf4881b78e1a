using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

public sealed class FeedParserTests
{
    private static readonly Uri Address = new("https://feeds.example/news/feed.xml");

    [Fact]
    public void Rss_item_is_read_whole()
    {
        ParsedFeed feed = Parse("""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Harbour News</title><link>https://harbour.example/</link><description>All ships</description><language>en-GB</language><ttl>30</ttl>
            <item><title>A ferry &amp; a tug</title><link>https://harbour.example/1</link><guid isPermaLink="false">h-1</guid>
            <pubDate>Tue, 03 Mar 2026 09:05:07 GMT</pubDate><dc:creator>Ida Quay</dc:creator><category>ships</category><category>ports</category>
            <description>Short.</description><content:encoded><![CDATA[<p>Long <a href="/x">text</a>.</p>]]></content:encoded>
            <enclosure url="https://harbour.example/a.mp3" length="10" type="audio/mpeg"/><enclosure url="https://harbour.example/b.jpg" type="image/jpeg"/></item>
            </channel></rss>
            """);
        Assert.True(feed.Ok);
        Assert.Equal(FeedFormat.Rss, feed.Format);
        Assert.Equal("en-gb", feed.Language);
        Assert.Equal(1800, feed.UpdateSeconds);
        Assert.Empty(feed.Warnings);
        ParsedItem item = Assert.Single(feed.Items);
        Assert.Equal("A ferry & a tug", item.Title);
        Assert.Equal("h-1", item.Id);
        Assert.False(item.GuidIsLink);
        Assert.Equal("Short.", item.Summary);
        Assert.Equal("<p>Long <a href=\"https://harbour.example/x\">text</a>.</p>", item.Content);
        Assert.Equal("Ida Quay", Assert.Single(item.Authors).Name);
        Assert.Equal(["ships", "ports"], item.Categories);
        Assert.Equal(2, item.Enclosures.Count);
        Assert.Equal("https://harbour.example/b.jpg", item.Image);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 9, 5, 7, TimeSpan.Zero), item.Published);
    }

    [Fact]
    public void Atom_entry_keeps_xhtml_resolves_by_xml_base_and_inherits_its_feeds_author()
    {
        ParsedFeed feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://hill.example/blog/" xml:lang="de"><title>Hill</title><author><name>Otto</name></author>
            <link rel="self" href="feed"/><link rel="hub" href="https://hub.example/"/><link href="."/>
            <entry><id>tag:hill.example,2026:1</id><title type="html">One &lt;b&gt;bold&lt;/b&gt;</title><link rel="alternate" href="1.html"/>
            <link rel="enclosure" href="1.mp3" type="audio/mpeg" length="7"/><updated>2026-03-03T09:05:07Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="2.html">two</a><br/></p></div></content></entry></feed>
            """);
        Assert.Equal("https://hub.example/", feed.Hub);
        Assert.Equal("https://hill.example/blog/feed", feed.Self);
        ParsedItem item = Assert.Single(feed.Items);
        Assert.Equal("https://hill.example/blog/1.html", item.Link);
        Assert.Equal("One <b>bold</b>", item.Title);
        Assert.Equal("<p>See <a href=\"https://hill.example/blog/2.html\">two</a><br /></p>", item.Content);
        Assert.Equal("Otto", Assert.Single(item.Authors).Name);
        Assert.Equal("de", item.Language);
        Assert.Equal("https://hill.example/blog/1.mp3", Assert.Single(item.Enclosures).Url);
    }

    [Fact]
    public void Text_declared_plain_is_escaped_and_said()
    {
        ParsedItem item = Parse("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='text'>The &lt;main&gt; thing</title></entry></feed>").Items[0];
        Assert.Equal("The &lt;main&gt; thing", item.Title);
        Assert.True(item.Plain.HasFlag(PlainFields.Title));
    }

    [Fact]
    public void Json_feed_is_read()
    {
        ParsedFeed feed = Parse("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Pond","home_page_url":"https://pond.example/","language":"en","authors":[{"name":"Una"}],
             "items":[{"id":7,"url":"/7","title":"Frogs < toads","content_html":"<p>Croak</p>","date_published":"2026-03-03T09:05:07+01:00","tags":["frogs"],
             "attachments":[{"url":"https://pond.example/7.m4a","mime_type":"audio/x-m4a","size_in_bytes":12}]}]}
            """);
        Assert.Equal(FeedFormat.Json, feed.Format);
        ParsedItem item = Assert.Single(feed.Items);
        Assert.Equal(("7", "https://feeds.example/7", "Frogs &lt; toads"), (item.Id, item.Link, item.Title));
        Assert.Equal("Una", Assert.Single(item.Authors).Name);
        Assert.Equal("12", Assert.Single(item.Enclosures).Length);
    }

    [Fact]
    public void Item_without_link_takes_its_permanent_guid()
    {
        ParsedItem item = Item("<guid>https://a.example/p</guid>");
        Assert.Equal("https://a.example/p", item.Link);
        Assert.True(item.GuidIsLink);
    }

    [Fact]
    public void Guid_that_is_no_permalink_is_never_a_link() => Assert.Null(Item("<guid isPermaLink='false'>https://a.example/p</guid>").Link);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JavaScript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    public void Link_that_would_run_or_open_what_is_here_is_none(string link) => Assert.Null(Item($"<link>{link}</link>").Link);

    [Fact]
    public void Relative_xml_base_is_relative_to_the_document()
    {
        ParsedFeed feed = Parse("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/a/'><entry xml:base='b/'><link href='c'/></entry></feed>");
        Assert.Equal("https://feeds.example/a/b/c", feed.Items[0].Link);
    }

    [Fact]
    public void Editors_of_a_feed_are_not_the_authors_of_its_items() =>
        Assert.Empty(Parse("<rss><channel><managingEditor>ed@a.example (Ed)</managingEditor><item><title>x</title></item></channel></rss>").Items[0].Authors);

    [Fact]
    public void Item_without_title_is_called_by_its_first_words() => Assert.Equal("Rain & wind", Item("<description>&lt;p&gt;Rain &amp;amp; wind&lt;/p&gt;</description>").Title?.Replace("&amp;", "&", StringComparison.Ordinal));

    [Theory]
    [InlineData("<author>ida@a.example (Ida Quay)</author>", "Ida Quay", "ida@a.example")]
    [InlineData("<author>Ida Quay (ida@a.example)</author>", "Ida Quay", "ida@a.example")]
    [InlineData("<author>Ida Quay &lt;ida@a.example&gt;</author>", "Ida Quay", "ida@a.example")]
    [InlineData("<author>ida@a.example</author>", null, "ida@a.example")]
    [InlineData("<author><name>Ida Quay</name></author>", "Ida Quay", null)]
    [InlineData("<dc:creator>&lt;a href='/ida'&gt;Ida Quay&lt;/a&gt;</dc:creator>", "Ida Quay", null)]
    [InlineData("<itunes:author>Ida Quay</itunes:author>", "Ida Quay", null)]
    public void Author_is_read_in_every_spelling(string markup, string? name, string? email)
    {
        ParsedPerson author = Assert.Single(Item(markup).Authors);
        Assert.Equal((name, email), (author.Name, author.Email));
    }

    [Fact]
    public void Media_group_gives_pictures_with_sizes()
    {
        ParsedItem item = Item("<media:group><media:content url='/a.jpg' medium='image' width='640' height='360'/><media:thumbnail url='/t.jpg'/></media:group>");
        Assert.Equal(new ParsedMedia("https://feeds.example/a.jpg", null, "image", 640, 360), Assert.Single(item.Media));
        Assert.Equal("https://feeds.example/a.jpg", item.Image);
        Assert.Equal("https://feeds.example/t.jpg", Assert.Single(item.Thumbnails));
    }

    [Fact]
    public void Picture_is_found_in_the_text_where_none_is_named() =>
        Assert.Equal("https://a.example/p.png", Item("<description>&lt;img alt='' src='https://a.example/p.png'&gt;words</description>").Image);

    [Fact]
    public void Proxys_link_and_the_original_are_kept_apart()
    {
        ParsedItem item = Item("<link>https://proxy.example/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>");
        Assert.Equal(("https://proxy.example/1", "https://a.example/1"), (item.Link, item.OriginalLink));
    }

    [Theory]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1800)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod>", 86400)]
    [InlineData("<ttl>15</ttl>", 900)]
    [InlineData("<ttl>often</ttl>", null)]
    public void Update_frequency_is_said_in_seconds(string markup, int? seconds) =>
        Assert.Equal(seconds, Parse($"<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>{markup}</channel></rss>").UpdateSeconds);

    [Fact]
    public void Rdf_items_beside_the_channel_are_taken()
    {
        ParsedFeed feed = Parse("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link></channel>
            <item rdf:about="https://a.example/1"><title>One</title><dc:date>2026-03-03</dc:date></item></rdf:RDF>
            """);
        Assert.Equal(FeedFormat.Rdf, feed.Format);
        Assert.Equal(("https://a.example/1", "https://a.example/1", 3), (feed.Items[0].Link, feed.Items[0].Id, feed.Items[0].Published?.Month));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>Sign in</title></head></html>", "HTML")]
    [InlineData("<html><body><p>Sign in</p>", "HTML")]
    [InlineData("<opml version='1.0'><body/></opml>", "opml")]
    [InlineData("{\"a\":1}", "JSON")]
    [InlineData("{\"version\":", "JSON")]
    [InlineData("", "empty")]
    [InlineData("Service unavailable", "neither")]
    public void What_is_no_feed_is_said_in_words(string document, string word)
    {
        ParsedFeed feed = Parse(document);
        Assert.False(feed.Ok);
        Assert.Contains(word, feed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_without_a_zone_are_marked_and_unreadable_ones_are_told()
    {
        ParsedFeed feed = Parse("""
            <rss><channel><item><pubDate>2026-03-03 09:05</pubDate></item><item><pubDate>2026-03-03 09:05 +0100</pubDate></item>
            <item><pubDate>soon</pubDate></item><item><pubDate>later</pubDate></item></channel></rss>
            """);
        Assert.Equal([true, false, false, false], feed.Items.Select(item => item.IsZoneless));
        Assert.Equal("has 2 dates that could not be read, such as \"soon\"", Assert.Single(feed.Warnings));
    }

    [Fact]
    public void CST_is_chinas_where_the_caller_knows_it()
    {
        byte[] document = Encoding.UTF8.GetBytes("<rss><channel><item><pubDate>Tue, 03 Mar 2026 09:05:07 CST</pubDate></item></channel></rss>");
        Assert.Equal(1, FeedParser.Parse(document, null, null, new FeedParserOptions { CstIsChina = true }).Items[0].Published?.Hour);
        Assert.Equal(15, FeedParser.Parse(document, null, null).Items[0].Published?.Hour);
    }

    [Fact]
    public void Items_beyond_the_limit_are_left_out_with_a_warning()
    {
        StringBuilder many = new("<rss><channel>");
        for (int i = 0; i < 12; i++)
        {
            many.Append("<item><title>x</title></item>");
        }

        ParsedFeed feed = FeedParser.Parse(Encoding.UTF8.GetBytes(many + "</channel></rss>"), Address, null, new FeedParserOptions { MaxItems = 10 });
        Assert.Equal(10, feed.Items.Count);
        Assert.Contains("10 items", Assert.Single(feed.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_large_a_document_is_refused()
    {
        ParsedFeed feed = FeedParser.Parse(new byte[2_000_000], Address, null, new FeedParserOptions { MaxBytes = 1024 * 1024 });
        Assert.False(feed.Ok);
        Assert.Contains("larger than 1 MB", feed.Error, StringComparison.Ordinal);
    }

    private static ParsedItem Item(string markup) => Parse($"""
        <rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item>{markup}</item></channel></rss>
        """).Items[0];

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document), Address, null);
}
