using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Tests.Articles;

public sealed class PageFactsTests
{
    [Theory]
    [InlineData("A bridge for Tarn…", "A bridge for Tarn, after six years", "A bridge for Tarn, after six years")]
    [InlineData("A bridge for Tarn...", "A bridge for Tarn, after six years", "A bridge for Tarn, after six years")]
    [InlineData("A bridge for Tarn", "A bridge for Tarn, after six years", "A bridge for Tarn")]
    [InlineData("A bridge for Tarn…", "Another matter", "A bridge for Tarn…")]
    [InlineData("A bridge for Tarn…", null, "A bridge for Tarn…")]
    [InlineData("https://tarn.example/a", "A bridge for Tarn", "A bridge for Tarn")]
    [InlineData("橋下的菜市場下個月要…", "橋下的菜市場下個月要搬走", "橋下的菜市場下個月要搬走")]
    public void Only_a_cut_title_is_made_whole(string title, string? other, string expected) => Assert.Equal(expected, PageFacts.FullerTitle(title, other));

    [Fact]
    public void What_the_feed_said_is_kept()
    {
        Article article = new() { Author = "Ana Ruiz", ImageUrl = "https://a.example/feed.jpg", PublishedAt = DateTimeOffset.UnixEpoch };
        bool changed = new PageFacts { Author = "Ben Okri", ImageUrl = "https://a.example/page.jpg", ImageWidth = 900, ImageHeight = 600, PublishedAt = DateTimeOffset.UnixEpoch.AddDays(1) }.FillIn(article);
        Assert.False(changed);
        Assert.Equal(("Ana Ruiz", "https://a.example/feed.jpg", null, DateTimeOffset.UnixEpoch), (article.Author, article.ImageUrl, article.ImageWidth, article.PublishedAt));
    }

    [Fact]
    public void The_feeds_picture_gets_its_size_from_the_page()
    {
        Article article = new() { ImageUrl = "https://a.example/a.jpg" };
        new PageFacts { ImageUrl = "https://a.example/a.jpg", ImageWidth = 900, ImageHeight = 600, ImageAlt = "A bridge" }.FillIn(article);
        Assert.Equal((900, 600, "A bridge"), (article.ImageWidth, article.ImageHeight, article.ImageAlt));
    }
}
