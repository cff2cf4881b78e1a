namespace NewsAggregator.Core.Topics;

/// <summary>A word of the site's own vocabulary, under which categories of feeds and pages are joined.</summary>
public sealed class Topic
{
    public string Slug { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string NameZh { get; set; } = "";

    /// <summary>What publishers call it, in any language, as written in their categories.</summary>
    public List<string> Aliases { get; set; } = [];
    public int Position { get; set; }
}
