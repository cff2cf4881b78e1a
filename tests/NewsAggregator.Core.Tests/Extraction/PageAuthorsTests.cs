using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Extraction.Metadata;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class PageAuthorsTests
{
    [Theory]
    [InlineData("By Ana Ruiz, Ben Okri and Cho Lin", "Ana Ruiz|Ben Okri|Cho Lin")]
    [InlineData("Von Petra Kern und Jan Voss", "Petra Kern|Jan Voss")]
    [InlineData("Par Lise Aubert et Jean-Luc Moreau", "Lise Aubert|Jean-Luc Moreau")]
    [InlineData("Por José Ruiz y María Lema", "José Ruiz|María Lema")]
    [InlineData("José Ortega y Gasset", "José Ortega y Gasset")]
    [InlineData("ODILE MARCHETTI", "Odile Marchetti")]
    [InlineData("Tam Okoro (Climate desk)", "Tam Okoro")]
    [InlineData("Tam Okoro tam@tarn.example", "Tam Okoro")]
    [InlineData("Written by Tam Okoro | Edited by Ana Ruiz", "Tam Okoro")]
    [InlineData("記者王小明／台北報導", "王小明")]
    [InlineData("（記者王小明、陳美玲／綜合報導）", "王小明|陳美玲")]
    [InlineData("文／李四方", "李四方")]
    [InlineData("作者：張三豐", "張三豐")]
    [InlineData("撰文 陳美玲", "陳美玲")]
    [InlineData("本报记者 周一凡", "周一凡")]
    [InlineData("來源：塔恩日報 記者 周一凡 評論", "周一凡")]
    [InlineData("【塔恩日報／周一凡】", "周一凡")]
    [InlineData("홍길동 기자", "홍길동")]
    public void Names_are_taken_out_of_bylines(string byline, string expected) =>
        Assert.Equal(expected.Split('|'), PersonNames.Split(byline, seen: true));

    [Theory]
    [InlineData("責任編輯：林大同")]
    [InlineData("(责编：牛小镛、岳大彬)")]
    [InlineData("https://social.example/tarn")]
    [InlineData("12 min read")]
    public void What_names_no_author_gives_none(string byline) => Assert.Empty(PersonNames.Split(byline, seen: true));

    [Fact]
    public void A_person_in_the_byline_goes_before_the_sites_name_in_the_head() =>
        Assert.Equal(["David Sommer"], Authors("<meta name='author' content='Tarn Courier'><meta property='og:site_name' content='Tarn Courier'>", "<h1>A bridge for Tarn</h1><p class='author'>von <a href='mailto:d@x.example'>David Sommer, TARN COURIER</a></p>"));

    [Fact]
    public void The_sites_name_is_better_than_none() =>
        Assert.Equal(["Tarn Courier"], Authors("<meta name='author' content='Tarn Courier'><meta property='og:site_name' content='Tarn Courier'>", "<h1>A bridge for Tarn</h1>"));

    [Fact]
    public void References_in_JSON_LD_are_followed() =>
        Assert.Equal(["Lise Aubert"], Authors("""<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"x","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Lise Aubert"}]}</script>""", "<h1>A bridge</h1>"));

    [Fact]
    public void A_byline_that_knows_more_than_the_head_is_taken_whole() =>
        Assert.Equal(["Ana Ruiz", "Ben Okri"], Authors("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Ana Ruiz"}}</script>""", "<h1>A bridge</h1><p class='byline'>By Ana Ruiz and Ben Okri</p>"));

    [Fact]
    public void Writers_of_teasers_are_not_the_articles() =>
        Assert.Empty(Authors("", "<h1>A bridge for Tarn</h1><p>Text.</p><div class='related'><a rel='author' href='/author/x'>Maria Deutsch</a></div>"));

    [Fact]
    public void A_Chinese_byline_is_found_below_a_headline_that_is_no_h1() =>
        Assert.Equal(["周一凡"], Authors("<title>橋下的菜市場下個月要搬走-塔恩網</title>", "<div>橋下的菜市場下個月要搬走</div><div>2026/03/04 15:46 來源：塔恩網 記者 周一凡 <a>評論</a></div>"));

    private static IReadOnlyList<string> Authors(string head, string body) => ContentExtractor.Extract($"<head>{head}</head><body>{body}</body>", new Uri("https://tarncourier.example/2026/a")).Metadata.Authors;
}
