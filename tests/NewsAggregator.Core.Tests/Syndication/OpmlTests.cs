using System.Text;
using NewsAggregator.Core.Syndication;

namespace NewsAggregator.Core.Tests.Syndication;

public sealed class OpmlTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        OpmlSource[] sources =
        [
            new("One & Two", "https://one.example/feed?a=1&b=2", "https://one.example/", "en", ["News", "科技"]),
            new("三", "https://three.example/feed", null, "zh-Hant", []),
        ];
        OpmlDocument read = OpmlReader.Read(OpmlWriter.Write("List <1>", sources));
        Assert.Null(read.Error);
        Assert.Equal("List <1>", read.Title);
        Assert.Equal(sources.Select(s => (s.Title, s.FeedUrl, s.HomeUrl, s.Language)), read.Sources.Select(s => (s.Title, s.FeedUrl, s.HomeUrl, s.Language)));
        Assert.Equal(sources.Select(s => string.Join('/', s.Groups)), read.Sources.Select(s => string.Join('/', s.Groups)));
    }

    [Fact]
    public void Files_of_other_programs_are_taken_as_they_are()
    {
        OpmlDocument read = Read("""

            <?xml version="1.0"?>
            <!DOCTYPE opml SYSTEM "file:///etc/passwd">
            <OPML version="1.1"><body>
              <outline title="Tech"><outline text="Deep"><outline TEXT="A" XMLURL="feed://a.example/rss" category="/Wires,Local"/></outline></outline>
              <outline text="No address" type="rss"/>
              <outline text="Bad" xmlUrl="javascript:alert(1)"/>
              <outline xmlUrl="https://b.example/rss"/>
            </body></OPML>
            """);
        Assert.Null(read.Error);
        Assert.Equal(["http://a.example/rss", "https://b.example/rss"], read.Sources.Select(s => s.FeedUrl));
        Assert.Equal(["Tech", "Deep", "Wires", "Local"], read.Sources[0].Groups);
        Assert.Equal("b.example", read.Sources[1].Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<opml><body><outline")]
    [InlineData("<html><body/></html>")]
    public void What_is_no_opml_is_told_in_words(string text) => Assert.NotEmpty(Read(text).Error!);

    [Fact]
    public void Entities_of_a_document_type_are_not_expanded() =>
        Assert.NotNull(Read("<!DOCTYPE opml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><opml><head><title>&b;</title></head></opml>").Error);

    private static OpmlDocument Read(string text) => OpmlReader.Read(Encoding.UTF8.GetBytes(text));
}
