using System.Globalization;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class HtmlScanTests
{
    private const int Most = 1_000_000;

    [Theory]
    [InlineData("<div>", 300)]
    [InlineData("<ul><li>", 150)]
    [InlineData("<li><b></b><p>", 150)]
    [InlineData("<table><tr><td>", 80)]
    [InlineData("<div a='>'>", 300)]
    [InlineData("</x><DIV>", 300)]
    [InlineData("<!--><div>", 300)]
    [InlineData("<div \"><div>", 150)]
    public void Deep_nesting_is_refused(string part, int times) => Assert.NotNull(Refusal(Repeat(part, times)));

    [Theory]
    [InlineData("<p>words", 2000)]
    [InlineData("<li>words", 2000)]
    [InlineData("<p>a</p><br><img src=x>", 2000)]
    [InlineData("<div><p>a</div>", 2000)]
    [InlineData("<script>'<div>'</script>", 2000)]
    [InlineData("<!-- <div> -->", 2000)]
    [InlineData("<textarea><div></textarea>", 2000)]
    [InlineData("<svg><path d=x /></svg>", 0)]
    [InlineData("1 < 2 <3 ", 2000)]
    public void Long_but_flat_markup_passes(string part, int times) => Assert.Null(Refusal(Repeat(part, times)));

    [Fact]
    public void Formatting_left_open_in_every_block_is_refused()
    {
        string html = string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"<div><b a={i}></div>x")));
        Assert.NotNull(Refusal(html));
    }

    [Theory]
    [InlineData("<br>")]
    [InlineData("<p>x")]
    [InlineData("<a href=/x>x</a>")]
    [InlineData("<figure><img src=x></figure>")]
    public void More_tags_than_pages_have_are_refused(string part) => Assert.NotNull(Refusal(Repeat(part, HtmlScan.MaxTags + 1)));

    [Fact]
    public void Foreign_content_cannot_hide_nesting_in_raw_text() =>
        Assert.NotNull(Refusal("<svg><style>" + Repeat("<g>", 50_000) + "</style></svg>"));

    [Fact]
    public void Tag_with_countless_attributes_is_refused() =>
        Assert.NotNull(Refusal("<a " + string.Concat(Enumerable.Range(0, 5000).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i} "))) + ">"));

    [Fact]
    public void Too_long_a_text_is_refused() => Assert.NotNull(HtmlScan.Refusal("12345", 4));

    private static string? Refusal(string html) => HtmlScan.Refusal(html, Most);

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
