using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Frames and files that show a video, post, chart or map, and the elements that stand in for one until a script runs; the
/// sanitiser makes a captioned link of them.
/// </summary>
internal static class Players
{
    private const string Any = "iframe, lite-youtube, lite-vimeo, youtube-video, amp-youtube, amp-vimeo, amp-twitter, amp-instagram, amp-tiktok, amp-facebook, amp-iframe, "
        + "[data-youtube-id], [data-video-id], [data-oembed-url], .fb-post, .fb-video, .flourish-embed, script[data-telegram-post]";

    private const int YouTubeId = 11;

    /// <summary>Worth a link in the place where it stands.</summary>
    public static bool IsPlayer(IElement element) => element.LocalName switch
    {
        "video" or "audio" => IsFile(element),
        "iframe" or "amp-iframe" => Address(element) is { } address && (EmbeddedMedia.Of(address) is not null || StrangeFrame.Title(element, address) is not null),
        "amp-video" or "amp-audio" => Source(element) is not null,
        _ => IsKnown(element),
    };

    /// <summary>Shows something of a house that readers know.</summary>
    public static bool Holds(IElement element) => IsKnown(element) || element.QuerySelectorAll(Any).Any(IsKnown);

    /// <summary>The plain element that a player or its stand-in is written as.</summary>
    public static string FrameName(IElement element) => element.LocalName switch
    {
        "video" or "amp-video" => "video",
        "audio" or "amp-audio" => "audio",
        _ => "iframe",
    };

    /// <summary>The address of a frame or file, as written; null: none, or one that only a script gives.</summary>
    public static string? Source(IElement element) => element.LocalName switch
    {
        "iframe" or "amp-iframe" => Written(element, "src", "data-src", "data-lazy-src", "data-url"),
        "video" or "audio" or "amp-video" or "amp-audio" => Written(element, "src", "data-src") ?? (element.QuerySelector("source[src]") is { } source ? Written(source, "src") : null),
        _ => StandsFor(element),
    };

    /// <summary>The frame's address that an element other than a frame stands for; null: none.</summary>
    public static string? StandsFor(IElement element) => element.LocalName switch
    {
        "lite-youtube" or "youtube-video" or "amp-youtube" => At("https://www.youtube.com/embed/", element, "videoid", "data-videoid", "video-id"),
        "lite-vimeo" or "amp-vimeo" => At("https://player.vimeo.com/video/", element, "videoid", "data-videoid"),
        "amp-twitter" => At("https://platform.twitter.com/embed/Tweet.html?id=", element, "data-tweetid"),
        "amp-instagram" => At("https://www.instagram.com/p/", element, "data-shortcode"),
        "amp-tiktok" => Written(element, "data-src") is { } id ? id.StartsWith("http", StringComparison.Ordinal) ? id : At("https://www.tiktok.com/embed/v2/", element, "data-src") : null,
        "amp-facebook" => Facebook(element),
        "script" => Written(element, "data-telegram-post") is { } post ? "https://t.me/" + post : null,
        "iframe" or "amp-iframe" or "video" or "audio" or "amp-video" or "amp-audio" or "a" or "img" => null,
        _ => element.Attributes.Length > 0 && ByAttribute(element) is { } source && TextSize.Of(element.TextContent) == 0 ? source : null,
    };

    private static string? ByAttribute(IElement element)
    {
        if (At("https://www.youtube.com/embed/", element, "data-youtube-id", "data-yt-id", "data-ytid") is { } youTube)
        {
            return youTube;
        }

        if (element.GetAttribute("data-oembed-url") is { } page)
        {
            return page;
        }

        if (element.ClassName is not { Length: > 0 } name)
        {
            return null;
        }

        if (name.Contains("youtube", StringComparison.OrdinalIgnoreCase))
        {
            return (element.GetAttribute("data-video-id") ?? element.GetAttribute("data-embed") ?? element.GetAttribute("data-id")) is { Length: YouTubeId } id ? "https://www.youtube.com/embed/" + Uri.EscapeDataString(id) : null;
        }

        if (name.Contains("fb-", StringComparison.Ordinal) && (element.ClassList.Contains("fb-post") || element.ClassList.Contains("fb-video")) && element.QuerySelector("blockquote") is null)
        {
            return Facebook(element);
        }

        return name.Contains("flourish-embed", StringComparison.Ordinal) && element.GetAttribute("data-src") is { Length: < 100 } chart
            ? $"https://flo.uri.sh/{chart.Split('?')[0].Trim('/')}/embed"
            : null;
    }

    private static string? Facebook(IElement element) => At("https://www.facebook.com/plugins/post.php?href=", element, "data-href");

    private static bool IsKnown(IElement element) => Address(element) is { } address && EmbeddedMedia.Of(address) is not null;

    /// <summary>A file that a reader can start, or whose title or figure says what it is; others are mostly decoration.</summary>
    private static bool IsFile(IElement element) =>
        Source(element) is not null && (element.HasAttribute("controls") || (element.GetAttribute("title") ?? element.GetAttribute("aria-label")) is { Length: > 0 } || InFigure(element));

    private static bool InFigure(IElement element)
    {
        IElement? parent = element.ParentElement;
        for (int up = 0; up < 3 && parent is not null; up++, parent = parent.ParentElement)
        {
            if (parent.LocalName == "figure")
            {
                return parent.QuerySelector("figcaption") is not null;
            }
        }

        return false;
    }

    private static Uri? Address(IElement element) =>
        Source(element) is { Length: < 2000 } source
        && Uri.TryCreate(source.StartsWith("//", StringComparison.Ordinal) ? "https:" + source : source, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    private static string? Written(IElement element, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (element.GetAttribute(name)?.Trim() is { Length: > 0 and < 2000 } value && !IsEmpty(value))
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsEmpty(string address) =>
        address.StartsWith("about:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("blob:", StringComparison.OrdinalIgnoreCase);

    private static string? At(string start, IElement element, params ReadOnlySpan<string> names) =>
        Written(element, names) is { Length: < 500 } id ? start + Uri.EscapeDataString(id) : null;
}
