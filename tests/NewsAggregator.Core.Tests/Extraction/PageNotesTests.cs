using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Extraction.Metadata;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class PageNotesTests
{
    private static readonly Uri Address = new("https://www.tarncourier.example/2026/a");

    [Theory]
    [InlineData("Correction: The bridge opened in 1961, not 1916.")]
    [InlineData("This story was updated on Tuesday with a comment of the council.")]
    [InlineData("An earlier version of this article misspelled the mayor's name.")]
    [InlineData("Korrektur: In einer früheren Fassung stand ein falsches Jahr.")]
    [InlineData("Dieser Artikel wurde am 4. März aktualisiert.")]
    [InlineData("Cet article a été mis à jour mardi.")]
    [InlineData("Fe de errores: el puente abrió en 1961.")]
    [InlineData("更正：通車年份應為1961年。")]
    [InlineData("本文於三月四日更新，補上縣府說明。")]
    public void A_correction_is_known(string note) => Assert.True(PageNotes.IsCorrection(note));

    [Theory]
    [InlineData("The story of the bridge is long.")]
    [InlineData("Corrections officers met on Monday.")]
    [InlineData("更新世的化石在河邊出土。")]
    public void What_only_sounds_like_one_is_none(string text) => Assert.False(PageNotes.IsCorrection(text));

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>""", true)]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":true}</script><div class="paywall">Subscribe now</div>""", false)]
    [InlineData("""<meta property="article:content_tier" content="locked">""", true)]
    [InlineData("""<meta property="article:content_tier" content="free">""", false)]
    [InlineData("""<div class="paywall-box">訂閱後繼續閱讀</div>""", true)]
    [InlineData("""<div class="paywall-box" hidden>Subscribe</div>""", false)]
    public void A_page_that_is_not_free_says_so(string html, bool paywalled) => Assert.Equal(paywalled, ContentExtractor.Extract(html, Address).Metadata.Paywalled);

    [Theory]
    [InlineData("https://tarncourier.example/a", "https://tarncourier.example/a")]
    [InlineData("/other", "https://www.tarncourier.example/other")]
    [InlineData("https://elsewhere.example/a", null)]
    [InlineData("https://www.tarncourier.example/", null)]
    public void A_canonical_address_is_of_the_same_site(string written, string? expected) =>
        Assert.Equal(expected, ContentExtractor.Extract($"""<head><link rel="canonical" href="{written}"></head>""", Address).Metadata.Canonical?.AbsoluteUri);

    [Theory]
    [InlineData("<meta name='keywords' content='橋樑、市場，搬遷'>", "橋樑|市場|搬遷")]
    [InlineData("<meta property='article:tag' content='bridges'><meta property='article:tag' content='#tarn'>", "bridges|tarn")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","about":[{"@type":"Thing","name":"Brücken"}]}</script>""", "Brücken")]
    public void Topics_are_the_pages_keywords(string head, string expected) => Assert.Equal(expected.Split('|'), ContentExtractor.Extract($"<head>{head}</head>", Address).Metadata.Topics);

    [Theory]
    [InlineData("<html lang='de-AT'>", "de-AT")]
    [InlineData("<html lang='zh_Hant_TW'>", "zh-Hant-TW")]
    [InlineData("<html lang='{{lang}}'><meta property='og:locale' content='fr_FR'>", "fr-FR")]
    public void The_language_is_the_pages_word(string html, string expected) => Assert.Equal(expected, ContentExtractor.Extract(html, Address).Metadata.Language);

    [Fact]
    public void A_saves_stamp_is_not_the_publication()
    {
        PageMetadata said = ContentExtractor.Extract(
            """<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2026-03-29T12:28:31Z","dateModified":"2026-03-29T12:28:31Z"}</script><h1>A bridge</h1><time pubdate datetime="2026-03-04">March 4</time>""", Address).Metadata;
        Assert.Equal(4, said.Published!.Value.Day);
        Assert.False(said.PublishedSaysZone);
    }

    [Theory]
    [InlineData("en-GB", "Posted 04/03/2026", 3)]
    [InlineData("en-US", "Posted 04/03/2026", 4)]
    [InlineData("de", "Stand: 04.03.2026", 3)]
    [InlineData("zh-Hant", "發布時間：2026年3月4日 10:20", 3)]
    [InlineData("sv", "Publicerad 4 mars 2026 kl. 10:20", 3)]
    public void The_visible_date_is_read_in_the_pages_manner(string language, string line, int month) =>
        Assert.Equal(month, ContentExtractor.Extract($"<html lang='{language}'><body><h1>A bridge for Tarn</h1><div>{line}</div></body>", new Uri("https://tarn.example/a")).Metadata.Published!.Value.Month);
}
