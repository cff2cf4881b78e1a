using System.Text;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Core.Tests.Articles;

public sealed class EnclosureTests
{
    [Theory]
    [InlineData("""<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1234"/>""", "https://a.example/1.mp3", "audio/mpeg", 1234)]
    [InlineData("""<enclosure url="https://a.example/1.jpg" type="image/jpeg" length="9"/><enclosure url="https://a.example/1.mp4" type="video/mp4" length="12"/>""", "https://a.example/1.mp4", "video/mp4", 12)]
    [InlineData("""<enclosure url="https://a.example/1.M4A?x=1" length="unknown"/>""", "https://a.example/1.M4A?x=1", "audio/mp4", 0)]
    [InlineData("""<enclosure url="https://a.example/1" type="application/pdf" length="1"/>""", null, null, 0)]
    [InlineData("""<enclosure url="javascript:alert(1)" type="audio/mpeg" length="1"/>""", null, null, 0)]
    [InlineData("""<enclosure url="https://u:p@a.example/1.mp3" type="audio/mpeg" length="1"/>""", null, null, 0)]
    public void An_items_recording_is_kept_with_its_type_and_size(string enclosures, string? url, string? type, long length)
    {
        ParsedItem item = FeedParser.Parse(
            Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>P</title><item><title>T</title><guid>1</guid><link>https://a.example/a</link>{enclosures}</item></channel></rss>"),
            new Uri("https://a.example/feed"), "application/rss+xml").Items[0];
        Article article = ArticleFactory.Make(
            item, ArticleIdentity.Of([item], null)[0], 0, new VisitContext(new Source(), new Feed { Url = "https://a.example/feed" }, null, DateTimeOffset.UnixEpoch, false, new TopicVocabulary([]))).Article;
        Assert.Equal((url, type, length), (article.EnclosureUrl, article.EnclosureType, article.EnclosureLength));
    }
}
