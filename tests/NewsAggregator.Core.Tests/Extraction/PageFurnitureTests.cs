using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class PageFurnitureTests
{
    private const string Own = "The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side of the water.\nEngineers found that the gate had bent by nine centimetres, which nobody had thought possible before that night.\nRepairs will take until spring, the harbour master said, and cost more than the gate did when it was new.";
    private const string Elsewhere = "A baker in the hills has sold the same loaf for forty years, and says that it has never been the same twice.";

    private static readonly Uri Address = new("https://tarn.example/news/harbour");
    private static readonly string Paragraphs = string.Concat(Own.Split('\n').Select(text => $"<p>{text}</p>"));

    [Theory]
    [InlineData("<div><h4>Gate opens</h4></div><div><h3>Related articles</h3><div>{0}</div><div>{0}</div></div>")]
    [InlineData("<section><h2>12 comments</h2><div>ada</div><p>{0}</p><div>bo</div><p>{0}</p></section>")]
    [InlineData("<div><b>大家都在看</b><p>{0}</p></div>")]
    [InlineData("<div><h3>訂閱電子報</h3><p>{0}</p></div>")]
    public void A_box_that_says_what_it_is_is_no_article(string box) => Assert.Equal(Own, Text($"<main><h1>Harbour closed</h1><div>{Paragraphs}</div>{string.Format(null, box, Elsewhere)}</main>"));

    [Theory]
    [InlineData("•")]
    [InlineData("▪")]
    public void Paragraphs_with_marks_at_the_end_are_a_list_of_the_article(string mark) => Assert.Equal(
        $"{Own}\n{mark} Jan. 9: gate shut\n{mark} May 2: gate open",
        Text($"<main><h1>Harbour closed</h1><div>{Paragraphs}<p>{mark} Jan. 9: gate shut</p><p>{mark} May 2: gate open</p></div></main>"));

    [Fact]
    public void An_article_of_headings_alone_keeps_them() => Assert.Equal(
        "Monday: the gate is shut\nTuesday: the ferry waits\nFriday: nobody waits any more",
        Text("<header><nav><a href=/>Home</a></nav></header><main><article><h1>Harbour closed</h1><p class=byline>By Staff</p><div class=text><h2>Monday: the gate is shut</h2><h2>Tuesday: the ferry waits</h2><h2>Friday: nobody waits any more</h2></div></article>"
            + "<aside><h2>Most read</h2><ul><li><a href=/a>Storm closes port</a></li></ul></aside></main><footer>Copyright 2026 Tarn Herald. All rights reserved by the publisher of Tarn Herald.</footer>"));

    [Fact]
    public void Paragraphs_that_are_all_called_paywall_are_the_article() =>
        Assert.Equal($"{Elsewhere}\n{Own}", Text($"<main><h1>Harbour closed</h1><div><p>{Elsewhere}</p>{Paragraphs.Replace("<p>", "<p class=paywall>", StringComparison.Ordinal)}</div></main>"));

    [Fact]
    public void A_single_box_called_paywall_is_none() =>
        Assert.Equal(Own, Text($"<main><h1>Harbour closed</h1><div>{Paragraphs}<div class=paywall><p>{Elsewhere}</p></div></div></main>"));

    [Fact]
    public void An_article_under_an_advertisement_is_kept() => Assert.Equal(Own, Text($"<main><h1>Harbour closed</h1><div><p>Advertisement</p>{Paragraphs}</div></main>"));

    [Fact]
    public void Teasers_under_a_short_article_are_not_it()
    {
        string cards = string.Concat(Enumerable.Range(1, 12).Select(i => $"<article class=card><h3><a href=/{i}>Another thing that happened today, number {i}</a></h3><p>{Elsewhere}</p></article>"));
        Assert.Equal(Own, Text($"<body><div id=page><div class=x><h1>Harbour closed</h1>{Paragraphs}</div><div class=y>{cards}</div></div></body>"));
    }

    [Fact]
    public void A_whole_other_article_beneath_is_not_taken()
    {
        string other = string.Concat(Enumerable.Repeat($"<p>{Elsewhere}</p>", 1)) + "<p>Nobody in the valley could say when it began, but all of them knew the smell of it on a Sunday.</p>";
        Assert.Equal(Own, Text($"<div class=feed><div class=one><h2 class=t>Harbour closed</h2><div>{Paragraphs}</div></div><div class=one><h2 class=t>The baker</h2><div>{other}{other}{other}</div></div></div>", "Harbour closed"));
    }

    [Fact]
    public void Of_a_thread_the_first_post_is_the_page()
    {
        string replies = string.Concat(Enumerable.Range(1, 9).Select(i => $"<div class=post><div>user{i}</div><p>{Elsewhere}</p><div>Reply Report</div></div>"));
        Assert.Equal(Own, Text($"<h1>Harbour closed</h1><div class=thread><div class=post>{Paragraphs}<div>Reply Report</div></div>{replies}</div>"));
    }

    [Fact]
    public void The_longer_text_of_a_sidebar_is_not_the_article()
    {
        string flashes = string.Concat(Enumerable.Repeat($"<li>{Elsewhere}</li>", 9));
        Assert.DoesNotContain("baker", Text($"<div class=wrap><div class=l><h1>Harbour closed</h1>{Paragraphs}</div><a href=/1>One link</a><a href=/2>Another link</a></div><div><ul>{flashes}</ul></div>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("責任編輯：王小明")]
    [InlineData("（記者王小明攝）")]
    [InlineData("港口的閘門。 圖／本報記者")]
    [InlineData("版权声明：凡注明来源的作品，未经授权不得转载。")]
    [InlineData("扫描二维码，下载客户端，第一时间看到身边事。")]
    [InlineData("投資人應獨立判斷，本頁資料僅供參考，不構成任何投資建議。")]
    [InlineData("延伸閱讀：另一個港口")]
    [InlineData("[友善列印] [轉寄好友] [回上頁]")]
    public void What_Chinese_sites_say_to_the_visitor_is_no_text(string line)
    {
        const string Text1 = "塔恩港在暴風雨後關閉三天，渡輪全都停在對岸，沒有人知道什麼時候才能再開。", Text2 = "工程師發現閘門彎了九公分，在那一夜之前誰也沒想到會這樣，修理要到春天才能完成。";
        Assert.Equal($"{Text1}\n{Text2}", Text($"<article><h1>港口關閉</h1><p>{Text1}</p><p>{line}</p><p>{Text2}</p></article>"));
    }

    private static string Text(string html, string title = "")
    {
        ExtractedPage page = ContentExtractor.Extract($"<html><head><title>{title}</title></head><body>{html}</body></html>", Address);
        return page.Body is null ? "" : BodyText.Of(page.Body);
    }
}
