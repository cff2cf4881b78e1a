using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Syndication;
using SyndicationFeed = System.ServiceModel.Syndication.SyndicationFeed;

namespace NewsAggregator.Core.Tests.Syndication;

public sealed partial class WriterTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    [Fact]
    public void No_byte_order_mark_and_utf8_is_declared()
    {
        foreach (byte[] bytes in new[] { RssWriter.Write(SampleFeed.Value), AtomWriter.Write(SampleFeed.Value) })
        {
            Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }

        Assert.Equal((byte)'{', JsonFeedWriter.Write(SampleFeed.Value)[0]);
    }

    [Fact]
    public void The_same_feed_is_the_same_bytes()
    {
        Assert.Equal(RssWriter.Write(SampleFeed.Value), RssWriter.Write(SampleFeed.Value));
        Assert.Equal(AtomWriter.Write(SampleFeed.Value), AtomWriter.Write(SampleFeed.Value));
        Assert.Equal(JsonFeedWriter.Write(SampleFeed.Value), JsonFeedWriter.Write(SampleFeed.Value));
    }

    [Fact]
    public void Rss_follows_the_profile()
    {
        XElement channel = Parse(RssWriter.Write(SampleFeed.Value)).Root!.Element("channel")!;
        Assert.All(new[] { "title", "link", "description", "language", "lastBuildDate" }, name => Assert.Single(channel.Elements(name)));
        XElement self = Assert.Single(channel.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "self");
        Assert.Equal(SampleFeed.Value.SelfUrl, (string?)self.Attribute("href"));
        Assert.Equal(SampleFeed.Value.NextUrl, (string?)channel.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "next").Attribute("href"));
        Assert.All(channel.Descendants("pubDate"), date => Assert.Matches(Rfc822(), date.Value));
        Assert.All(channel.Elements("item"), item =>
        {
            Assert.Equal("false", (string?)item.Element("guid")!.Attribute("isPermaLink"));
            Assert.Empty(item.Elements("author"));
            Assert.True(item.Elements("enclosure").Count() <= 1);
        });
        string[] order = [.. channel.Elements("item").First().Elements().Select(e => e.Name.LocalName)];
        Assert.True(Array.IndexOf(order, "description") < Array.IndexOf(order, "encoded"));
        Assert.Equal("<p>One <b>two</b> ]]> &amp; three</p>", channel.Elements("item").First().Element(Content + "encoded")!.Value);
    }

    [Fact]
    public void Atom_has_what_rfc_4287_demands()
    {
        XElement feed = Parse(AtomWriter.Write(SampleFeed.Value)).Root!;
        foreach (XElement part in feed.Elements(Atom + "entry").Prepend(feed))
        {
            Assert.StartsWith("urn:uuid:", Assert.Single(part.Elements(Atom + "id")).Value, StringComparison.Ordinal);
            Assert.Single(part.Elements(Atom + "title"));
            Assert.True(DateTimeOffset.TryParseExact(
                Assert.Single(part.Elements(Atom + "updated")).Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
        }

        Assert.All(feed.Elements(Atom + "entry"), entry =>
        {
            Assert.NotEmpty(entry.Elements(Atom + "author").Elements(Atom + "name"));
            Assert.Contains(entry.Elements(), e => e.Name == Atom + "summary" || e.Name == Atom + "content");
            Assert.Single(entry.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "alternate");
        });
    }

    [Fact]
    public void Json_feed_has_what_version_1_1_demands()
    {
        using JsonDocument json = JsonDocument.Parse(JsonFeedWriter.Write(SampleFeed.Value));
        JsonElement feed = json.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal(SampleFeed.Value.Title, feed.GetProperty("title").GetString());
        Assert.Equal(SampleFeed.Value.NextUrl, feed.GetProperty("next_url").GetString());
        Assert.All(feed.GetProperty("items").EnumerateArray(), item =>
        {
            Assert.NotEmpty(item.GetProperty("id").GetString()!);
            Assert.True(item.TryGetProperty("content_html", out _) ^ item.TryGetProperty("content_text", out _));
            Assert.NotEmpty(item.GetProperty("authors").EnumerateArray());
        });
    }

    [Fact]
    public void A_foreign_reader_reads_back_what_was_written()
    {
        foreach (byte[] bytes in new[] { RssWriter.Write(SampleFeed.Value), AtomWriter.Write(SampleFeed.Value) })
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(bytes));
            SyndicationFeed read = SyndicationFeed.Load(reader);
            Assert.Equal(SampleFeed.Value.Title, read.Title.Text);
            Assert.Equal(SampleFeed.Value.Items.Select(i => i.Id), read.Items.Select(i => i.Id));
            Assert.Equal(SampleFeed.Value.Items.Select(i => i.Published), read.Items.Select(i => i.PublishDate));
            Assert.Equal("離職潮", read.Items.Last().Title.Text);
        }
    }

    [Theory]
    [InlineData("xml", "application/rss+xml")]
    [InlineData("atom", "application/atom+xml")]
    [InlineData("json", "application/feed+json")]
    public void Our_own_parser_reads_back_what_was_written(string format, string type)
    {
        byte[] bytes = format switch { "xml" => RssWriter.Write(SampleFeed.Value), "atom" => AtomWriter.Write(SampleFeed.Value), _ => JsonFeedWriter.Write(SampleFeed.Value) };
        ParsedFeed read = FeedParser.Parse(bytes, new Uri(SampleFeed.Value.SelfUrl), type);
        Assert.True(read.Ok, read.Error);
        Assert.Equal(SampleFeed.Value.Items.Select(i => i.Id), read.Items.Select(i => i.Id));
        Assert.Equal(SampleFeed.Value.Items.Select(i => (DateTimeOffset?)i.Published), read.Items.Select(i => i.Published));
        Assert.Equal("離職潮", read.Items[1].Title);
        Assert.Equal("Ann & Bea", read.Items[0].Authors[0].Name);
        Assert.Equal(SampleFeed.Value.Items[0].Html, read.Items[0].Content);
    }

    [Fact]
    public void Every_format_names_the_source_and_the_list_of_it()
    {
        SyndicationSource source = SampleFeed.Value.Items[0].Source!;
        XElement rss = Parse(RssWriter.Write(SampleFeed.Value)).Descendants("item").First().Element("source")!;
        Assert.Equal((source.Name, source.FeedUrl), (rss.Value, (string?)rss.Attribute("url")));
        XElement atom = Parse(AtomWriter.Write(SampleFeed.Value)).Descendants(Atom + "source").Single();
        Assert.Equal((source.Id, source.Name), (atom.Element(Atom + "id")!.Value, atom.Element(Atom + "title")!.Value));
        Assert.NotNull(atom.Element(Atom + "updated"));
        using JsonDocument json = JsonDocument.Parse(JsonFeedWriter.Write(SampleFeed.Value));
        Assert.Equal(source.Name, json.RootElement.GetProperty("items")[0].GetProperty("_source").GetProperty("name").GetString());
    }

    [Fact]
    public void Plain_words_of_a_description_are_html_in_rss() =>
        Assert.Equal("1 &lt; 2", Parse(RssWriter.Write(SampleFeed.Value)).Descendants("item").First().Element("description")!.Value);

    [Fact]
    public void A_feed_of_several_parts_says_which_is_the_first()
    {
        Assert.Equal(SampleFeed.Value.SelfUrl, First(SampleFeed.Value));
        Assert.Equal("https://a.example/", First(SampleFeed.Value with { CurrentUrl = "https://a.example/", NextUrl = null }));
        Assert.Null(First(SampleFeed.Value with { NextUrl = null }));

        static string? First(Core.Syndication.SyndicationFeed feed) =>
            (string?)Parse(AtomWriter.Write(feed)).Root!.Elements(Atom + "link").FirstOrDefault(link => (string?)link.Attribute("rel") == "first")?.Attribute("href");
    }

    [Fact]
    public void Characters_that_xml_cannot_carry_are_left_out()
    {
        XElement item = Parse(RssWriter.Write(SampleFeed.Value)).Descendants("item").First();
        Assert.Equal("a < b & \"c\"  ends", item.Element("title")!.Value);
    }

    private static XDocument Parse(byte[] bytes) => XDocument.Load(new MemoryStream(bytes));

    [GeneratedRegex(@"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc822();
}
