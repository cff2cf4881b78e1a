using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

/// <summary>Every field in every vocabulary that says it: a feed mixes them as it likes.</summary>
public sealed class FeedFieldTests
{
    private const string Namespaces = """
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
        xmlns:cc="http://web.resource.org/cc/" xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:admin="http://webns.net/mvcb/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
        """;

    [Theory]
    [InlineData("<cc:license rdf:resource='https://l.example/'/>")]
    [InlineData("<creativeCommons:license>https://l.example/</creativeCommons:license>")]
    [InlineData("<atom:link rel='license' href='https://l.example/'/>")]
    [InlineData("<media:license type='text/html' href='https://l.example/'>words</media:license>")]
    public void Licence_is_read_in_every_spelling(string markup) => Assert.Equal("https://l.example/", Item(markup).License);

    [Theory]
    [InlineData("<dc:rights>R</dc:rights>")]
    [InlineData("<atom:rights>R</atom:rights>")]
    [InlineData("<copyright>R</copyright>")]
    [InlineData("<media:copyright url='https://x.example/'>R</media:copyright>")]
    public void Rights_are_read_in_every_spelling(string markup) => Assert.Equal("R", Item(markup).Rights);

    [Theory]
    [InlineData("<comments>https://c.example/</comments>", "https://c.example/", null)]
    [InlineData("<atom:link rel='replies' type='text/html' href='https://c.example/'/>", "https://c.example/", null)]
    [InlineData("<atom:link rel='replies' type='application/atom+xml' href='https://c.example/f'/>", null, "https://c.example/f")]
    [InlineData("<wfw:commentRss>https://c.example/f</wfw:commentRss>", null, "https://c.example/f")]
    [InlineData("<comments>none</comments>", null, null)]
    public void Comments_and_their_feed_are_told_apart(string markup, string? page, string? feed)
    {
        ParsedItem item = Item(markup);
        Assert.Equal((page, feed), (item.Comments, item.CommentsFeed));
    }

    [Theory]
    [InlineData("<content:encoded>&lt;p&gt;v&lt;/p&gt;</content:encoded>")]
    [InlineData("<fullitem>&lt;p&gt;v&lt;/p&gt;</fullitem>")]
    [InlineData("<body xmlns='http://www.w3.org/1999/xhtml'><p>v</p></body>")]
    [InlineData("<atom:content type='html'>&lt;p&gt;v&lt;/p&gt;</atom:content>")]
    [InlineData("<atom:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>v</p></div></atom:content>")]
    [InlineData("<atom:content type='application/octet-stream'>PHA+djwvcD4=</atom:content>")]
    [InlineData("<content:items><rdf:Bag><rdf:li><content:item><rdf:value>&lt;p&gt;v&lt;/p&gt;</rdf:value></content:item></rdf:li></rdf:Bag></content:items>")]
    public void Content_is_read_in_every_spelling(string markup) => Assert.Equal("<p>v</p>", Item(markup).Content);

