using NewsAggregator.Core.Syndication;

namespace NewsAggregator.Core.Tests.Syndication;

/// <summary>A feed with what is awkward: Chinese, markup in titles, characters XML cannot carry, items with next to nothing.</summary>
internal static class SampleFeed
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static SyndicationFeed Value { get; } = new()
    {
        Id = SyndicationId.OfList("site", "/"),
        Title = "The Morning & Evening <Post>",
        Description = "Everything, 中文 too",
        PageUrl = "https://news.example.org/",
        SelfUrl = "https://news.example.org/feed.xml",
        NextUrl = "https://news.example.org/feed.xml?after=5-1&lang=zh",
        Language = "zh-Hant",
        Updated = Now,
        Items =
        [
            new SyndicationItem
            {
                Id = SyndicationId.OfArticle("site", 3),
                Title = "a < b & \"c\" \u0001\uD800 ends",
                Url = "https://news.example.org/articles/3",
                OriginalUrl = "https://publisher.example/3",
                Author = "Ann & Bea",
                SourceName = "Publisher",
                Source = new SyndicationSource(SyndicationId.OfList("site", "/sources/publisher"), "Publisher", "https://news.example.org/sources/publisher", "https://news.example.org/sources/publisher/feed.xml"),
                Summary = "1 < 2",
                Html = "<p>One <b>two</b> ]]> &amp; three</p>",
                Language = "en",
                Published = Now.AddMinutes(-1),
                Updated = Now,
                Categories = ["AI", "雲端"],
                Picture = new SyndicationPicture("https://publisher.example/3.jpg", 1200, 800, "A boat"),
                Enclosure = new SyndicationEnclosure("https://publisher.example/3.mp3", "audio/mpeg", 12345),
            },
            new SyndicationItem
            {
                Id = SyndicationId.OfArticle("site", 2),
                Title = "離職潮",
                Url = "https://news.example.org/articles/2",
                SourceName = "報社",
                Published = Now.AddHours(-30),
                Updated = Now.AddHours(-30),
            },
        ],
    };
}
