using System.Text;
using System.Xml.Linq;
using NewsAggregator.Core.Syndication;

namespace NewsAggregator.Core.Tests.Syndication;

public sealed class SitemapWriterTests
{
    private static readonly XNamespace Site = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly DateTimeOffset At = new(2026, 11, 24, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Addresses_stand_with_the_time_of_their_last_change()
    {
        XElement root = Read([new SitemapEntry("https://site.example/?a=1&b=2"), new SitemapEntry("https://site.example/articles/1", At)]);
        Assert.Equal(["https://site.example/?a=1&b=2", "https://site.example/articles/1"], root.Elements(Site + "url").Select(url => url.Element(Site + "loc")!.Value));
        Assert.Equal("2026-11-24T00:00:00Z", Assert.Single(root.Descendants(Site + "lastmod")).Value);
    }

    [Theory]
    [InlineData("zh-Hant", "zh-tw")]
    [InlineData("zh-Hans", "zh-cn")]
    [InlineData("en-GB", "en")]
    public void News_have_publication_language_date_and_title_without_what_xml_cannot_carry(string language, string code)
    {
        XElement news = Assert.Single(Read([new SitemapEntry("https://site.example/articles/1", null, new SitemapNews("Site", language, At, "A \u0001 title & more"))]).Descendants(News + "news"));
        Assert.Equal(("Site", code), (news.Element(News + "publication")!.Element(News + "name")!.Value, news.Element(News + "publication")!.Element(News + "language")!.Value));
        Assert.Equal(("2026-11-24T00:00:00Z", "A  title & more"), (news.Element(News + "publication_date")!.Value, news.Element(News + "title")!.Value));
    }

    private static XElement Read(IReadOnlyList<SitemapEntry> entries) => XDocument.Parse(Encoding.UTF8.GetString(SitemapWriter.Write(entries))).Root!;
}
