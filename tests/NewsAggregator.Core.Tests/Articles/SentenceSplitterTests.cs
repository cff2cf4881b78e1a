using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Tests.Articles;

/// <summary>A catalogue: each text has its sentences parted by " | " (or "|" where the script has no spaces).</summary>
public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Lumen cut 80 jobs.|Its chief left.")]
    [InlineData("Mr. Aldous met Dr. Okafor in St. Petersburg.|They spoke for 2.5 hours.")]
    [InlineData("The firm moved to the U.S. in 2019.|It left the U.S. The move took a year.", 3)]
    [InlineData("J. R. Hale joined Fenwick Inc. in May.|He left Fenwick Inc. She stayed.", 3)]
    [InlineData("It opens at 9 a.m. on Monday.|Doors close at 5 p.m. The rest is free.", 3)]
    [InlineData("\"We won,\" she said.|\"We will be back.\"|Nobody believed it.")]
    [InlineData("He asked, \"Why now?\" and left.|Nobody answered.")]
    [InlineData("\"Why now?\" Ana Ortiz asked.|Nobody answered.")]
    [InlineData("She said: “He told me ‘never again.’”|Then she left.")]
    [InlineData("Yahoo! said it would wait.|Who knows?|We do!")]
    [InlineData("Version 4.2 of Node.js costs $3.50 (about €3.20).|It ships in Jan. 2027.")]
    [InlineData("On Feb. 6 he left.|On Sept. 9 he came back.")]
    [InlineData("Wait... Then it fell.", 2)]
    [InlineData("Well... it fell.")]
    [InlineData("No. 10 declined to comment.|The answer is no.|That was all.")]
    [InlineData("iPhone sales fell.|eBay rose.|iPad sales held.")]
    [InlineData("The ticket costs Rs. 500 today.|It was cheaper.")]
    [InlineData("\"She wrote, 'Go. Now.' And I went,\" he said.|Nobody followed.")]
    [InlineData("“She wrote, ‘Go. Now.’ And I went,” he said.|Nobody followed.")]
    [InlineData("\"It's late. Don't wait.\"|Nobody did.", 3)]
    public void Latin_text_is_split_where_a_sentence_ends(string parted, int count = 0) => Check(parted, " ", count);

    [Theory]
    [InlineData("公司今天裁員八十人。|執行長已經離開。")]
    [InlineData("真的嗎？|真的！|沒有人知道。")]
    [InlineData("他說：「我們贏了。我們會回來。」|沒有人相信。")]
    [InlineData("「我們贏了。」他說。|沒有人相信。")]
    [InlineData("她說：「他告訴我『不要再來。』然後走了。」|門關上了。")]
    [InlineData("营收增长3.5%，达到12.8亿元。|净利润下降。")]
    [InlineData("我不知道……也許明天吧。|再說。")]
    [InlineData("第一季營收成長百分之三，主要來自雲端服務業務；|第二季則因為匯率變動與成本上升而大幅下滑百分之五。")]
    [InlineData("（圖／翻攝。）公司表示遺憾。|全案偵辦中。")]
    [InlineData("太好了！！！|真的？！|嗯。")]
    [InlineData("研究員諾爾．威肯斯昨天說明結果。|瑪莎．安．羅伊沒有回應。")]
    [InlineData("これは試験である．次に結果を示す．", "．")]
    [InlineData("Yahoo!拍賣公布新制。|賣家很意外。")]
    [InlineData("他喊!|真的?|對。")]
    [InlineData("她的小說《誰在門外？》賣了十萬本。|續集〈快跑！〉明年出版。")]
    [InlineData("展覽『明天會更好嗎？』週五開幕。|門票免費。")]
    [InlineData("他說：「我只是路過。」便離開會場。|沒有人追。")]
    [InlineData("他說：「我只是路過。」便利商店的店員不信。", "」")]
    [InlineData("他喊了一聲「走！」的時候沒有人動。|大家都累了。")]
    [InlineData("招牌上寫Mr. Hale三個字。|小說作者J.K.羅琳也來了。")]
    [InlineData("“我们赢了。”他说。|没有人相信。")]
    [InlineData("他说：“我们赢了。我们会回来。”|没有人相信。")]
    public void Chinese_text_is_split_where_a_sentence_ends(string parted, string endMark = "") =>
        Check(endMark.Length == 0 ? parted : parted.Replace(endMark, endMark + "|", StringComparison.Ordinal).TrimEnd('|'), "", 0);

    [Fact]
    public void Mixed_text_is_split_by_the_same_rules() =>
        Check("OpenShore 發表 v2.0。|The launch was in Taipei.|執行長 J. Lin 說「很好」。", "", 0, spaceAfterLatin: true);

    [Fact]
    public void A_mark_without_a_word_is_no_sentence() => Assert.Empty(SentenceSplitter.Split(" … -- 。 "));

    private static void Check(string parted, string gap, int count, bool spaceAfterLatin = false)
    {
        string[] expected = parted.Split('|');
        string text = string.Join(gap, expected);
        if (spaceAfterLatin)
        {
            text = text.Replace(".執", ". 執", StringComparison.Ordinal);
        }

        string[] found = [.. SentenceSplitter.Split(text).Select(r => text[r])];
        if (count > 0)
        {
            Assert.Equal(count, found.Length);
        }
        else
        {
            Assert.Equal(expected, found);
        }
    }
}
