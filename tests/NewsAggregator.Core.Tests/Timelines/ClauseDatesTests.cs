using System.Globalization;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Timelines;

/// <summary>Which year, and which side of publication, a clause gives to a day that names neither. Published on Wednesday, 25 November 2026.</summary>
public sealed class ClauseDatesTests
{
    private static readonly DateContext Wednesday = new(new DateOnly(2026, 11, 25));

    [Theory]
    [InlineData("On Jan. 9, Governor Ada Pell closed the old bridge.", "2026-01-09")]
    [InlineData("The school board adopted new rules for its libraries and yards on January 21.", "2026-01-21")]
    [InlineData("By Feb. 4 the smoke had gone.", "2026-02-04")]
    [InlineData("Officers raided the shop's cellar and back room on Dec. 11 and took nine crates.", "2025-12-11")]
    [InlineData("Marlow Freight, which had waited for years, sued Feb. 8.", "2026-02-08")]
    [InlineData("Inspectors reached the mine near the border town of Hale on Nov. 29.", "2025-11-29")]
    [InlineData("The judge ordered the firm to answer by Dec. 9.", "2026-12-09")]
    [InlineData("The law takes effect on Jan. 1, a judge ruled.", "2027-01-01")]
    [InlineData("The council met and moved the Dec. 9 vote.", "2026-12-09")]
    [InlineData("On Dec. 9, the mayor said, the lake will open.", "2026-12-09")]
    [InlineData("On Dec. 9 the pool that closed in May will open.", "2026-12-09")]
    public void A_past_clause_lies_behind_publication(string text, string expected) => Assert.Equal(expected, Days(text));

    [Theory]
    [InlineData("It hopes for the first cleaned boats back on Dec. 3.", "2026-12-03")]
    [InlineData("The group expects the restored hall in use on Dec. 3.", "2026-12-03")]
    [InlineData("The club aims for opened gates on Dec. 3.", "2026-12-03")]
    [InlineData("She set a record on Dec. 3.", "2025-12-03")]
    [InlineData("The hearing is set for Dec. 3.", "2026-12-03")]
    [InlineData("Shops will stay closed on Friday.", "2026-11-27")]
    [InlineData("Pell will be cross-examined on Thursday.", "2026-11-26")]
    [InlineData("Shops won't be opened on Friday.", "2026-11-27")]
    [InlineData("Fog is forecast for Monday.", "2026-11-30")]
    [InlineData("The firm will sell the mill it bought on Monday.", "2026-11-23")]
    [InlineData("On Sunday I could not eat.", "2026-11-22")]
    [InlineData("He should have gone home on Sunday.", "2026-11-22")]
    [InlineData("The vote could come on Sunday.", "2026-11-29")]
    [InlineData("Shares had risen 3% through Monday's close.", "2026-11-23")]
    [InlineData("The mine, closed since May, reopens Dec. 9.", "2026-12-09")]
    [InlineData("The talks were put off until Monday.", "2026-11-30")]
    [InlineData("The offer was extended until 5 p.m. EST Dec. 9.", "2026-12-09")]
    [InlineData("It declared a dividend, payable Jan. 15.", "2027-01-15")]
    public void What_looks_ahead_in_the_clause_decides_over_a_participle(string text, string expected) => Assert.Equal(expected, Days(text));

    [Theory]
    [InlineData("陳大文1月9日在碼頭與買家會面。", "2026-01-09")]
    [InlineData("檢方12月11日搜索公司倉庫。", "2025-12-11")]
    [InlineData("2月3日开学前，曾有家长写信反映。", "2026-02-03")]
    [InlineData("理事會1月9日召開會議。", "2026-01-09")]
    [InlineData("新版遊戲12月20日上線。", "2026-12-20")]
    [InlineData("音樂節11月29日舉行。", "2026-11-29")]
    [InlineData("新制1月1日上路。", "2027-01-01")]
    [InlineData("他將於1月9日出庭。", "2027-01-09")]
    [InlineData("門票11月30日開賣。", "2026-11-30")]
    [InlineData("总决赛第6战27日开打。", "2026-11-27")]
    [InlineData("他30日離開了。", "2026-10-30")]
    public void An_unmarked_Chinese_day_is_the_latest_one_or_a_few_days_ahead(string text, string expected) => Assert.Equal(expected, Days(text));

    [Theory]
    [InlineData("The port opened an inquiry on Nov. 28.", "2026-11-28")]
    [InlineData("The port will open an inquiry on Nov. 28.", "2026-11-28")]
    [InlineData("The port opened an inquiry on Nov. 3.", "2026-11-03")]
    [InlineData("The port opened an inquiry on Dec. 3.", "2025-12-03")]
    [InlineData("港口28日展開調查，3日曾有船擱淺。", "2026-11-28 2026-11-03")]
    [InlineData("港口將於28日展開調查。", "2026-11-28")]
    public void A_day_between_publication_and_the_time_of_reading_may_have_come(string text, string expected) =>
        Assert.Equal(expected, Days(text, Wednesday with { Revised = new DateOnly(2026, 11, 30) }));

    [Fact]
    public void A_text_read_days_after_publication_tells_of_days_between_and_an_old_one_of_its_own_time()
    {
        DateTimeOffset published = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 11, 22), Read(published, published.AddDays(5)));
        Assert.Equal(new DateOnly(2025, 11, 22), Read(published, null));
        Assert.Equal(new DateOnly(2023, 11, 22), Read(published.AddYears(-2).AddMonths(-6), published));
    }

    private static DateOnly Read(DateTimeOffset published, DateTimeOffset? read) =>
        ArticleText.Read("Inquiry", "<p>The port opened an inquiry on Nov. 22.</p>", "en", published, TimeSpan.Zero, TextOrigin.Page, read).Dates[0].Start;

    private static string Days(string text, DateContext? context = null) =>
        string.Join(' ', DateMentions.Find(text, context ?? Wednesday).Where(m => m.Precision == DatePrecision.Day).Select(m => m.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
