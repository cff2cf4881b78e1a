using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class ShownPictureTests
{
    private static readonly Uri Address = new("https://tarncourier.example/2026/a");
    private static readonly string Text = string.Concat(Enumerable.Repeat("<p>The river came back in March, and the council, which had given up the old bed, met twice to say what should become of it.</p>", 8));

    [Theory]
    [InlineData("/a.jpg?w=400 400w,/a.jpg?w=1200 1200w", "/a.jpg?w=1200")]
    [InlineData("/a-1.jpg, /a-2.jpg 2x", "/a-2.jpg")]
    [InlineData("/c,w_400/a.jpg 400w, /c,w_900/a.jpg 900w", "/c,w_900/a.jpg")]
    public void The_largest_of_a_srcset_is_taken(string set, string expected) =>
        Assert.Equal(expected, SourceSet.Read(set).OrderByDescending(one => one.Width ?? one.Density ?? 1).First().Address);

    [Fact]
    public void The_named_picture_is_taken_in_the_size_that_the_page_shows()
    {
        PagePicture picture = Picture("<meta property='og:image' content='https://cdn.example/crop/9f81c2d7-1111-4222-8333-123456789abc_share.jpg'>",
            "<figure><img src='/teaser-of-other.jpg' width='800' height='450'></figure><figure><img src='/i/9f81c2d7-1111-4222-8333-123456789abc.jpg?w=640' srcset='/i/9f81c2d7-1111-4222-8333-123456789abc.jpg?w=1600 1600w' width='640' height='360' alt='The river'></figure>")!;
        Assert.Equal("?w=1600", picture.Address.Query);
        Assert.Equal((1600, 900, "The river"), (picture.Width, picture.Height, picture.Alt));
    }

    [Fact]
    public void A_placeholder_gives_way_to_what_a_script_would_load() =>
        Assert.EndsWith("/real.jpg", Picture("", "<figure><img src='/transparent.gif' width='800'><noscript><img src='/real.jpg' width='800'></noscript></figure>")!.Address.AbsoluteUri, StringComparison.Ordinal);

    [Fact]
    public void An_authors_face_is_not_the_lead() =>
        Assert.EndsWith("/lead.jpg", Picture("", "<figure><img src='/img/author/face.jpg' width='900'></figure><figure><img src='/lead.jpg' width='900'></figure>")!.Address.AbsoluteUri, StringComparison.Ordinal);

    [Fact]
    public void The_named_picture_above_the_headline_is_the_lead() =>
        Assert.EndsWith("/hero-of-the-river.jpg", ContentExtractor.Extract($"<head><meta property='og:image' content='/hero-of-the-river.jpg'></head><body><div><img src='/hero-of-the-river.jpg'><h1>The river came back</h1></div><article>{Text}<figure><img src='/later.jpg' width='900'></figure></article></body>", Address).Metadata.Picture!.Address.AbsoluteUri, StringComparison.Ordinal);

    [Fact]
    public void A_sites_logo_is_no_picture_of_the_article() => Assert.Null(Picture("<meta property='og:image' content='/static/logo-square.png'>", ""));

    [Fact]
    public void Pictures_behind_the_article_are_of_others() =>
        Assert.EndsWith("/share.jpg", ContentExtractor.Extract($"<head><meta property='og:image' content='/share.jpg'></head><body><article><h1>The river came back</h1>{Text}</article><section><figure><img src='/next.jpg' width='900'></figure></section></body>", Address).Metadata.Picture!.Address.AbsoluteUri, StringComparison.Ordinal);

    private static PagePicture? Picture(string head, string pictures) =>
        ContentExtractor.Extract($"<head>{head}</head><body><article><h1>The river came back</h1>{pictures}{Text}</article></body>", Address).Metadata.Picture;
}
