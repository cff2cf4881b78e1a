using NewsAggregator.Core.Summaries;

namespace NewsAggregator.Core.Tests.Summaries;

/// <summary>A bar stands between the opening and the sentence; without a bar there is no opening.</summary>
public sealed class OpeningsTests
{
    [Theory]
    [InlineData("SAN FRANCISCO, Feb 11 (Reuters) - |The firm closes.")]
    [InlineData("WASHINGTON (AP) — |The firm closes.")]
    [InlineData("LONDON -- |The firm closes.")]
    [InlineData("Porto, Portugal (CNN) -- |The firm closes.")]
    [InlineData("(CNN) |The firm closes.")]
    [InlineData("NEW YORK, Feb. 11, 2026 (Business Wire) -- |The firm closes.")]
    [InlineData("新華社北京2月12日電 |外交部表示關切。")]
    [InlineData("新华社北京2月12日电（记者王小明）|外交部表示关切。")]
    [InlineData("中新網2月3日電，|外交部表示關切。")]
    [InlineData("（記者林小明／台北報導）|公司今天裁員。")]
    [InlineData("〔本報訊〕|公司今天裁員。")]
    [InlineData("【財經新聞】|公司今天裁員。")]
    [InlineData("The firm - a maker of looms - closes.")]
    [InlineData("IBM and the state-owned bank agreed - at last.")]
    [InlineData("(It is not known why.) The firm closes.")]
    [InlineData("A well-known firm closes.")]
    [InlineData("Halcyon Loom (HLM) fell by 3%.")]
    [InlineData("(記者會將於今天下午舉行) 公司表示。")]
    [InlineData("公司電話與電郵均已停用。")]
    [InlineData("LONDON (AP) —")]
    public void An_opening_ends_where_the_sentence_begins(string marked)
    {
        string[] parts = marked.Split('|');
        Assert.Equal(parts.Length == 1 ? 0 : parts[0].Length, Openings.Length(string.Concat(parts)));
    }
}
