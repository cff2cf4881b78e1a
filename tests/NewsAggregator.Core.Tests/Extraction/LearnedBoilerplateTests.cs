using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class LearnedBoilerplateTests
{
    private const string Slogan = "Tarn Courier has told the truth about boats for 104 years.";
    private const string Background = "The harbour of Tarn was built after the flood, which drowned a third of the town, took both of its bridges and left the mill on the other side of the river, where it stands to this day and is looked after by nobody at all, although the council has promised otherwise.";

    private static readonly string[] Own =
    [
        "The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side.",
        "Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before.",
        "Repairs will take until spring, the harbour master said, and cost more than the gate did when it was new.",
        "Until then the ferries will go to the old pier, which has neither a roof nor a place to sit, and is far from the town.",
    ];

    private static readonly Uri Address = new("https://tarn.example/news/harbour");

    [Fact]
    public void A_short_line_that_was_learned_is_left_out_wherever_it_stands()
    {
        Assert.Equal(Own, Read([Slogan, .. Own], Slogan));
        Assert.Equal(Own, Read([Own[0], Own[1], Slogan, Own[2], Own[3]], Slogan));
        Assert.Equal(Own, Read([.. Own, Slogan], Slogan));
        Assert.Contains(Slogan, Read([Slogan, .. Own]));
    }

    [Fact]
    public void Figures_and_white_space_in_it_do_not_count() =>
        Assert.Equal(Own, Read([Slogan, .. Own], Slogan.Replace("104 years", "105  years", StringComparison.Ordinal)));

    [Fact]
    public void A_learned_paragraph_at_an_end_is_left_out() => Assert.Equal(Own, Read([.. Own, Background, Slogan], Background, Slogan));

    [Fact]
    public void Background_told_again_in_the_middle_of_an_article_is_text()
    {
        string[] told = [Own[0], Own[1], Background, Own[2], Own[3]];
        Assert.Equal(told, Read(told, Background));
    }

    [Fact]
    public void A_page_learned_for_the_greater_part_was_published_again_and_is_kept() => Assert.Equal(Own, Read(Own, Own[0], Own[1], Own[3]));

    [Fact]
    public void A_learned_heading_goes_with_the_learned_text_under_it_and_not_before_other_text()
    {
        string html = $"<p>{Own[0]}</p><p>{Own[1]}</p><h2>Background</h2><p>{Own[2]}</p><h2>Our promise</h2><p>{Slogan}</p><p>{Own[3]}</p>";
        Assert.Equal([Own[0], Own[1], "Background", Own[2], Own[3]], ReadHtml(html, "Background", "Our promise", Slogan));
    }

    [Fact]
    public void Blocks_come_with_how_they_begin_and_without_cells()
    {
        ExtractedPage page = ContentExtractor.Extract(Page($"<p>{Own[0]}</p><p>{Background}</p><table><tr><td>Gate</td><td>9 cm</td></tr></table><p>{Own[2]}</p>"), Address);

        Assert.Equal([BlockFingerprint.Of(Own[0]), BlockFingerprint.Of(Background), BlockFingerprint.Of(Own[2])], page.Blocks.Select(block => block.Fingerprint));
        Assert.Equal(Own[0], page.Blocks[0].Text);
        Assert.Equal(Background, page.Blocks[1].Text);
    }

    private static string[] Read(IEnumerable<string> paragraphs, params string[] learned) => ReadHtml(string.Concat(paragraphs.Select(text => $"<p>{text}</p>")), learned);

    private static string[] ReadHtml(string inside, params string[] learned)
    {
        var options = new ExtractionOptions { Boilerplate = learned.Select(BlockFingerprint.Of).ToHashSet() };
        return BodyText.Of(ContentExtractor.Extract(Page(inside), Address, options).Body!).Split('\n');
    }

    private static string Page(string inside) => $"<html><body><article>{inside}</article></body></html>";
}
