using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Tests.Pages;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Lumen’s Café opens: 3 things", "lumens-cafe-opens-3-things")]
    [InlineData("生成式AI工具上線", "ai")]
    [InlineData("2026年11月23日", "")]
    [InlineData("", "")]
    [InlineData("../../etc/passwd?x=<script>", "etc-passwd-x-script")]
    public void A_slug_is_the_titles_latin_words(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void A_slug_ends_with_a_whole_word_within_sixty_characters()
    {
        string slug = Slug.Of(string.Join(' ', Enumerable.Repeat("seventeen", 20)));
        Assert.Equal("seventeen-seventeen-seventeen-seventeen-seventeen-seventeen", slug);
        Assert.Equal(60, Slug.Of(new string('a', 300)).Length);
    }
}