    [Theory]
    [InlineData("<pubDate>Tue, 03 Mar 2026 09:05:07 GMT</pubDate>")]
    [InlineData("<dc:date>2026-03-03T09:05:07Z</dc:date>")]
    [InlineData("<dcterms:issued>2026-03-03T09:05:07Z</dcterms:issued>")]
    [InlineData("<atom:published>2026-03-03T09:05:07Z</atom:published>")]
    public void Time_of_publication_is_read_in_every_spelling(string markup) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 9, 5, 7, TimeSpan.Zero), Item(markup).Published);

    [Theory]
    [InlineData("<category>c</category>")]
    [InlineData("<dc:subject>c</dc:subject>")]
    [InlineData("<atom:category term='c'/>")]
    [InlineData("<itunes:category text='c'/>")]
    [InlineData("<itunes:keywords>c</itunes:keywords>")]
    [InlineData("<media:category label='c'>x/y</media:category>")]
    [InlineData("<media:keywords>c</media:keywords>")]
    [InlineData("<tags>c</tags>")]
    public void Category_is_read_in_every_spelling(string markup) => Assert.Equal(["c"], Item(markup).Categories);

    [Theory]
    [InlineData("<image><url>https://p.example/1</url><link>https://bleed.example/</link><title>bleed</title></image>")]
    [InlineData("<itunes:image href='https://p.example/1'/>")]
    [InlineData("<media:content url='https://p.example/1' medium='image'/>")]
    [InlineData("<media:group><media:content url='https://v.example/' medium='video'><media:thumbnail url='https://p.example/1'/></media:content></media:group>")]
    [InlineData("<enclosure url='https://p.example/1' type='image/jpeg' length='1'/>")]
    [InlineData("<description>&lt;img src='https://p.example/1'&gt;</description>")]
    public void Picture_of_an_item_is_read_in_every_spelling(string markup)
    {
        ParsedItem item = Item("<title>T</title><link>https://a.example/1</link>" + markup);
        Assert.Equal(("https://p.example/1", "T", "https://a.example/1"), (item.Image, item.Title, item.Link));
    }

    [Fact]
    public void Source_of_a_republished_item_keeps_its_own_title_link_and_author()
    {
        ParsedItem item = Item("<title>T</title><atom:source><atom:id>s:1</atom:id><atom:title>S</atom:title><atom:link href='https://s.example/'/><atom:author><atom:name>A</atom:name></atom:author></atom:source>");
        Assert.Equal(("T", "S", "https://s.example/", "s:1", "A"), (item.Title, item.SourceTitle, item.SourceLink, item.SourceId, item.Authors[0].Name));
    }

    [Fact]
    public void Search_box_and_picture_of_a_channel_do_not_bleed_into_it()
    {
        const string Foreign = "<title>B</title><link>https://b.example/</link><description>b</description>";
        ParsedFeed feed = Feed($"<image>{Foreign}<url>https://p.example/</url></image><title>T</title><link>https://a.example/</link><description>d</description><textInput>{Foreign}</textInput><skipHours><hour>1</hour></skipHours><cloud domain='x'/>");
        Assert.Equal(("T", "https://a.example/", "d"), (feed.Title, feed.Link, feed.Description));
        Assert.Equal(("https://p.example/", "B", "https://b.example/"), (feed.Image, feed.ImageTitle, feed.ImageLink));
    }

    [Theory]
    [InlineData("<generator>G</generator>")]
    [InlineData("<admin:generatorAgent rdf:resource='G'/>")]
    [InlineData("<atom:generator uri='https://g.example/'>G</atom:generator>")]
    public void Generator_is_read_in_every_spelling(string markup) => Assert.Equal("G", Feed(markup).Generator);

    [Theory]
    [InlineData("<dc:publisher>P</dc:publisher>", "P")]
    [InlineData("<webMaster>p@a.example (P)</webMaster>", "p@a.example (P)")]
    [InlineData("<itunes:owner><itunes:name>P</itunes:name><itunes:email>p@a.example</itunes:email></itunes:owner>", "P (p@a.example)")]
    public void Publisher_is_read_in_every_spelling(string markup, string publisher) => Assert.Equal(publisher, Feed(markup).Publisher);

    [Fact]
    public void Xlink_in_foreign_markup_keeps_its_meaning_outside_of_the_document()
    {
        ParsedFeed feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:xlink="http://www.w3.org/1999/xlink"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
            <svg xmlns="http://www.w3.org/2000/svg"><a xlink:href="https://x.example/"><g xlink:title="t"/></a></svg></div></content></entry></feed>
            """);
        Assert.Equal(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://x.example/\"><g xlink:title=\"t\"></g></a></svg>",
            feed.Items[0].Content);
    }

    [Fact]
    public void Channel_definition_format_is_read()
    {
        ParsedFeed feed = Parse("""
            <CHANNEL HREF="https://a.example/" LASTMOD="2026-03-03T09:05"><TITLE>T</TITLE><ABSTRACT>A</ABSTRACT>
            <ITEM HREF="https://a.example/1" LASTMOD="2026-03-02T09:05"><TITLE>One</TITLE><ABSTRACT>a</ABSTRACT></ITEM></CHANNEL>
            """);
        Assert.Equal(("https://a.example/", 3), (feed.Link, feed.Updated?.Day));
        Assert.Equal(("https://a.example/1", "One", "a", 2), (feed.Items[0].Link, feed.Items[0].Title, feed.Items[0].Summary, feed.Items[0].Updated?.Day));
    }

    private static ParsedItem Item(string markup) => Feed($"<item>{markup}</item>").Items[0];

    private static ParsedFeed Feed(string markup) => Parse($"<rss version='2.0' {Namespaces}><channel>{markup}</channel></rss>");

    private static ParsedFeed Parse(string document)
    {
        ParsedFeed feed = FeedParser.Parse(Encoding.UTF8.GetBytes(document), null, null);
        Assert.Empty(feed.Warnings);
        return feed;
    }
}
