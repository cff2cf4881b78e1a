using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>Who wrote an article is said on its page; it is no part of the article.</summary>
public sealed class AuthorNoteTests
{
    private const string Text = "<p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side of the water.</p>"
        + "<p>Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before that night.</p>"
        + "<p>The council will hear the engineers next week, and the ferries will sail again as soon as the gate is straight.</p>";

    private const string Plain = "The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side of the water.\n"
        + "Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before that night.\n"
        + "The council will hear the engineers next week, and the ferries will sail again as soon as the gate is straight.";

    [Theory]
    [InlineData("<div class=abox><img src=/me.jpg><h4>Ada Reed</h4><p>Ada Reed is a senior reporter at the Tarn Post, where she covers harbours and bridges. She lives in Tarn with two cats.</p></div>")]
    [InlineData("<p><em>Ada Reed covers harbours and bridges for the Tarn Post.</em></p>")]
    [InlineData("<section><h3>About the author</h3><p>Joan Mill is a staff writer at the Tarn Post who has been to every harbour of the coast.</p></section>")]
    public void The_authors_note_under_the_text_is_left_out_with_its_box(string note)
    {
        ExtractedPage page = Page(Text + note);

        Assert.Equal(Plain, BodyText.Of(page.Body!));
        Assert.Null(page.Body!.QuerySelector("img"));
    }

    [Theory]
    [InlineData("<p>Ada Reed was at the harbour when the gate gave way, and she saw the water come.</p>")]
    [InlineData("<p>Joan Mill is the engineer who built the gate, and she is sorry for what it did to the town.</p>")]
    public void A_last_sentence_that_tells_of_a_person_stays(string last) =>
        Assert.EndsWith(last[3..^4], BodyText.Of(Page(Text + last).Body!), StringComparison.Ordinal);

    private static ExtractedPage Page(string body) => ContentExtractor.Extract(
        $"<html><head><meta name=author content='Ada Reed'></head><body><main><h1>Harbour closed</h1><div class=body>{body}</div></main></body></html>", new Uri("https://tarn.example/a"));
}
