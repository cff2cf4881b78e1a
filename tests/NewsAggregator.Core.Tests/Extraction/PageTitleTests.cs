using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class PageTitleTests
{
    [Theory]
    [InlineData("A bridge for Tarn | Tarn Courier", "A bridge for Tarn")]
    [InlineData("A bridge - at last - Tarn Courier", "A bridge - at last")]
    [InlineData("A bridge - at last", "A bridge - at last")]
    [InlineData("Tarn Courier: a bridge reopens", "Tarn Courier: a bridge reopens")]
    [InlineData("Tarn Courier | A bridge reopens after six years", "A bridge reopens after six years")]
    public void The_sites_name_is_cut_off_a_title(string title, string expected) =>
        Assert.Equal(expected, Title($"""<head><title>{title}</title><meta property="og:site_name" content="Tarn Courier"></head><body><p>x</p></body>"""));

    [Theory]
    [InlineData("橋下的菜市場要搬了_民生_塔恩日報", "塔恩日報", "橋下的菜市場要搬了")]
    [InlineData("橋下的菜市場要搬了｜塔恩日報", "塔恩日報", "橋下的菜市場要搬了")]
    [InlineData("旧桥下的菜市场要搬走了--民生--塔恩网", "塔恩网", "旧桥下的菜市场要搬走了")]
    public void Chinese_portals_put_channel_and_name_behind(string title, string site, string expected) =>
        Assert.Equal(expected, Title($"""<head><title>{title}</title><meta property="og:site_name" content="{site}"></head><body><p>x</p></body>"""));

    [Fact]
    public void A_headline_that_is_no_h1_is_known_by_the_title_that_repeats_it() =>
        Assert.Equal("橋下的菜市場下個月要搬走", Title("<head><title>橋下的菜市場下個月要搬走-某某生活網</title></head><body><div><a>首頁</a></div><div class='tit'>橋下的菜市場下個月要搬走</div><p>x</p></body>"));

    [Fact]
    public void A_kicker_in_the_heading_is_no_part_of_it() =>
        Assert.Equal("Der Fluss kehrt in sein Bett zurück", Title("<head><meta property='og:title' content='Der Fluss kehrt in sein Bett zurück'></head><body><h1><span class='kicker'>Umwelt</span> Der Fluss kehrt in sein Bett zurück</h1></body>"));

    [Fact]
    public void The_printed_headline_goes_before_the_one_for_search_engines() =>
        Assert.Equal("Why the river came back to Tarn", Title("<head><title>River returns to Tarn: why it came back</title><meta property='og:title' content='River returns to Tarn: why it came back'></head><body><h1>Why the river came back to Tarn</h1></body>"));

    [Fact]
    public void What_was_escaped_twice_is_read_twice() =>
        Assert.Equal("Bread & water: the miller's year", Title("<head><meta property='og:title' content='Bread &amp;amp; water: the miller&amp;#039;s year'></head><body><p>x</p></body>"));

    [Fact]
    public void Lines_of_a_heading_are_parted_and_its_soft_hyphens_dropped() =>
        Assert.Equal("The bridge reopens after six long years", Title("<head><title>The bridge reopens after six long years</title></head><body><h1>The bridge re&shy;opens<br>after six long years</h1></body>"));

    private static string? Title(string html) => ContentExtractor.Extract(html, new Uri("https://tarncourier.example/2026/a")).Metadata.Title;
}
