using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

/// <summary>Texts of our own in every encoding that feeds come in, under every name that they are given.</summary>
public sealed class FeedEncodingLieTests
{
    private const string Traditional = "港口今天恢復渡輪服務，乘客需提前預約。市政府表示，新的航線將連接三個離島，票價維持不變，並增加夜間班次。";
    private const string Simplified = "港口今天恢复轮渡服务，乘客需要提前预约。市政府表示，新的航线将连接三个离岛，票价保持不变，并增加夜间班次。";
    private const string Japanese = "港のフェリーが今日から再開した。乗客は事前の予約が必要で、新しい航路は三つの島を結ぶと市は発表した。";
    private const string Korean = "항구의 여객선이 오늘 다시 운항을 시작했다. 승객은 미리 예약해야 하며 새 항로는 세 섬을 잇는다고 시는 밝혔다.";
    private const string Russian = "Порт сегодня возобновил паромное сообщение. Пассажирам нужно заранее заказать места, сообщили в мэрии города.";

    private static readonly string[] Names = ["utf-8", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-kr", "euc-jp", "iso-8859-1", "windows-1251", "koi8-r", "utf-16", "us-ascii", "nonsense"];

    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "gb18030", Simplified }, { "gb18030", Traditional }, { "big5", Traditional }, { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "ks_c_5601-1987", Korean }, { "windows-1251", Russian }, { "koi8-r", Russian },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Undeclared_set_is_detected(string encoding, string text) => Assert.Equal(text, Read(CodePage(encoding), text, null, null));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Set_is_believed_where_it_is_named_in_either_place(string encoding, string text)
    {
        string name = encoding == "ks_c_5601-1987" ? "EUC-KR" : encoding.ToUpperInvariant();
        Assert.Equal(text, Read(CodePage(encoding), text, name, null));
        Assert.Equal(text, Read(CodePage(encoding), text, null, name));
        Assert.Equal(text, Read(CodePage(encoding), text, name, "utf-8"));
        Assert.Equal(text, Read(CodePage(encoding), text, "utf-8", name));
        Assert.Equal(text, Read(CodePage(encoding), text, name, "iso-8859-1"));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Set_that_calls_itself_utf8_is_detected(string encoding, string text)
    {
        Assert.Equal(text, Read(CodePage(encoding), text, "utf-8", null));
        Assert.Equal(text, Read(CodePage(encoding), text, "utf-8", "utf-8"));
        Assert.Equal(text, Read(CodePage(encoding), text, "utf-16", null));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Utf8_is_read_as_such_whatever_it_calls_itself(string encoding, string text)
    {
        Assert.NotNull(encoding);
        foreach (string name in Names)
        {
            Assert.Equal(text, Read(Encoding.UTF8, text, name, null));
            Assert.Equal(text, Read(Encoding.UTF8, text, null, name));
            Assert.Equal(text, Read(new UTF8Encoding(true), text, name, name));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Utf16_and_utf32_are_read_with_and_without_mark_whatever_they_call_themselves(string encoding, string text)
    {
        Assert.NotNull(encoding);
        foreach (bool mark in (bool[])[true, false])
        {
            foreach (Encoding wide in (Encoding[])[new UnicodeEncoding(false, mark), new UnicodeEncoding(true, mark), new UTF32Encoding(false, mark), new UTF32Encoding(true, mark)])
            {
                foreach (string name in Names)
                {
                    Assert.Equal(text, Read(wide, text, name, null));
                    Assert.Equal(text, Read(wide, text, null, name));
                }
            }
        }
    }

    [Fact]
    public void Json_is_read_in_every_width()
    {
        string document = $$"""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"{{Traditional}}"}]}""";
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), new UTF8Encoding(false), new UnicodeEncoding(false, false), new UnicodeEncoding(true, true), CodePage("gb18030")])
        {
            ParsedFeed feed = FeedParser.Parse((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(document)], null, "application/feed+json");
            Assert.Equal(Traditional, feed.Items[0].Title);
        }
    }

    [Fact]
    public void Document_cut_within_a_character_stays_utf8()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("<rss><channel><title>港</title></channel></rss><!-- é");
        for (int cut = 0; cut < 3; cut++)
        {
            Assert.Equal("港", FeedParser.Parse(bytes.AsMemory(0, bytes.Length - cut), null, null).Title);
        }
    }

    private static Encoding CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static string? Read(Encoding encoding, string text, string? declared, string? http)
    {
        string declaration = declared is null ? "<?xml version=\"1.0\"?>" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";
        string document = $"{declaration}\n<rss version=\"2.0\"><channel><title>News</title><link>https://a.example/</link><item><title>{text}</title><link>https://a.example/1</link></item></channel></rss>";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(document)];
        return FeedParser.Parse(bytes, null, http is null ? "application/rss+xml" : $"text/xml; charset={http}").Items[0].Title;
    }
}
