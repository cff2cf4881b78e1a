using AngleSharp.Html.Parser;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Timelines;

/// <summary>Which dates of a sentence, a list and a section become events. Published on Wednesday, 25 November 2026.</summary>
public sealed class TimelineReadingTests
{
    private static readonly DateTimeOffset Published = new(2026, 11, 25, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GENEVA, Nov 24 (AFP) — Ada Pell, who built three bridges, died on Sunday.", "2026-11-22")]
    [InlineData("GENEVA, Nov 24 (AFP) — Ada Pell opened a bridge over the river.", "2026-11-24")]
    [InlineData("本报上海11月24日讯（记者 陈小明）港务局昨日发布新的航线图。", "2026-11-24")]
    [InlineData("（路透社首爾24日電）港務局昨（23）日發布新的航線圖。", "2026-11-23")]
    [InlineData("新华社广州11月24日电 港务局22日发布新的航线图。", "2026-11-22")]
    public void The_day_of_a_dateline_gives_way_to_the_day_told(string text, string expected) => Assert.Equal([expected], Days($"<p>{text}</p>"));

    [Fact]
    public void A_heading_that_is_a_year_dates_all_below_it_until_the_next_of_its_level()
    {
        const string Html = """
            <h2>2024</h2><ul><li>Feb. 3: The dam cracks near the gate.</li><li>Dec. 9: Two towns are moved.</li></ul><h3>Inquiry</h3><p>Judges met on Dec. 20 in the old hall.</p>
            <h2>2025</h2><ul><li>March 8: The dam holds again.</li><li>7/1: The gates are painted.</li></ul>
            <h2>What is next</h2><p>The lake filled on Nov. 2 after rain.</p>
            """;
        Assert.Equal(["2024-02-03", "2024-12-09", "2024-12-20", "2025-03-08", "2025-07-01", "2026-11-02"], Days(Html));
    }

    [Fact]
    public void A_Chinese_year_or_month_above_a_list_dates_its_items()
    {
        const string Html = """
            <h2>2024年</h2><ul><li>2月3日：水壩出現裂縫。</li><li>12月9日：兩個村莊遷移。</li></ul>
            <h2>2025年</h2><ul><li>7/1：閘門重新油漆。</li><li>03/12：湖水降到最低。</li></ul>
            <h2>2025年8月</h2><ul><li>5日：水壩恢復使用。</li></ul>
            """;
        Assert.Equal(["2024-02-03", "2024-12-09", "2025-03-12", "2025-07-01", "2025-08-05"], Days(Html));
    }

    [Theory]
    [InlineData("The fair ran from Sept. 28 - Oct. 3, 2026, in the old port.", "2026-09-28/2026-10-03")]
    [InlineData("The fair came to the old port on Dec 12–13, 2025.", "2025-12-12/2025-12-13")]
    [InlineData("The fair stays in the old port from Dec. 28 to Jan. 3.", "2026-12-28/2027-01-03")]
    [InlineData("The fair filled the old port from Nov. 3 to Nov. 9.", "2026-11-03/2026-11-09")]
    [InlineData("The fair filled the old port from Nov. 3 to 9.", "2026-11-03/2026-11-09")]
    [InlineData("The fair was moved from Nov. 3 to Nov. 9.", "2026-11-03/2026-11-03")]
    [InlineData("市集10月28日至11月5日在舊港舉行。", "2026-10-28/2026-11-05")]
    [InlineData("市集12月28日至1月3日在舊港舉行。", "2026-12-28/2027-01-03")]
    [InlineData("The fair filled the old port last week.", "2026-11-16/2026-11-22")]
    public void A_span_of_days_keeps_its_end(string text, string expected)
    {
        DatedStatement only = Assert.Single(Events($"<p>{text}</p>"));
        Assert.Equal(expected, $"{only.Start:yyyy-MM-dd}/{only.End:yyyy-MM-dd}");
        Assert.Equal(only.End > only.Start ? DatePrecision.Range : DatePrecision.Day, only.Precision);
    }

    [Fact]
    public void An_item_that_opens_with_a_year_is_an_event_of_that_year()
    {
        const string Html = "<ul><li><strong>2023</strong> – Surveyors find the crack.</li><li><strong>Feb. 3, 2024</strong> – The dam is emptied.</li><li><strong>2025</strong> – Work goes on without pause.</li></ul>";
        Assert.Equal(["2023-01-01 Year", "2024-02-03 Day", "2025-01-01 Year"], Events(Html).Select(e => $"{e.Start:yyyy-MM-dd} {e.Precision}"));
    }

    [Theory]
    [InlineData("三十年前的通知單還貼在牆上。")]
    [InlineData("He built the house forty years ago with his brother.")]
    [InlineData("I mended it on Monday.")]
    [InlineData("We did so on Monday.")]
    public void A_vague_year_and_a_sentence_that_tells_nothing_make_no_event(string text) => Assert.Empty(Events($"<p>{text}</p>"));

    private static IEnumerable<string> Days(string html) => Events(html).Select(e => $"{e.Start:yyyy-MM-dd}");

    private static IReadOnlyList<DatedStatement> Events(string html) =>
        TimelineBuilder.Build(BodyReader.Read(new HtmlParser().ParseDocument("<body>" + html).Body!, null), Published, TimeSpan.Zero, null);
}
