using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

public sealed class FeedDecoderTests
{
    private const string Chinese = "港口今天恢復渡輪服務，乘客需提前預約";
    private const string Simple = "港口今天恢复轮渡服务，乘客需要提前预约";

    [Theory]
    [InlineData("gb18030", "gb2312", Simple)]
    [InlineData("gb18030", "GBK", Chinese)]
    [InlineData("big5", "Big5", Chinese)]
    [InlineData("shift_jis", "x-sjis", "港のフェリーが再開した")]
    [InlineData("ks_c_5601-1987", "euc-kr", "항구의 배가 다시 뜬다")]
    [InlineData("windows-1252", "iso-8859-1", "“Ferry” – café")]
    public void Declared_set_is_read_as_its_wider_one(string encoding, string declared, string text)
    {
        Assert.Equal(text, Title(CodePage(encoding), declared, null, text));
        Assert.Equal(text, Title(CodePage(encoding), null, declared, text));
    }

    [Theory]
    [InlineData("gb18030", Simple)]
    [InlineData("big5", Chinese)]
    public void Set_that_nobody_names_is_detected(string encoding, string text) => Assert.Equal(text, Title(CodePage(encoding), null, null, text));

    [Fact]
    public void Valid_utf8_wins_over_any_declaration() => Assert.Equal(Chinese, Title(Encoding.UTF8, "gb2312", "iso-8859-1", Chinese));

    [Fact]
    public void One_bad_byte_does_not_undo_utf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("<rss><channel><title>" + Chinese), 0xFF, .. "</title></channel></rss>"u8];
        Assert.StartsWith(Chinese, FeedParser.Parse(bytes, null, null).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_and_utf32_are_known_by_mark_or_zeros()
    {
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            string document = $"<rss><channel><title>{Chinese}</title></channel></rss>";
            Assert.Equal(Chinese, FeedParser.Parse((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(document)], null, null).Title);
            Assert.Equal(Chinese, FeedParser.Parse(encoding.GetBytes(document), null, null).Title);
        }
    }

    [Fact]
    public void Windows_characters_and_twice_encoded_text_are_set_right()
    {
        Assert.Equal("it’s", FeedParser.Parse("<rss><channel><title>it&#146;s</title></channel></rss>"u8.ToArray(), null, null).Title);
        Assert.Equal("…", FeedParser.Parse("<rss><channel><title>&#226;&#128;&#166;</title></channel></rss>"u8.ToArray(), null, null).Title);
    }

    private static Encoding CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static string? Title(Encoding encoding, string? declared, string? http, string title)
    {
        string declaration = declared is null ? "<?xml version=\"1.0\"?>" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";
        byte[] bytes = encoding.GetBytes($"{declaration}<rss><channel><title>{title}</title></channel></rss>");
        return FeedParser.Parse(bytes, null, http is null ? "text/xml" : $"text/xml; charset={http}").Title;
    }
}
