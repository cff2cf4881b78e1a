using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Core.Tests.Articles;

/// <summary>Which text an article takes where its source says "auto".</summary>
public sealed class PageWishTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Sentence {i} of the whole text ends here."));

    [Fact]
    public void Auto_takes_the_feeds_whole_text() => Assert.Equal(PageState.NotWanted, StateOf(content: $"<p>{Long}</p>", summary: "In short."));

    [Fact]
    public void Auto_wants_the_page_of_an_item_without_content() => Assert.Equal(PageState.Wanted, StateOf(content: null, summary: Long));

    [Fact]
    public void Auto_wants_the_page_of_a_content_under_800_characters()
    {
        string words = string.Concat(Enumerable.Repeat("abcdefghi ", 80)).TrimEnd();
        Assert.Equal(PageState.Wanted, StateOf($"<p>{words}</p>", "In short."));
        Assert.Equal(PageState.NotWanted, StateOf($"<p>{words}.</p>", "In short."));
    }

    [Theory]
    [InlineData("…")]
    [InlineData("[…]")]
    [InlineData("[...]")]
    [InlineData("… Read more")]
    [InlineData("Continue reading →")]
    [InlineData("Read the full story at The Paper")]
    [InlineData("（繼續閱讀）")]
    [InlineData("閱讀更多")]
    [InlineData("… The post A title appeared first on The Paper.")]
    public void Auto_wants_the_page_of_a_content_that_ends_like_an_excerpt(string end) =>
        Assert.Equal(PageState.Wanted, StateOf($"<p>{Long} {end}</p>", "In short."));

    [Fact]
    public void Auto_wants_the_page_where_content_and_description_say_the_same()
    {
        string html = $"<p>{Long}</p><p>And a second paragraph.</p>";
        Assert.Equal(PageState.Wanted, StateOf(html, html));
    }

    [Theory]
    [InlineData(TextMode.Feed, PageState.NotWanted)]
    [InlineData(TextMode.Page, PageState.Wanted)]
    public void Feed_never_wants_the_page_and_page_always_does(TextMode mode, PageState expected)
    {
        Assert.Equal(expected, StateOf($"<p>{Long}</p>", "In short.", mode));
        Assert.Equal(expected, StateOf(null, null, mode));
    }

    [Fact]
    public void An_item_without_a_page_wants_none() => Assert.Equal(PageState.NotWanted, StateOf(null, "In short.", TextMode.Page, link: null));

    private static PageState StateOf(string? content, string? summary, TextMode mode = TextMode.Auto, string? link = "https://paper.example/1")
    {
        ParsedItem item = new() { Id = "1", Title = "A title", Link = link, Content = content, Summary = summary };
        Feed feed = new() { Url = "https://paper.example/feed" };
        VisitContext visit = new(new Source { TextMode = mode }, feed, "en", DateTimeOffset.UnixEpoch.AddYears(56), false, new TopicVocabulary([]));
        return ArticleFactory.Make(item, ArticleIdentity.Of([item], new Uri(feed.Url))[0], 0, visit).Article.PageState;
    }
}
