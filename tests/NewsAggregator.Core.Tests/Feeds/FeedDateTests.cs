using System.Globalization;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Tue, 03 Mar 2026 09:05:07 GMT", "2026-03-03T09:05:07Z")]
    [InlineData("Tue, 3 Mar 26 09:05 +0130", "2026-03-03T07:35:00Z")]
    [InlineData("Tue, 03 Mar 2026 09:05:07 PDT", "2026-03-03T16:05:07Z")]
    [InlineData("Tue, 03 Mar 2026 09:05:07 GMT+8", "2026-03-03T01:05:07Z")]
    [InlineData("Tue, 03 Mar 2026 09:05:07 +0000 (Coordinated Universal Time)", "2026-03-03T09:05:07Z")]
    [InlineData("Tue Mar  3 09:05:07 UTC 2026", "2026-03-03T09:05:07Z")]
    [InlineData("Tue Mar  3 09:05:07 2026", "2026-03-03T09:05:07Z")]
    [InlineData("Tuesday, March 3, 2026 9:05 PM", "2026-03-03T21:05:00Z")]
    [InlineData("2026-03-03T09:05:07.25+02:00", "2026-03-03T07:05:07Z")]
    [InlineData("2026-03-03T09:05Z", "2026-03-03T09:05:00Z")]
    [InlineData("20260303T090507Z", "2026-03-03T09:05:07Z")]
    [InlineData("2026-03-03 09:05:07 -0500", "2026-03-03T14:05:07Z")]
    [InlineData("2026/03/03 09:05", "2026-03-03T09:05:00Z")]
    [InlineData("2026-03", "2026-03-01T00:00:00Z")]
    [InlineData("2026-062", "2026-03-03T00:00:00Z")]
    [InlineData("04-03-2026 10:00", "2026-03-04T10:00:00Z")]
    [InlineData("3/31/2026 10:00", "2026-03-31T10:00:00Z")]
    [InlineData("mar. 3 mars 2026 09:05:07 +0100", "2026-03-03T08:05:07Z")]
    [InlineData("Di, 03 März 2026 09:05:07 +0100", "2026-03-03T08:05:07Z")]
    [InlineData("Вт, 03 мар 2026 09:05:07 +0300", "2026-03-03T06:05:07Z")]
    [InlineData("2026年3月3日 下午3:05", "2026-03-03T15:05:00Z")]
    [InlineData("2026년 3월 3일 09:05:07", "2026-03-03T00:05:07Z")]
    [InlineData("2026-03-03 오후 3:05:07", "2026-03-03T06:05:07Z")]
    [InlineData("26-062", "2026-03-03T00:00:00Z")]
    [InlineData("1772528707", "2026-03-03T09:05:07Z")]
    [InlineData("1772528707000", "2026-03-03T09:05:07Z")]
    [InlineData("Tue, 03 Mar 2026 24:00:00 GMT", "2026-03-04T00:00:00Z")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z")]
    [InlineData("民國115年3月3日 9:05", "2026-03-03T09:05:00Z")]
    [InlineData("3 มีนาคม 2569 09:05", "2026-03-03T09:05:00Z")]
    [InlineData("03/Mar/2026:09:05:07 +0100", "2026-03-03T08:05:07Z")]
    [InlineData("Tue, 3 Mar 2026 09:05:07 Asia/Taipei", "2026-03-03T01:05:07Z")]
    [InlineData("Tue, 3 Mar 2026 09:05:07 Nowhere/Atlantis", "2026-03-03T09:05:07Z")]
    [InlineData("2026-W10-2", "2026-03-03T00:00:00Z")]
    [InlineData("20260303 090507", "2026-03-03T09:05:07Z")]
    [InlineData("Tue, 03/10/2026 - 09:05", "2026-03-10T09:05:00Z")]
    [InlineData("Sat, 03/10/2026 - 09:05", "2026-10-03T09:05:00Z")]
    public void A_date_is_read(string text, string expected)
    {
        Assert.True(FeedDate.TryParse(text, null, out DateTimeOffset utc));
        Assert.Equal(expected, utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("Invalid Date")]
    [InlineData("yesterday")]
    [InlineData("Tue, 31 Feb 2026 09:00:00 GMT")]
    [InlineData("2026-13-01")]
    [InlineData("Tue, 03 Mar 2026 25:61:00 GMT")]
    [InlineData("09:05:07")]
    [InlineData("2026-W54-1")]
    [InlineData("民國115年13月3日")]
    [InlineData("99999999999999999999")]
    public void What_is_no_date_is_refused(string text) => Assert.False(FeedDate.TryParse(text, null, out _));

    [Theory]
    [InlineData("2026-03-03 09:05:07", "2026-03-03T01:05:07Z")]
    [InlineData("Tue, 03 Mar 2026 09:05:07 CST", "2026-03-03T01:05:07Z")]
    [InlineData("20260303090507", "2026-03-03T01:05:07Z")]
    [InlineData("2026-03-03", "2026-03-02T16:00:00Z")]
    [InlineData("1772528707", "2026-03-03T09:05:07Z")]
    [InlineData("Tue, 3 Mar 2026 09:05:07 Europe/Paris", "2026-03-03T08:05:07Z")]
    [InlineData("Tue, 03 Mar 2026 09:05:07 GMT", "2026-03-03T09:05:07Z")]
    public void Zone_of_the_source_decides_where_the_date_has_none(string text, string expected)
    {
        TimeZoneInfo taipei = TimeZoneInfo.CreateCustomTimeZone("T", TimeSpan.FromHours(8), "T", "T");
        Assert.True(FeedDate.TryParse(text, taipei, out DateTimeOffset utc));
        Assert.Equal(expected, utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Lone_surrogate_does_not_throw() => Assert.True(FeedDate.TryParse("2026-03-03 \ud83d", null, out _));

    [Fact]
    public void CST_without_a_source_is_Chicagos()
    {
        Assert.True(FeedDate.TryParse("Tue, 03 Mar 2026 09:05:07 CST", null, out DateTimeOffset utc));
        Assert.Equal(15, utc.Hour);
    }
}
