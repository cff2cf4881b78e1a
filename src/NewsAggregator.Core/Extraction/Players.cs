using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Frames that show a video or post of a house that readers know, and the elements that stand in for one until a script runs; the
/// sanitiser makes a captioned link of them.
/// </summary>
internal static class Players
{
    private const string Any = "iframe, lite-youtube, lite-vimeo, youtube-video, amp-youtube, amp-vimeo, amp-twitter, amp-instagram, amp-tiktok, amp-facebook, [data-youtube-id]";

    public static bool IsPlayer(IElement element) =>
        Source(element) is { Length: < 2000 } source
        && Uri.TryCreate(source.StartsWith("//", StringComparison.Ordinal) ? "https:" + source : source, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && EmbeddedMedia.Of(address) is not null;

    public static bool Holds(IElement element) => element.QuerySelectorAll(Any).Any(IsPlayer);

    /// <summary>The frame's address that an element other than a frame stands for; null: none.</summary>
    public static string? StandsFor(IElement element) => element.LocalName switch
    {
        "lite-youtube" or "youtube-video" or "amp-youtube" => At("https://www.youtube.com/embed/", element, "videoid", "data-videoid", "video-id"),
        "lite-vimeo" or "amp-vimeo" => At("https://player.vimeo.com/video/", element, "videoid", "data-videoid"),
        "amp-twitter" => At("https://platform.twitter.com/embed/Tweet.html?id=", element, "data-tweetid"),
        "amp-instagram" => At("https://www.instagram.com/p/", element, "data-shortcode"),
        "amp-tiktok" => At("https://www.tiktok.com/embed/v2/", element, "data-src"),
        "amp-facebook" => At("https://www.facebook.com/plugins/post.php?href=", element, "data-href"),
        "iframe" => null,
        _ => At("https://www.youtube.com/embed/", element, "data-youtube-id"),
    };

    private static string? Source(IElement element) => element.LocalName == "iframe" ? element.GetAttribute("src") ?? element.GetAttribute("data-src") : StandsFor(element);

    private static string? At(string start, IElement element, params string[] names)
    {
        string? id = Array.ConvertAll(names, element.GetAttribute).FirstOrDefault(value => value is { Length: > 0 and < 500 });
        return id is null ? null : start + Uri.EscapeDataString(id);
    }
}
