using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class ContentSanitizerTests
{
    private static readonly Uri Page = new("https://publisher.example/news/one");

    [Theory]
    [InlineData("<p>a <b>b</b></p>", "<p>a <b>b</b></p>")]
    [InlineData("<h1>Title</h1><p>a</p>", "<h2>Title</h2><p>a</p>")]
    [InlineData("<div>one</div><div>two</div>", "<p>one</p><p>two</p>")]
    [InlineData("<div>loose <b>x</b><p>para</p>tail</div>", "<p>loose <b>x</b></p><p>para</p><p>tail</p>")]
    [InlineData("<ul><li><div>x</div></li></ul>", "<ul><li>x</li></ul>")]
    [InlineData("<p><span class=a>a</span><font color=red>b</font></p>", "<p>ab</p>")]
    [InlineData("<p>a<script>x()</script><style>p{}</style><!-- c -->b</p>", "<p>ab</p>")]
    [InlineData("<form><p>kept</p><input value=x><button>Go</button></form>", "<p>kept</p>")]
    [InlineData("<p></p><p>&nbsp;</p><p>a</p>", "<p>a</p>")]
    [InlineData("<p hidden>unseen</p><p style='display : none'>unseen</p><p>seen</p>", "<p>seen</p>")]
    [InlineData("<ol start=3 reversed onclick=x><li>a</li></ol>", "<ol start=\"3\" reversed=\"\"><li>a</li></ol>")]
    [InlineData("<p lang='zh-TW' dir=LTR id=x name=y class=z style='color:red'>字</p>", "<p lang=\"zh-TW\" dir=\"ltr\">字</p>")]
    [InlineData("<table><tr><td colspan=2 width=50>a</td><td>b</td></tr></table>", "<table><tbody><tr><td colspan=\"2\">a</td><td>b</td></tr></tbody></table>")]
    [InlineData("<svg><p>a</p></svg>", "<p>a</p>")]
    [InlineData("plain & simple < text", "plain &amp; simple &lt; text")]
    [InlineData("", "")]
    [InlineData("<div>a<br>&nbsp;<br/>b<br>\u3000<br>c</div>", "<p>a</p><p>b</p><p>c</p>")]
    [InlineData("a<br><br>b", "<p>a</p><p>b</p>")]
    [InlineData("<p>a<br>b</p>", "<p>a<br>b</p>")]
    [InlineData("<blockquote>a<br><br>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>")]
    [InlineData("<p><strong>a</strong></p>", "<p><strong>a</strong></p>")]
    [InlineData("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p><p>b</p>")]
    [InlineData("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>")]
    [InlineData("<p>word<sup>[1]</sup> 10 m<sup>2</sup></p>", "<p>word\u202f<sup>[1]</sup> 10 m<sup>2</sup></p>")]
    [InlineData("<h2><span>1</span>舌頭</h2>", "<h2>1 舌頭</h2>")]
    [InlineData("<p><span>T</span>he</p>", "<p>The</p>")]
    [InlineData("<figure><img src=https://p.example/a><span>Getty</span><figcaption>a</figcaption></figure>", "<figure><img src=\"https://p.example/a\"><figcaption>a Getty</figcaption></figure>")]
    [InlineData("<figure><img src=https://p.example/a><div>Getty</div></figure>", "<figure><img src=\"https://p.example/a\"><figcaption><small>Getty</small></figcaption></figure>")]
    public void Body_becomes_what_the_list_allows(string html, string clean) => Assert.Equal(clean, Clean(html));

    [Theory]
    [InlineData("/a?b=1", "https://publisher.example/a?b=1")]
    [InlineData("two", "https://publisher.example/news/two")]
    [InlineData("//other.example/x", "https://other.example/x")]
    [InlineData(" https://other.example/x\n ", "https://other.example/x")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    public void Link_becomes_absolute_and_says_that_it_is_a_strangers(string href, string absolute) =>
        Assert.Equal($"<p><a href=\"{absolute}\" rel=\"noopener noreferrer nofollow ugc\">x</a></p>", Clean($"<p><a target=_blank href=\"{href}\">x</a></p>"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("")]
    public void Link_to_anything_but_a_page_or_mailbox_keeps_only_its_text(string href) =>
        Assert.Equal("<p>x</p>", Clean($"<p><a href=\"{href}\">x</a></p>"));

    [Fact]
    public void Relative_link_without_a_base_keeps_only_its_text() =>
        Assert.Equal("<p>x</p>", ContentSanitizer.Sanitize("<p><a href='/a'>x</a></p>", null).Html);

    [Theory]
    [InlineData("<img src='data:image/gif;base64,R0' data-src='/real.jpg'>", "https://publisher.example/real.jpg")]
    [InlineData("<img src='/blank.gif' srcset='/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w'>", "https://publisher.example/l.jpg")]
    [InlineData("<picture><source srcset='/a,b.webp 2x, /c.webp 1x'></picture>", "https://publisher.example/a,b.webp")]
    [InlineData("<picture><source srcset='/a.webp'><img src='/own.jpg'></picture>", "https://publisher.example/own.jpg")]
    public void Picture_shows_its_real_address(string html, string source) =>
        Assert.Equal($"<img src=\"{source}\">", Clean(html));

    [Theory]
    [InlineData("<p>a<img src='/p.gif' width=1 height=1></p>")]
    [InlineData("<p>a<img src='https://pixel.wp.com/b.gif?x=1'></p>")]
    [InlineData("<p>a<img alt='no address'></p>")]
    public void Picture_that_only_counts_readers_goes(string html) => Assert.Equal("<p>a</p>", Clean(html));

    [Theory]
    [InlineData("<iframe src='https://www.youtube.com/embed/abc_-12?rel=0' title='Launch'></iframe>", "https://www.youtube.com/watch?v=abc_-12", "YouTube: Launch")]
    [InlineData("<iframe data-src='//player.vimeo.com/video/42'></iframe>", "https://vimeo.com/42", "Vimeo")]
    [InlineData("<iframe src='https://platform.twitter.com/embed/Tweet.html?id=99&x=1'></iframe>", "https://x.com/i/status/99", "X")]
    [InlineData("<video><source src='/clips/one.mp4'></video>", "https://publisher.example/clips/one.mp4", "one.mp4")]
    public void Embedded_player_becomes_a_link_with_words(string html, string href, string text)
    {
        IHtmlElement body = ContentSanitizer.Sanitize(html, Page).Body;
        IElement link = Assert.Single(body.QuerySelectorAll("figure a"));
        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal(text, link.TextContent);
    }

    [Fact]
    public void Frame_of_an_unknown_host_goes() => Assert.Equal("<p>a</p>", Clean("<p>a</p><iframe src='https://ads.example/'>text</iframe>"));

    [Fact]
    public void Too_deep_a_body_keeps_its_text()
    {
        SanitizedContent content = ContentSanitizer.Sanitize(string.Concat(Enumerable.Repeat("<ul><li>", 60_000)) + "<script>x()</script>one &amp; <b>two</b><p>three", Page);
        Assert.True(content.FellBackToText);
        Assert.Equal("<p>one &amp; two</p><p>three</p>", content.Html);
    }

    [Fact]
    public void Too_long_a_body_is_cut_before_a_tag_not_in_it()
    {
        string html = "<p>a</p><p title=\"" + new string('x', 100) + "\">b</p>";
        Assert.Equal("<p>a</p>", ContentSanitizer.Sanitize(html, Page, 50).Html);
    }

    [Fact]
    public void Sanitising_what_is_clean_changes_nothing()
    {
        string once = Clean("<div>loose<p>a <a href=/x>b</a></p><h1>t</h1><pre>\n\n x</pre><figure><img src=/i.jpg><figcaption>c</figcaption></figure></div>");
        Assert.Equal(once, Clean(once));
    }

    [Fact]
    public void Part_of_a_parsed_page_is_cleaned_where_it_stands()
    {
        IHtmlDocument document = ContentSanitizer.ParseGuarded("<nav onclick=x>menu</nav><article class=c><div onclick=x>a</div><script>b</script></article>", 1000)!;
        IElement article = document.QuerySelector("article")!;
        ContentSanitizer.SanitizeInPlace(document, article, Page);
        Assert.Equal("<p>a</p>", ContentSanitizer.Serialize(article));
    }

    [Fact]
    public void Many_threads_get_the_same_result()
    {
        string html = string.Concat(Enumerable.Range(0, 30).Select(i => $"<div onclick=x><p>par {i} <a href='/{i}'>l</a><img src='/{i}.png'></p></div>"));
        string expected = Clean(html);
        Parallel.For(0, 200, _ => Assert.Equal(expected, Clean(html)));
    }

    private static string Clean(string html) => ContentSanitizer.Sanitize(html, Page).Html;
}
