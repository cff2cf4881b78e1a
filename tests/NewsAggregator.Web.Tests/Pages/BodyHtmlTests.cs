using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Tests.Pages;

public sealed class BodyHtmlTests
{
    private static readonly Words English = Words.In("en");

    [Theory]
    [InlineData("<p>Text</p>")]
    [InlineData("<p>&lt;img src=x&gt;</p>")]
    [InlineData("")]
    public void A_body_without_pictures_stays_as_it_is(string html) => Assert.Equal(html, BodyHtml.WithPictures(html, English));

    [Fact]
    public void A_picture_becomes_a_box_that_leads_to_it() => Assert.Equal(
        "<figure><span class=\"picture-away\"><a rel=\"noopener noreferrer\" href=\"https://p.example/a.jpg?x=1&amp;y=2\">Picture at the publisher: A &gt; &quot;b&quot;</a></span><figcaption>C</figcaption></figure>",
        BodyHtml.WithPictures("<figure><img src=\"https://p.example/a.jpg?x=1&amp;y=2\" alt=\"A > &quot;b&quot;\"><figcaption>C</figcaption></figure>", English));

    [Fact]
    public void Inside_a_link_the_box_is_none()
    {
        string html = BodyHtml.WithPictures("<a href=\"https://p.example/\"><img src=\"https://p.example/a.jpg\"></a><img src=\"https://p.example/b.jpg\">", English);
        Assert.Equal(2, html.Split("<a ").Length - 1);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_tag_is_swallowed_whole() => Assert.DoesNotContain("onerror", BodyHtml.WithPictures("<p>a</p><img alt=\"x\" onerror", English), StringComparison.Ordinal);
}
