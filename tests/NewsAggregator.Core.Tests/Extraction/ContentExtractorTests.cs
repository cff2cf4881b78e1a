using AngleSharp.Dom;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class ContentExtractorTests
{
    private const string Paragraphs = """
        <p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side.</p>
        <p>Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before.</p>
        <p>Repairs will take until spring, the harbour master said, and cost more than the gate did when it was new.</p>
        """;

    private static readonly Uri Address = new("https://tarn.example/news/harbour");

    private static string Text(string html, ExtractionOptions? options = null)
    {
        ExtractedPage page = ContentExtractor.Extract(html, Address, options);
        return page.Body is null ? "" : BodyText.Of(page.Body);
    }

    private static string Page(string inside) => $"<html><body><nav><a href=/>Home</a></nav><article><h1>Harbour of Tarn closed</h1>{inside}</article><footer>© Tarn</footer></body></html>";

    private static string Expected => string.Join('\n', ContentTexts());

    private static IEnumerable<string> ContentTexts() => Paragraphs.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..^4]);

    [Fact]
    public void A_page_of_the_shape_of_a_news_blog_gives_exactly_its_text()
    {
        string[] text = Text(PageFixture.Read("wordpress-news.html")).Split('\n');
        Assert.Equal(PageFixture.Read("wordpress-news.txt").TrimEnd().Split('\n'), text);
    }

    [Fact]
    public void Its_captions_stay_in_their_figures()
    {
        ExtractedPage page = ContentExtractor.Extract(PageFixture.Read("wordpress-news.html"), Address);
        Assert.Contains("thin as a coin", page.Body!.QuerySelector("figure figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<div class="related-posts"><h3>More</h3><p>Another town has a harbour too, and it is not closed at all.</p></div>""")]
    [InlineData("""<div class="author-bio"><p>Ada Fenn writes about harbours and has done so for many years.</p></div>""")]
    [InlineData("""<aside><p>A box beside the text that tells of something else entirely.</p></aside>""")]
    [InlineData("""<p>Sign up for our newsletter and get the best stories every morning.</p>""")]
    [InlineData("""<p>Read more: <a href="/x">The storm in pictures</a></p>""")]
    [InlineData("""<ul><li><a href="/1">First other story of the day</a></li><li><a href="/2">Second other story of the day</a></li></ul>""")]
    [InlineData("""<p>Advertisement</p>""")]
    [InlineData("""<p>相關新聞：另一個港口</p>""")]
    [InlineData("""<p>請繼續往下閱讀...</p>""")]
    [InlineData("""<p>Story continues below</p>""")]
    [InlineData("""<p>Narrated by Ada Fenn</p>""")]
    public void What_is_not_the_article_is_left_out(string box)
    {
        string[] lines = Paragraphs.Split('\n', 2);
        Assert.Equal(Expected, Text(Page(lines[0] + box + lines[1])));
    }

    [Fact]
    public void Headline_byline_and_date_inside_the_text_are_left_out() =>
        Assert.Equal(Expected, Text(Page("<p>By Ada Fenn</p><p>March 4, 2026</p>" + Paragraphs)));

    [Fact]
    public void Of_the_headlines_header_and_the_lead_pictures_caption_only_the_standfirst_is_text()
    {
        const string Standfirst = "The gate had bent, and nobody had thought possible what it did.";
        string header = $"""<header><h1>Harbour of Tarn closed</h1><p>{Standfirst}</p><p>12:30 PM · November 22, 2026</p><div><span>Read by a person</span></div></header>""";
        string picture = "<figure><img src=/gate.png width=800><figcaption>The gate of Tarn. Drawing for the Tarn Post</figcaption></figure>";

        ExtractedPage page = ContentExtractor.Extract($"<html><body><article>{header}{picture}<div>{Paragraphs}</div></article></body></html>", Address);

        Assert.Equal(Standfirst + "\n" + Expected, BodyText.Of(page.Body!));
        Assert.Equal("The gate of Tarn. Drawing for the Tarn Post", page.Body!.QuerySelector("figure > figcaption")?.TextContent);
    }

    [Fact]
    public void A_time_before_a_date_is_a_byline_too() =>
        Assert.Equal(Expected, Text(Page("<p>12:30 PM · November 22, 2026</p>" + Paragraphs + "<p>17:41, October 13, 2024</p>")));

    [Fact]
    public void An_embedded_post_stays_a_quotation_with_who_wrote_it()
    {
        string[] lines = Paragraphs.Split('\n', 2);
        const string Post = """<figure><blockquote class="social-post"><p>The gate is shut. The bakery is not.</p><footer>Tarn Bakery (@bread), <a href="/p/1">March 4, 2026</a></footer></blockquote></figure>""";

        IElement? quote = ContentExtractor.Extract(Page(lines[0] + Post + lines[1]), Address).Body!.QuerySelector("blockquote");

        Assert.Equal("The gate is shut. The bakery is not.Tarn Bakery (@bread), March 4, 2026", quote?.TextContent);
    }

    [Fact]
    public void A_box_with_a_telling_name_that_holds_most_of_the_text_is_kept() =>
        Assert.Equal(Expected, Text(Page($"""<div class="share-content"><div class="author-text">{Paragraphs}</div></div>""")));

    [Fact]
    public void A_standfirst_above_the_container_is_taken() =>
        Assert.StartsWith("Ferries wait", Text($"<body><h1>Harbour</h1><p class=standfirst>Ferries wait on the other side while engineers look at the gate.</p><img><div class=article-body>{Paragraphs}</div></body>"), StringComparison.Ordinal);

    [Fact]
    public void Cells_of_a_table_are_not_glued() =>
        Assert.Contains("Gate\t9 cm", Text(Page(Paragraphs + "<table><tr><td>Gate</td><td>9 cm</td></tr></table>")), StringComparison.Ordinal);

    [Fact]
    public void A_selector_set_by_an_admin_names_the_container() =>
        Assert.Equal("Short notice of the harbour.", Text($"<body><main>{Paragraphs}</main><div id=note><p>Short notice of the harbour.</p></div></body>", new ExtractionOptions { Selector = "#note" }));

    [Fact]
    public void A_selector_that_matches_several_parts_takes_them_all_and_nothing_between()
    {
        string[] lines = Paragraphs.Split('\n');
        string page = $"<body><main><div class=part>{lines[0]}</div><p>Buy a boat today, it is a fine boat, and the sea is wide and blue.</p><section><div class='part share'>{string.Concat(lines[1..])}</div></section></main></body>";

        Assert.Equal(Expected, Text(page, new ExtractionOptions { Selector = ".part" }));
    }

    [Fact]
    public void Links_that_share_the_page_are_left_out_with_their_pictures()
    {
        string[] lines = Paragraphs.Split('\n', 2);
        const string Shares = "<ul><li><a href='https://www.facebook.com/sharer.php?u=a'><img src=/f.png alt=Facebook></a></li><li><a href='https://social-plugins.line.me/lineit/share?url=a'><img src=/l.png></a></li></ul>";
        ExtractedPage page = ContentExtractor.Extract(Page(lines[0] + Shares + lines[1]), Address);

        Assert.Equal(Expected, BodyText.Of(page.Body!));
        Assert.Null(page.Body!.QuerySelector("ul, img"));
    }

    [Fact]
    public void A_selector_that_is_none_is_passed_over() =>
        Assert.Equal(Expected, Text(Page(Paragraphs), new ExtractionOptions { Selector = ":::[" }));

    [Theory]
    [InlineData("<lite-youtube videoid=abc123></lite-youtube>", "https://www.youtube.com/watch?v=abc123")]
    [InlineData("<div class=video-player><div data-youtube-id=abc123></div></div>", "https://www.youtube.com/watch?v=abc123")]
    [InlineData("<amp-youtube data-videoid=abc123 layout=responsive></amp-youtube>", "https://www.youtube.com/watch?v=abc123")]
    [InlineData("<amp-twitter data-tweetid=42></amp-twitter>", "https://x.com/i/status/42")]
    [InlineData("<amp-instagram data-shortcode=Ab_1></amp-instagram>", "https://www.instagram.com/p/Ab_1/")]
    public void What_stands_in_for_a_player_until_a_script_runs_becomes_a_link(string standIn, string link)
    {
        string[] lines = Paragraphs.Split('\n', 2);
        ExtractedPage page = ContentExtractor.Extract(Page(lines[0] + standIn + lines[1]), Address);
        ContentSanitizer.SanitizeInPlace(page.Document, page.Body!, Address);
        Assert.Equal(link, page.Body!.QuerySelector("figure a")?.GetAttribute("href"));
    }

    [Fact]
    public void A_player_in_the_text_stays_for_the_sanitiser_to_link()
    {
        ExtractedPage page = ContentExtractor.Extract(Page(Paragraphs + """<div><iframe src="https://www.youtube.com/embed/abc123"></iframe></div>"""), Address);
        ContentSanitizer.SanitizeInPlace(page.Document, page.Body!, Address);
        Assert.Contains("https://www.youtube.com/watch?v=abc123", page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word<br>")]
    [InlineData("<span>word word </span>")]
    [InlineData("<li>The gate had bent by nine centimetres.</li>")]
    [InlineData("<h1>The gate</h1>")]
    [InlineData("<p>March 4, 2026</p>")]
    [InlineData("<p>The gate had bent by nine centimetres, as nobody had thought.</p>")]
    [InlineData("<figure><img src=/a.png><figcaption>The gate</figcaption></figure>")]
    public void Ten_thousand_neighbours_are_read(string part) =>
        Assert.Contains("The harbour of Tarn was closed", Text(Page(Paragraphs + string.Concat(Enumerable.Repeat(part, 10_000)))), StringComparison.Ordinal);

    /// <summary>Found by breaking pages by command.</summary>
    [Fact]
    public void A_title_that_is_never_closed_costs_no_more_than_its_page()
    {
        string html = "<html><head><title>Harbour | Tarn - " + string.Concat(Enumerable.Repeat("<div>word - word | </div>", 8_000));
        long before = GC.GetAllocatedBytesForCurrentThread();

        ExtractedPage page = ContentExtractor.Extract(html, Address);

        Assert.False(page.Ok);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
    }

    [Fact]
    public void A_page_without_text_says_so()
    {
        ExtractedPage page = ContentExtractor.Extract("<body><nav><a href=/>Home</a></nav></body>", Address);
        Assert.False(page.Ok);
        Assert.False(string.IsNullOrEmpty(page.Problem));
    }

    [Fact]
    public void A_page_that_the_parser_must_not_see_says_why()
    {
        ExtractedPage page = ContentExtractor.Extract(string.Concat(Enumerable.Repeat("<div>", 5000)), Address);
        Assert.False(page.Ok);
        Assert.False(string.IsNullOrEmpty(page.Problem));
    }
}
