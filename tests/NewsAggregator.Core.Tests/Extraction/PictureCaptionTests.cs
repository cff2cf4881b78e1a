using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>A picture keeps what is said of it, under it, however the page is built.</summary>
public sealed class PictureCaptionTests
{
    private const string Text = "<p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side of the water.</p>"
        + "<p>Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before that night.</p>";

    [Theory]
    [InlineData("<figure><img src=/a.jpg><figcaption>{0}</figcaption></figure>")]
    [InlineData("<figure class=wp-block-image><img src=/a.jpg><figcaption class=wp-element-caption>{0}</figcaption></figure>")]
    [InlineData("<figure><img src=/a.jpg><figcaption><span class=caption>{0}</span></figcaption></figure>")]
    [InlineData("<div id=attachment_1 class=\"wp-caption aligncenter\"><a href=/a><img src=/a.jpg></a><p class=wp-caption-text>{0}</p></div>")]
    [InlineData("<p><img src=/a.jpg></p><div class=image-caption>{0}</div>")]
    [InlineData("<img src=/a.jpg><p class=photo-caption>{0}</p>")]
    [InlineData("<table class=tr-caption-container><tr><td><img src=/a.jpg></td></tr><tr><td class=tr-caption>{0}</td></tr></table>")]
    public void A_caption_stays_under_its_picture_and_is_no_text(string picture)
    {
        string box = string.Format(null, picture, "The gate on Monday. Photo: Ada Reed");
        foreach (string page in new[] { box + Text, Text + box + Text.Replace("harbour", "port", StringComparison.Ordinal), Text + box })
        {
            ExtractedPage read = ContentExtractor.Extract($"<body><main><h1>Harbour closed</h1><div class=body>{page}</div></main></body>", new Uri("https://tarn.example/a"));
            ContentSanitizer.SanitizeInPlace(read.Document, read.Body!, new Uri("https://tarn.example/a"));

            Assert.Equal("The gate on Monday. Photo: Ada Reed", read.Body!.QuerySelector("figure figcaption")?.TextContent.Trim());
            Assert.NotNull(read.Body!.QuerySelector("figure img[src='https://tarn.example/a.jpg']"));
            Assert.DoesNotContain("Monday", BodyText.Of(read.Body!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_video_that_a_reader_can_start_is_no_hole()
    {
        ExtractedPage read = ContentExtractor.Extract($"<body><main><h1>Harbour closed</h1><div>{Text}<video controls src=/v/gate.mp4></video>{Text.Replace("harbour", "port", StringComparison.Ordinal)}</div></main></body>", new Uri("https://tarn.example/a"));
        ContentSanitizer.SanitizeInPlace(read.Document, read.Body!, new Uri("https://tarn.example/a"));

        Assert.Equal("gate.mp4", read.Body!.QuerySelector("figure a[href='https://tarn.example/v/gate.mp4']")?.TextContent);
    }
}
