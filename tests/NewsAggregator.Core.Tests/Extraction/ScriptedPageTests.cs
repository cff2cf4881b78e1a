using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>Pages that put their text or their pictures in place by script are read without running it.</summary>
public sealed class ScriptedPageTests
{
    private const string Told = "The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side of the water.\\n\\n"
        + "Engineers found that the gate had bent by nine centimetres &amp; more, which nobody had thought possible before that night.\\n\\n"
        + "The council will hear the engineers next week, and the ferries will sail again as soon as the gate is straight. Until then the bakery sells bread on the quay, and the school is open to all who cannot go home, said the mayor.";

    private const string Text = "<p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side of the water.</p>"
        + "<p>Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before that night.</p>";

    [Fact]
    public void A_page_that_shows_its_article_by_script_only_gives_the_text_that_it_tells_of_itself()
    {
        ExtractedPage page = Page(Script(free: true) + "<div id=app>Loading</div><footer>Tarn Post</footer>");

        string[] lines = BodyText.Of(page.Body!).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("The harbour of Tarn", lines[0], StringComparison.Ordinal);
        Assert.Contains("centimetres & more", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_told_behind_a_paywall_is_left_there() => Assert.Null(Page(Script(free: false) + "<div id=app>Loading</div>").Body);

    [Fact]
    public void A_text_that_the_page_shows_is_taken_from_what_it_shows() =>
        Assert.DoesNotContain("bakery", BodyText.Of(Page(Script(free: true) + "<main><h1>Harbour closed</h1>" + Text + "</main>").Body!), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p><noscript><img src=/a.jpg alt=Gate></noscript></p>")]
    [InlineData("<p><img class=lazy src='data:image/gif;base64,R0lGOD'><noscript><img src=/a.jpg alt=Gate></noscript></p>")]
    public void A_picture_kept_for_readers_without_scripts_is_a_picture(string picture)
    {
        ExtractedPage page = Page($"<main><h1>Harbour closed</h1>{Text}{picture}{Text.Replace("harbour", "port", StringComparison.Ordinal)}</main>");
        ContentSanitizer.SanitizeInPlace(page.Document, page.Body!, Address);

        Assert.Equal("https://tarn.example/a.jpg", Assert.Single(page.Body!.QuerySelectorAll("img")).GetAttribute("src"));
    }

    [Fact]
    public void A_picture_that_shows_already_is_not_doubled()
    {
        ExtractedPage page = Page($"<main><h1>Harbour closed</h1>{Text}<p><img data-src=/a.jpg><noscript><img src=/a.jpg></noscript></p>{Text.Replace("harbour", "port", StringComparison.Ordinal)}</main>");
        ContentSanitizer.SanitizeInPlace(page.Document, page.Body!, Address);

        Assert.Single(page.Body!.QuerySelectorAll("img"));
    }

    private static readonly Uri Address = new("https://tarn.example/a");

    private static string Script(bool free) =>
        $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour closed","isAccessibleForFree":{{(free ? "true" : "false")}},"articleBody":"{{Told}}"}</script>""";

    private static ExtractedPage Page(string body) => ContentExtractor.Extract($"<html><body>{body}</body></html>", Address);
}
