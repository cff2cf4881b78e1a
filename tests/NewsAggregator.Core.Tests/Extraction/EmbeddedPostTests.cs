using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

public sealed class EmbeddedPostTests
{
    private const string Before = "<p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side.</p>";
    private const string After = """
        <p>Engineers found that the gate had bent by nine centimetres, which nobody had thought possible before.</p>
        <p>Repairs will take until spring, the harbour master said, and cost more than the gate did when it was new.</p>
        """;

    private static readonly Uri Address = new("https://tarn.example/news/harbour");

    [Theory]
    [InlineData("""<blockquote class="twitter-tweet"><p>The gate is bent. We close tonight.</p>&mdash; Tarn (@tarn) <a href="https://twitter.com/tarn/status/42">March 4, 2026</a></blockquote>""", "Tarn (@tarn)", "https://twitter.com/tarn/status/42")]
    [InlineData("""<blockquote class="fb-xfbml-parse-ignore" cite="https://www.facebook.com/tarn/posts/99"><p>The gate is bent. We close tonight.</p>Posted by <a href="https://www.facebook.com/tarn">Tarn</a> on <a href="https://www.facebook.com/tarn/posts/99">March 4</a></blockquote>""", "Posted by Tarn", "https://www.facebook.com/tarn/posts/99")]
    [InlineData("""<blockquote class="bluesky-embed"><p>The gate is bent. We close tonight.<br><br><a href="https://bsky.app/profile/a/post/3k">[image or embed]</a></p>&mdash; Tarn (@tarn.example) <a href="https://bsky.app/profile/a/post/3k">March 4</a></blockquote>""", "Tarn (@tarn.example)", "https://bsky.app/profile/a/post/3k")]
    [InlineData("""<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@tarn/video/77"><section><a href="https://www.tiktok.com/@tarn">@tarn</a> The gate is bent. We close tonight.</section></blockquote>""", "@tarn", "https://www.tiktok.com/@tarn/video/77")]
    [InlineData("""<amp-twitter data-tweetid="42"><blockquote><p>The gate is bent. We close tonight.</p></blockquote></amp-twitter>""", "", "https://x.com/i/status/42")]
    public void A_post_with_words_stays_a_quotation_with_author_and_link(string post, string author, string link)
    {
        ExtractedPage page = Read(post);
        Assert.Contains("The gate is bent. We close tonight.", BodyText.Of(page.Body!), StringComparison.Ordinal);
        Assert.Contains(author, page.Body!.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.Body.QuerySelectorAll("a"), a => a.GetAttribute("href") == link);
        Assert.DoesNotContain("[image or embed]", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/A/"><a href="https://www.instagram.com/p/A/"><div>View this post on Instagram</div></a><p><a href="https://www.instagram.com/p/A/">A post shared by Tarn (@tarn)</a></p></blockquote>""", "https://www.instagram.com/p/A/", "Instagram: A post shared by Tarn (@tarn)")]
    [InlineData("""<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@tarn/post/C"><a href="https://www.threads.net/@tarn/post/C"><div>Post by @tarn</div><div>View on Threads</div></a></blockquote>""", "https://www.threads.net/@tarn/post/C", "Threads: Post by @tarn")]
    [InlineData("""<blockquote class="mastodon-embed" data-embed-url="https://mastodon.social/@tarn/112/embed"><a href="https://mastodon.social/@tarn/112"><div>Post by @tarn@mastodon.social</div><div>View on Mastodon</div></a></blockquote>""", "https://mastodon.social/@tarn/112", "Mastodon: Post by @tarn@mastodon.social")]
    [InlineData("""<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/tarn/comments/1/">The gate is bent</a><br> by<a href="https://www.reddit.com/user/ada/">u/ada</a></blockquote>""", "https://www.reddit.com/r/tarn/comments/1/", "Reddit: The gate is bent")]
    [InlineData("""<div class="fb-video" data-href="https://www.facebook.com/tarn/videos/99/"></div>""", "https://www.facebook.com/tarn/videos/99/", "Facebook")]
    [InlineData("""<iframe src="https://mastodon.social/@tarn/112/embed"></iframe>""", "https://mastodon.social/@tarn/112", "Mastodon")]
    [InlineData("""<iframe src="https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3k"></iframe>""", "https://bsky.app/profile/did:plc:abc/post/3k", "Bluesky")]
    [InlineData("""<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="tarn/55"></script>""", "https://t.me/tarn/55", "Telegram")]
    [InlineData("""<amp-tiktok data-src="https://www.tiktok.com/@tarn/video/77"></amp-tiktok>""", "https://www.tiktok.com/@tarn/video/77", "TikTok")]
    [InlineData("""<div class="youtube-player" data-video-id="abc123XYZ_-"></div>""", "https://www.youtube.com/watch?v=abc123XYZ_-", "YouTube")]
    [InlineData("""<iframe src="about:blank" data-src="https://www.youtube.com/embed/abc123"></iframe>""", "https://www.youtube.com/watch?v=abc123", "YouTube")]
    [InlineData("""<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>""", "https://www.google.com/maps/embed?pb=1", "Google Maps")]
    [InlineData("""<div class="flourish-embed" data-src="visualisation/123"></div>""", "https://flo.uri.sh/visualisation/123/embed", "Flourish")]
    [InlineData("""<amp-iframe src="https://datawrapper.dwcdn.net/A/1/" title="Ferries per day"></amp-iframe>""", "https://datawrapper.dwcdn.net/A/1/", "Datawrapper: Ferries per day")]
    [InlineData("""<iframe src="https://charts.example.org/c/9" title="How the gate bent"></iframe>""", "https://charts.example.org/c/9", "How the gate bent (charts.example.org)")]
    [InlineData("""<video src="/one.mp4" title="The gate from below">Your browser cannot show it.</video>""", "https://tarn.example/one.mp4", "The gate from below")]
    [InlineData("""<figure><div>https://twitter.com/tarn/status/42</div></figure>""", "https://x.com/tarn/status/42", "X")]
    public void A_post_or_player_without_words_becomes_a_link_with_a_caption(string embedded, string link, string words)
    {
        ExtractedPage page = Read(embedded);
        AngleSharp.Dom.IElement found = Assert.Single(page.Body!.QuerySelectorAll("figure a"));
        Assert.Equal(link, found.GetAttribute("href"));
        Assert.Equal(words, found.TextContent);
        Assert.DoesNotContain("Your browser", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1" title="Tag of a page"></iframe>""")]
    [InlineData("""<iframe src="https://ad.doubleclick.net/x" title="How to win"></iframe>""")]
    [InlineData("""<iframe src="https://frames.example/x" title="3rd party ad content"></iframe>""")]
    [InlineData("""<iframe src="https://frames.example/x" title="Counts readers" width="1" height="1"></iframe>""")]
    [InlineData("""<iframe src="https://frames.example/x" title="Sign up for our newsletter"></iframe>""")]
    [InlineData("""<iframe src="https://frames.example/x"></iframe>""")]
    public void A_frame_that_advertises_or_counts_leaves_nothing(string frame) => Assert.Null(Read(frame).Body!.QuerySelector("figure, a, iframe"));

    private static ExtractedPage Read(string inside)
    {
        ExtractedPage page = ContentExtractor.Extract($"<html><body><article><h1>Harbour of Tarn closed</h1>{Before}{inside}{After}</article></body></html>", Address);
        ContentSanitizer.SanitizeInPlace(page.Document, page.Body!, Address);
        return page;
    }
}
