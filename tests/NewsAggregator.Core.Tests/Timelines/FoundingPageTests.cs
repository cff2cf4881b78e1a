using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Timelines;

/// <summary>The founding case as its readers' browsers get it: with the site's menu, tickets, author box and lists around the article, all of them dated.</summary>
public sealed class FoundingPageTests
{
    private const string EnglishPage = """
        <!doctype html><html lang="en"><head><title>Everyone who has left Halcyon Loom | Ledger &amp; Loom</title>
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Everyone who has left Halcyon Loom","datePublished":"2026-02-12T18:30:00Z","author":{"name":"Ana Ruiz"}}</script></head>
        <body><header><a href="/">Ledger &amp; Loom</a><nav><ul><li><a href="/events">Events: Mar. 3</a></li><li><a href="/startups">Startups</a></li><li><a href="/2026/02/10/">Feb. 10 issue</a></li></ul></nav></header>
        <div class="promo-bar"><p>Founder Summit, June 9, 2026: save 300 dollars before Feb. 27. <a href="/tickets">Register now</a></p></div>
        <main><article><h1>Everyone who has left Halcyon Loom</h1><div class="meta"><a href="/author/ana">Ana Ruiz</a> <time datetime="2026-02-12T18:30:00Z">6:30 PM · February 12, 2026</time></div>
        <div class="entry-content">
        {0}
        <div class="inline-promo"><h3>Ledger Event</h3><p>Join 10,000 founders in Porto on June 9, 2026.</p><p>Porto | <a href="/tickets">June 9, 2026</a></p></div>
        </div>
        <div class="topics"><h3>Topics</h3><a href="/t/ai">AI</a> <a href="/t/people">People</a></div>
        <div class="bio-box"><img src="/ana.jpg" alt="Ana Ruiz"><h4>Ana Ruiz</h4><p>Ana Ruiz is a senior reporter at Ledger &amp; Loom, which she joined on Jan. 5, 2024. You can write to her at ana@ledger.example.</p><a href="/author/ana">View bio</a></div>
        </article>
        <aside><h3>Most Popular</h3><ol><li><h4><a href="/1">Ten lamps that broke on Feb. 9</a></h4><p>Joan Mill</p><p>Feb. 9, 2026</p></li><li><h4><a href="/2">The pumps of Tarn stopped on Feb. 8</a></h4><p>Ada Reed</p><p>Feb. 8, 2026</p></li><li><h4><a href="/3">A ship was sold on Feb. 7</a></h4><p>Ada Reed</p><p>Feb. 7, 2026</p></li></ol></aside></main>
        <footer><p>© 2026 Ledger &amp; Loom. Terms of Service, last changed on Jan. 1, 2026.</p></footer></body></html>
        """;

    private const string ChinesePage = """
        <!doctype html><html lang="zh-Hant"><head><title>離開恆紡科技的人 - 織報</title><meta property="article:published_time" content="2026-02-12T18:30:00Z"></head>
        <body><div class="top"><a href="/">織報</a><ul class="menu"><li><a href="/today">2月12日 星期四</a></li><li><a href="/tech">科技</a></li><li><a href="/event">3月3日講座報名</a></li></ul></div>
        <div class="ad-line"><p>創辦人高峰會6月9日登場，2月27日前購票省三千元，<a href="/tickets">立即報名</a>。</p></div>
        <div class="wrap"><h1>離開恆紡科技的人</h1><div class="info"><span>記者王大明</span> <span>2026-02-12 18:30</span></div>
        <div class="story">
        {0}
        <div class="recommend"><h3>延伸閱讀</h3><ul><li><a href="/1">2月9日壞掉的十盞燈</a></li><li><a href="/2">塔恩的水泵2月8日停擺</a></li></ul></div>
        <p>【6月9日創辦人高峰會】門票熱賣中，<a href="/tickets">點擊了解</a></p>
        </div>
        <div class="writer"><img src="/w.jpg"><p>王大明</p><p>王大明，2024年1月5日加入織報，現任資深記者，主跑科技產業。</p></div></div>
        <div class="rank"><h3>熱門文章</h3><ol><li><a href="/3">2月7日賣掉的船</a> <span>2026-02-07</span></li><li><a href="/4">2月6日的雨</a> <span>2026-02-06</span></li><li><a href="/5">2月5日的橋</a> <span>2026-02-05</span></li></ol></div>
        <div class="foot"><p>織報版權所有，未經授權不得轉載。2026年1月1日更新服務條款。</p></div></body></html>
        """;

    public static TheoryData<string, string, string[]> Pages => new()
    {
        { EnglishPage, FoundingCase.English, FoundingCase.EnglishNames },
        { ChinesePage, FoundingCase.Chinese, FoundingCase.ChineseNames },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_gives_its_eleven_events_and_none_from_what_stands_around_the_article(string page, string article, string[] names)
    {
        Uri address = new("https://ledger.example/a");
        ExtractedPage read = ContentExtractor.Extract(page.Replace("{0}", article, StringComparison.Ordinal), address);
        ContentSanitizer.SanitizeInPlace(read.Document, read.Body!, address);

        ArticleText text = ArticleText.Read(read.Metadata.Title!, read.Body!.InnerHtml, read.Metadata.Language, FoundingCase.Published, TimeSpan.Zero, TextOrigin.Page);

        Assert.Equal(FoundingCase.Days, text.Dates.Select(date => date.Start));
        Assert.All(text.Dates.Zip(names), pair => Assert.Contains(pair.Second, text.Body.TextOf(pair.First.Sentence), StringComparison.Ordinal));
        Assert.All(text.Summary, key => Assert.Contains(text.Body.TextOf(key), article.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }
}
