using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Changes;

/// <summary>What subscribers are told of, and what only the article's page shows.</summary>
public sealed class ChangeRuleTests
{
    private static readonly DateContext Day = new(new DateOnly(2026, 2, 12));

    [Theory]
    // A figure.
    [InlineData("The fund lost 2.1 million.", "The fund lost 3.4 million.")]
    [InlineData("It lasted three hours.", "It lasted four hours.")]
    [InlineData("Prices rose 3 percent to $5.", "Prices rose 3 percent to €5.")]
    [InlineData("Profit came to 4 million.", "Profit came to -4 million.")]
    // A date.
    [InlineData("The vote is on Monday.", "The vote is on Tuesday.")]
    [InlineData("The hall opened in May of that year.", "The hall opened in June of that year.")]
    // A name, also at the beginning where the text shows that it is one.
    [InlineData("The company, led by Anna Smith, declined.", "The company, led by Anna Smyth, declined.")]
    [InlineData("Smith declined. So did Smith again.", "Smyth declined. So did Smith again.")]
    // A quotation.
    [InlineData("She called it “a grave mistake” then.", "She called it “a small mistake” then.")]
    [InlineData("She called it \"a grave mistake\" then.", "She called it \"a small mistake\" then.")]
    [InlineData("The fund lost 2.41 million.", "The fund lost 24.1 million.")]
    [InlineData("The fault is in version 4.1 of it.", "The fault is in version 4.10 of it.")]
    [InlineData("It needs thirty-one votes of the hall.", "It needs 32 votes of the hall.")]
    [InlineData("Sales were $3bn in the first half.", "Sales were $3 million in the first half.")]
    // A "not".
    [InlineData("The judge said he was guilty of it.", "The judge said he was not guilty of it.")]
    [InlineData("They did find the ship there.", "They didn't find the ship there.")]
    // A whole sentence.
    [InlineData("The bridge is shut.", "The bridge is shut. A ferry will carry lorries.")]
    [InlineData("The bridge is shut. A ferry will carry lorries.", "The bridge is shut.")]
    [InlineData("The plan was praised by the whole council and its guests.", "The plan was rejected after long talks with angry guests.")]
    // The same in Chinese.
    [InlineData("損失達二百萬元。", "損失達三百萬元。")]
    [InlineData("投票在星期一舉行。", "投票在星期二舉行。")]
    [InlineData("執行長王大明表示遺憾。", "執行長王大銘表示遺憾。")]
    [InlineData("總統川普抵達會場。", "總統拜登抵達會場。")]
    [InlineData("她說「這是大錯」後離開。", "她說「這是小錯」後離開。")]
    [InlineData("旅客陳小姐在車站等了三小時。", "旅客程小姐在車站等了三小時。")]
    [InlineData("鄰居林太太報了警。", "鄰居凌太太報了警。")]
    [InlineData("店員黃大明表示沒有看見。", "店員王大明表示沒有看見。")]
    [InlineData("山路長三四百公尺。", "山路長三百公尺。")]
    [InlineData("法官說他有罪。", "法官說他沒有罪。")]
    [InlineData("橋封閉了。", "橋封閉了。渡輪將載運貨車。")]
    public void A_figure_date_name_quotation_negation_or_whole_sentence_is_telling(string before, string after)
    {
        Assert.Equal(ChangeWeight.Telling, Weigh(before, after));
        Assert.Equal(ChangeWeight.Telling, Weigh(after, before));
    }

