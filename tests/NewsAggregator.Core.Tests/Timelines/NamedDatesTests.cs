using System.Globalization;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Timelines;

/// <summary>Days and quarters said by name. Published on Wednesday, 25 November 2026.</summary>
public sealed class NamedDatesTests
{
    private static readonly DateContext Wednesday = new(new DateOnly(2026, 11, 25));

    [Theory]
    [InlineData("Judges sit again on the first Tuesday of December.", "2026-12-01")]
    [InlineData("Judges sat on the last Friday in October.", "2026-10-30")]
    [InlineData("It was founded on the second Sunday of May 2019.", "2019-05-12")]
    [InlineData("They meet on the fifth Monday of November 2026.", "2026-11-30")]
    [InlineData("They meet on the first Tuesday of each month.", "")]
    [InlineData("Two years ago today the gate fell.", "2024-11-25")]
    [InlineData("A week ago today the gate fell.", "2026-11-18")]
    [InlineData("The gate fell on Easter Monday.", "2026-04-06")]
    [InlineData("Shops will open on Easter Monday.", "2027-03-29")]
    [InlineData("The gate fell on Good Friday 2024.", "2024-03-29")]
    [InlineData("Shops will open early on Black Friday.", "2026-11-27")]
    [InlineData("She eats at Ruby Tuesday and reads of Bloody Sunday.", "")]
    [InlineData("The firm of May & Sons closed.", "")]
    [InlineData("Sales fell in Q3 2026 and rose in Q1 of 2025.", "2026-Q3 2025-Q1")]
    [InlineData("She drives an Audi Q3.", "")]
    [InlineData("去年今天，水壩破裂。前年的今日，湖水乾涸。", "2025-11-25 2024-11-25")]
    [InlineData("114年第四季營收成長，2026年Q1持平。", "2025-Q4 2026-Q1")]
    [InlineData("113年元月5日開工，元月9日停工。", "2024-01-05 2026-01-09")]
    public void A_day_or_quarter_is_read_by_its_name(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', DateMentions.Find(text, Wednesday).Select(Value)));

    private static string Value(DateMention mention) => mention.Precision == DatePrecision.Quarter
        ? string.Create(CultureInfo.InvariantCulture, $"{mention.First.Year}-Q{(mention.First.Month + 2) / 3}")
        : mention.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
