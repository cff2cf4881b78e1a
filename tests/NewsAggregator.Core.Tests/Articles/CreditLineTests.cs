using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Summaries;

namespace NewsAggregator.Core.Tests.Articles;

public sealed class CreditLineTests
{
    [Theory]
    [InlineData("By Ana Ortiz")]
    [InlineData("By Ana Ortiz, our correspondent in Rome")]
    [InlineData("Photo: Ana Ortiz / Newswire")]
    [InlineData("(Reporting by J. R. Hale in Norwick; Editing by Ana Ortiz)")]
    [InlineData("Updated Nov. 24, 2026 at 9:10 p.m.")]
    [InlineData("Updated 21:10 GMT")]
    [InlineData("Getty Images")]
    [InlineData("記者林怡安／新北報導")]
    [InlineData("〔記者林怡安／新北報導〕")]
    [InlineData("記者林怡安台北報導")]
    [InlineData("（記者林怡安攝）")]
    [InlineData("責任編輯：李大方")]
    [InlineData("攝影 陳小美")]
    [InlineData("攝影陳小美")]
    [InlineData("圖／消防局提供")]
    [InlineData("資料照片")]
    [InlineData("更新時間 2026-11-24 09:10")]
    [InlineData("来源：塔恩网")]
    public void A_line_that_names_and_says_nothing_else_is_a_credit(string line) => Assert.Equal(TextUnit.Credit, Unit(line));

    [Theory]
    [InlineData("By then the plant had closed.")]
    [InlineData("Editing by hand takes weeks.")]
    [InlineData("Getty Images sued the maker of the program on Tuesday.")]
    [InlineData("Published in 1998, the novel sold a million copies.")]
    [InlineData("Updated figures show that exports fell.")]
    [InlineData("〔記者林怡安／新北報導〕新北一處工廠今晨失火，三人送醫。")]
    [InlineData("（記者林怡安／新北報導）新北一處工廠今晨失火")]
    [InlineData("記者林怡安／新北報導　新北一處工廠今晨失火，三人送醫。")]
    [InlineData("攝影名家高立昨（3）日辭世，享壽91歲。")]
    [InlineData("攝影大賽週六頒獎")]
    [InlineData("記者會上，校方宣布5月6日停課。")]
    [InlineData("記者會現場擠滿了人")]
    [InlineData("編輯室的燈整夜亮著。")]
    [InlineData("編譯器將於三月改版。")]
    public void A_line_that_tells_something_is_none(string line) => Assert.Equal(TextUnit.Paragraph, Unit(line));

    [Fact]
    public void A_lead_behind_its_reporters_names_can_be_a_key_sentence()
    {
        ArticleBody body = BodyReader.ReadHtml(
            "<p>〔記者林怡安／新北報導〕新北一處電池工廠今晨五點失火，消防局出動六十人，三名員工送醫，上午九點撲滅。</p><p>起火原因還在調查。</p><p>工廠昨天才通過檢查。</p><p>附近一所小學今天停課。</p><p>市長下午到場。</p>", null);
        Assert.Contains(0, Summarizer.Choose("新北電池工廠失火三人送醫", body, "zh", 2));
    }

    private static TextUnit Unit(string line) => BodyReader.Read(line, null).Sentences[0].Unit;
}