    [Theory]
    // A typing mistake in a plain word.
    [InlineData("The goverment met today in the old hall.", "The government met today in the old hall.")]
    [InlineData("Teh committee met today in the old hall.", "The committee met today in the old hall.")]
    [InlineData("A large crowd came to the old hall.", "A big crowd came to the old hall.")]
    // Marks, white space, joined and parted sentences.
    [InlineData("It rained, and it snowed.", "It rained and it snowed.")]
    [InlineData("It rained. It snowed.", "It rained; it snowed.")]
    [InlineData("He said “so what” again.", "He said 'so what' again.")]
    [InlineData("It rained. It snowed. It hailed.", "It snowed. It rained. It hailed.")]
    // The spelling of a figure.
    [InlineData("The fund lost 14.8% of its worth.", "The fund lost 14.8 percent of its worth.")]
    [InlineData("The fund lost $3.25 billion in May.", "The fund lost $3.25bn in May.")]
    [InlineData("It passed by 41 votes to 27 in the hall.", "It passed by forty-one votes to twenty-seven in the hall.")]
    [InlineData("Some 205,000 people left.", "Some two hundred and five thousand people left.")]
    [InlineData("She was 93 then.", "She was ninety-three then.")]
    [InlineData("公司投資45億元。", "公司投資４５億元。")]
    [InlineData("他在海拔3,150公尺處獲救。", "他在海拔三千一百五十公尺處獲救。")]
    [InlineData("約3000人受影響。", "約三千人受影響。")]
    [InlineData("营收约3.5亿元。", "营收约三亿五千万元。")]
    [InlineData("营收增长12%。", "营收增长百分之十二。")]
    // A counter.
    [InlineData("12 comments", "15 comments")]
    [InlineData("1,214 次點閱", "1,980 次點閱")]
    // A stamp.
    [InlineData("Updated Feb. 12, 2026, 5:32 p.m. EST", "Updated Feb. 13, 2026, 8:01 a.m. EST")]
    [InlineData("The bridge is shut.", "The bridge is shut. Last updated: Feb. 13, 2026 at 8:01 a.m.")]
    [InlineData("橋封閉了。", "橋封閉了。更新時間：2026年2月13日 上午8時01分")]
    // The same in Chinese.
    [InlineData("政府佈署新的計畫。", "政府部署新的計畫。")]
    [InlineData("他跑的很快。", "他跑得很快。")]
    [InlineData("下雨了，也下雪了。", "下雨了、也下雪了。")]
    public void A_plain_word_marks_order_and_stamps_are_slight(string before, string after)
    {
        Assert.Equal(ChangeWeight.Slight, Weigh(before, after));
        Assert.Equal(ChangeWeight.Slight, Weigh(after, before));
    }

    [Theory]
    [InlineData("Cloud goes dark for three hours", "Cloud went dark for four hours", ChangeWeight.Telling)]
    [InlineData("Cloud goes dark", "Cloud Goes Dark", ChangeWeight.Slight)]
    [InlineData("Cloud goes dark", "Cloud goes dark.", ChangeWeight.Slight)]
    [InlineData("雲端斷線三小時", "雲端斷線四小時", ChangeWeight.Telling)]
    public void A_title_is_changed_by_its_letters_and_digits(string before, string after, ChangeWeight weight) =>
        Assert.Equal(weight, ChangeRule.Of(before, after, ArticleBody.Empty, ArticleBody.Empty, [], Day));

    [Fact]
    public void Captions_and_credits_are_told_to_nobody()
    {
        ArticleBody before = BodyReader.ReadHtml("<p>The bridge is shut.</p>", "en");
        ArticleBody after = BodyReader.ReadHtml("<p>The bridge is shut.</p><figure><figcaption>The bridge in 1931, seen from the north.</figcaption></figure>", "en");

        Assert.Equal(ChangeWeight.Slight, ChangeRule.Of("A", "A", before, after, SentenceDiff.Of(before, after), Day));
    }

    [Fact]
    public void A_sentence_that_stays_counts_its_days_from_its_first_revision_and_a_new_one_from_its_own()
    {
        DateTimeOffset published = new(2026, 2, 11, 12, 0, 0, TimeSpan.Zero), now = published.AddDays(7);
        ArticleText first = ArticleText.Read("T", "<p>The bridge was shut on Tuesday. It is old.</p>", "en", published, TimeSpan.Zero, TextOrigin.Page);
        ArticleText later = ArticleText.Read("T", "<p>The bridge was shut on Tuesday. It is very old. Engineers opened it on Tuesday night.</p>", "en", published, TimeSpan.Zero, TextOrigin.Page);
        IReadOnlyList<SentenceChange> changes = SentenceDiff.Of(first.Body, later.Body);

        IReadOnlyList<DateTimeOffset> stood = FirstStood.Of(first.Body, [published, published], later.Body, changes, now, Day);

        Assert.Equal([published, published, now], stood);
        Assert.Equal([new DateOnly(2026, 2, 10), new DateOnly(2026, 2, 17)], later.Dated(stood, now).Dates.Select(d => d.Start));
    }

    private static ChangeWeight Weigh(string before, string after)
    {
        ArticleBody a = BodyReader.ReadHtml($"<p>{before}</p>", null), b = BodyReader.ReadHtml($"<p>{after}</p>", null);
        return ChangeRule.Of("Title", "Title", a, b, SentenceDiff.Of(a, b), Day);
    }
}
