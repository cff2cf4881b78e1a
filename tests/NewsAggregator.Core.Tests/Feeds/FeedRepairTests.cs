using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

public sealed class FeedRepairTests
{
    [Theory]
    [InlineData("a & b", "a & b")]
    [InlineData("AT&T;", "AT&T;")]
    [InlineData("caf&eacute; &mdash; bar", "café — bar")]
    [InlineData("1 &#0; 2 &#xD800; 3", "1  2  3")]
    [InlineData("it&#146;s&nbsp;late &", "it’s\u00A0late &")]
    [InlineData("2 < 3", "2 < 3")]
    [InlineData("a\u0000b\u000Bc & d", "abc & d")]
    [InlineData("&unknown; stays", "&unknown; stays")]
    public void Text_that_is_no_XML_is_read_as_it_was_meant(string written, string expected) =>
        Assert.Equal(expected, Parse($"<rss><channel><item><title>{written}</title></item></channel></rss>").Items[0].Title);

    [Fact]
    public void What_was_complete_before_the_document_broke_off_is_kept()
    {
        ParsedFeed feed = Parse("<rss><channel><title>T</title><item><title>one</title></item><item><title>two</title><description>half a sen");
        Assert.Equal("one", Assert.Single(feed.Items).Title);
        Assert.Equal("T", feed.Title);
        Assert.Contains(feed.Warnings, warning => warning.Contains("breaks off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<rss><channel><item><title>one</item><item><title>two</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>one</title><item><title>two</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>one</title></b></item><item><title>two</title></item></channel></rss")]
    [InlineData("<rss><channel><item><title a=1 a=\"2\">one</title></item><item><title>two</title></item></channel></rss>")]
    [InlineData("Warning: x in y <br />\n<?xml version='1.0'?><rss><channel><item><title>one</title></item><item><title>two</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>one</title></item><item><title>two</title></item></channel></rss><!-- x --><script>1 && 2</script>")]
    [InlineData("<rss><channel><item><title>one</title></item><!-- a -- b --><item><title>two</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>one</title><description>a<br>b<p>c</description></item><item><title>two</title></item></channel></rss>")]
    [InlineData("<?xml version='1.1'?><RSS><CHANNEL><ITEM><TITLE>one</TITLE></ITEM><ITEM><TITLE>two</TITLE></ITEM></CHANNEL></RSS>")]
    public void Broken_markup_loses_no_item(string document) => Assert.Equal(["one", "two"], Parse(document).Items.Select(item => item.Title));

    [Fact]
    public void Undeclared_prefixes_mean_what_they_usually_mean()
    {
        ParsedItem item = Parse("<rss><channel><item><dc:creator>Ida</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded></item></channel></rss>").Items[0];
        Assert.Equal(("Ida", "<p>x</p>"), (item.Authors[0].Name, item.Content));
    }

    [Fact]
    public void Entities_that_a_document_declares_are_read_only_where_they_are_plain_words()
    {
        ParsedFeed feed = Parse("<!DOCTYPE rss [<!ENTITY a 'bomb'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>x &a; &b; &c; y</title></item></channel></rss>");
        Assert.Equal("x bomb &b; &c; y", Assert.Single(feed.Items).Title);
    }

    [Fact]
    public void Entities_that_a_document_declares_do_not_blow_it_up()
    {
        string much = new StringBuilder().Insert(0, "&a;", 5_000).ToString();
        string? title = Parse($"<!DOCTYPE rss [<!ENTITY a '{new string('x', 200)}'>]><rss><channel><title>{much}</title></channel></rss>").Title;
        Assert.InRange(title!.Length, 1, 30_000);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<item>")]
    [InlineData("<a xmlns:p='u'>")]
    [InlineData("<a b='")]
    [InlineData("</a>")]
    [InlineData("<![CDATA[")]
    [InlineData("&lt;&")]
    [InlineData("<!--")]
    public void Much_of_the_same_ends_soon_and_well(string piece)
    {
        string document = "<rss><channel><item><title>one</title></item>" + new StringBuilder().Insert(0, piece, 50_000);
        Assert.Equal("one", Parse(document).Items[0].Title);
    }

    /// <summary>Found by `fuzz --seed 20260303`, round 95517: an attribute that never closed, and 1.9 GB.</summary>
    [Fact]
    public void Namespace_of_kilobytes_is_not_written_on_every_element()
    {
        string much = new StringBuilder().Insert(0, "<br>", 17_000).ToString();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Parse($"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/r{much}'><channel><title>T</title>{much}</channel>").Ok);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    private static ParsedFeed Parse(string document) => FeedParser.Parse(Encoding.UTF8.GetBytes(document), null, null);
}
