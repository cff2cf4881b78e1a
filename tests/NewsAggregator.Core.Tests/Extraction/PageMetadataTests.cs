using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Extraction.Metadata;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class PageMetadataTests
{
    private static readonly Uri Address = new("https://launchledger.example/2026/03/04/lumenfold-raises-40m/");

    [Fact]
    public void A_page_tells_what_it_is()
    {
        PageMetadata said = ContentExtractor.Extract(PageFixture.Read("wordpress-news.html"), Address).Metadata;
        Assert.Equal("Lumenfold raises $40M to make batteries from seaweed", said.Title);
        Assert.Equal(["Odile Marchetti", "Tam Okoro"], said.Authors);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 16, 5, 0, TimeSpan.FromHours(-8)), said.Published);
        Assert.Equal(TimeSpan.FromHours(-8), said.Published!.Value.Offset);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 9, 12, 0, TimeSpan.FromHours(-8)), said.Updated);
        Assert.Equal("en-US", said.Language);
        Assert.Equal(Address, said.Canonical);
        Assert.Equal("Climate", said.Section);
        Assert.Equal(["batteries", "Lumenfold"], said.Topics);
        Assert.Equal("LaunchLedger", said.SiteName);
        Assert.StartsWith("This story was originally published", said.CorrectionNote, StringComparison.Ordinal);
        Assert.Equal("https://launchledger.example/feed/", Assert.Single(said.Feeds).Address.AbsoluteUri);
        Assert.EndsWith("/lumenfold.jpg", said.Picture!.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<object dat a=x>>{"@type":"NewsAr<p""")]
    [InlineData("]>}x{")]
    [InlineData("x[")]
    public void Json_ld_that_begins_late_and_has_no_end_is_passed_over(string json)
    {
        PageMetadata said = ContentExtractor.Extract($"<script type='application/ld+json'>{json}</script><meta property=og:title content='Harbour closed'><p>x", Address).Metadata;
        Assert.Equal("Harbour closed", said.Title);
    }

    [Fact]
    public void A_date_in_boxes_in_boxes_of_much_text_is_not_read_out_of_each()
    {
        string html = string.Concat(Enumerable.Repeat("<div class=date>", 150)) + string.Concat(Enumerable.Repeat("word ", 100_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ContentExtractor.Extract(html, Address);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Theory]
    [InlineData("2026-03-04T16:05:00-08:00", "2026-03-04T16:05:00-08:00")]
    [InlineData("2026-03-04T16:05:00+0530", "2026-03-04T16:05:00+05:30")]
    [InlineData("2026-03-04", "2026-03-04T00:00:00+00:00")]
    [InlineData("20260304", "2026-03-04T00:00:00+00:00")]
    [InlineData("2026年3月4日 10:20", "2026-03-04T10:20:00+00:00")]
    [InlineData("March 4th, 2026", "2026-03-04T00:00:00+00:00")]
    [InlineData("1772640300", "2026-03-04T16:05:00+00:00")]
    [InlineData("04.03.2026", "2026-03-04T00:00:00+00:00")]
    [InlineData("04.03.2026, 18:58", "2026-03-04T18:58:00+00:00")]
    [InlineData("13/04/2026", "2026-04-13T00:00:00+00:00")]
    [InlineData("4. März 2026", "2026-03-04T00:00:00+00:00")]
    [InlineData("4 de marzo de 2026", "2026-03-04T00:00:00+00:00")]
    [InlineData("2026년 3월 4일", "2026-03-04T00:00:00+00:00")]
    public void Dates_are_read_as_pages_write_them(string written, string expected) =>
        Assert.Equal(expected, PageDate.Parse(written)!.Value.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("")]
    public void What_is_no_date_is_none(string written) => Assert.Null(PageDate.Parse(written));

    [Fact]
    public void Broken_JSON_is_passed_over()
    {
        PageMetadata said = ContentExtractor.Extract("""<head><script type="application/ld+json">{"@type":"NewsArticle","headline":</script><meta property="article:published_time" content="2026-03-04"></head><body><p>x</p></body>""", Address).Metadata;
        Assert.Equal(4, said.Published!.Value.Day);
    }
}
