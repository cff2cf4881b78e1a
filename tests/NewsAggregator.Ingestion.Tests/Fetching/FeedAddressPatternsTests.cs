using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class FeedAddressPatternsTests
{
    [Theory]
    [InlineData("https://www.youtube.com/channel/UCabc-_1/videos", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc-_1")]
    [InlineData("https://youtube.com/playlist?list=PL12", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL12")]
    [InlineData("https://m.youtube.com/watch?v=1&list=PL12", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL12")]
    [InlineData("https://github.com/ida/port", "https://github.com/ida/port/releases.atom", "https://github.com/ida/port/commits.atom")]
    [InlineData("https://github.com/ida/port.git", "https://github.com/ida/port/releases.atom", "https://github.com/ida/port/commits.atom")]
    [InlineData("https://github.com/ida/port/releases", "https://github.com/ida/port/releases.atom")]
    [InlineData("https://github.com/ida", "https://github.com/ida.atom")]
    [InlineData("https://old.reddit.com/r/harbours/top/", "https://www.reddit.com/r/harbours/.rss")]
    [InlineData("https://www.reddit.com/user/ida", "https://www.reddit.com/user/ida/.rss")]
    [InlineData("https://medium.com/@ida", "https://medium.com/feed/@ida")]
    [InlineData("https://ida.substack.com/p/story", "https://ida.substack.com/feed")]
    [InlineData("https://ida.blogspot.com/2026/03/story.html", "https://ida.blogspot.com/feeds/posts/default")]
    [InlineData("https://ida.wordpress.com/", "https://ida.wordpress.com/feed/")]
    [InlineData("https://ida.pixnet.net/blog", "https://feed.pixnet.net/blog/posts/rss/ida")]
    [InlineData("https://bsky.app/profile/ida.example", "https://bsky.app/profile/ida.example/rss")]
    [InlineData("https://stackoverflow.com/questions/tagged/c%23?tab=new", "https://stackoverflow.com/feeds/tag/c%23")]
    [InlineData("https://social.example/@ida", "https://social.example/@ida.rss")]
    [InlineData("https://social.example:8443/@ida/112233", "https://social.example:8443/@ida.rss")]
    public void Feed_follows_from_the_address(string address, params string[] feeds) => Assert.Equal(feeds, FeedAddressPatterns.Of(new Uri(address)).Select(feed => feed.OriginalString));

    [Theory]
    [InlineData("https://www.youtube.com/@ida/videos")]
    [InlineData("https://notyoutube.com/channel/UCabc")]
    [InlineData("https://youtube.com.evil.example/channel/UCabc")]
    [InlineData("https://news.example/story")]
    [InlineData("https://github.com/")]
    public void Other_addresses_say_nothing(string address) => Assert.Empty(FeedAddressPatterns.Of(new Uri(address)));
}
