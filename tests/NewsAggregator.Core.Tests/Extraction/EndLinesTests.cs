using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>Lines by which a text says that it is over.</summary>
public sealed class EndLinesTests
{
    private const string Own = "北岸的抽水站昨天凌晨停了四個小時，值班人員用兩台備用機組撐到天亮，低窪的三條街沒有淹水。\n水利處說，故障出在一個用了二十二年的閥門，同型的還有五個，下個月起逐一更換。\n附近的店家把貨搬上二樓，又搬了下來。「寧可白搬。」雜貨店老闆說。";
    private const string Elsewhere = "山裡的麵包師傅四十年來只賣一種麵包，他說沒有一天的味道是一樣的，客人卻都說自己吃得出來。";
    private static readonly string Paragraphs = string.Concat(Own.Split('\n').Select(text => $"<p>{text}</p>"));

    [Theory]
    [InlineData("文章來源：北岸日報")]
    [InlineData("本文刊載於《北岸》第十二期")]
    [InlineData("這是訂戶專屬文章")]
    [InlineData("打开北岸新闻APP查看更多")]
    public void After_a_line_of_origin_only_the_same_kind_of_box_goes_on(string line)
    {
        string page = $"<div class=w><h1>抽水站</h1><div class=part>{Paragraphs}</div><div class=src>{line}</div><div class=x><div class=y><p>{Elsewhere}</p></div><div class=z><p>{Elsewhere}{Elsewhere}</p></div></div><div class=part><p>閥門的照片貼在站長室的門上。</p></div></div>";
        Assert.Equal(Own + "\n閥門的照片貼在站長室的門上。", Text(page));
    }

    [Theory]
    [InlineData("責任編輯：王小明")]
    [InlineData("编辑：陶然 审核：孟克勤 终审：廖天石")]
    public void After_the_editors_line_nothing_of_the_text_comes(string line) =>
        Assert.Equal(Own, Text($"<div><h1>抽水站</h1>{Paragraphs}<p>{line}</p><p>{Elsewhere}</p></div>"));

    [Fact]
    public void An_editors_line_above_the_text_ends_nothing() =>
        Assert.Equal(Own, Text($"<div><h1>抽水站</h1><p>責任編輯：王小明</p>{Paragraphs}</div>"));

    [Fact]
    public void Times_alone_are_no_text() =>
        Assert.Equal(Own, Text($"<div><h1>抽水站</h1>{string.Concat(Own.Split('\n').Select((text, i) => $"<div>0{i + 4}:30</div><p>{text}</p>"))}</div>"));

    [Fact]
    public void Beginnings_of_other_articles_are_not_the_article_however_many_they_are()
    {
        string teasers = string.Concat(Enumerable.Range(1, 9).Select(i => $"<h4>另一件事之{i}</h4><p>{Elsewhere}{Elsewhere}<a href=/{i}>…繼續閱讀</a></p>"));
        Assert.Equal(Own, Text($"<div class=page><div class=a><h1>抽水站</h1>{Paragraphs}</div><div class=b>{teasers}</div></div>"));
    }

    [Fact]
    public void The_last_part_of_a_text_in_several_boxes_stays()
    {
        string[] parts = Own.Split('\n');
        string more = string.Concat(Enumerable.Repeat(Elsewhere, 4));
        string page = $"<article><div class=col><div class=txt><p>{parts[0]}</p><p>{more}</p></div></div><div class=tail><div class=txt><p>{parts[1]}</p></div></div></article>";
        Assert.EndsWith(parts[1], Text(page), StringComparison.Ordinal);
    }

    private static string Text(string html) =>
        BodyText.Of(ContentExtractor.Extract($"<html lang=zh-Hant><body>{html}</body></html>", new Uri("https://north.example/news/pump")).Body!);
}
