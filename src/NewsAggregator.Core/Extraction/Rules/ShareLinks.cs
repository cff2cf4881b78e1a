using System.Buffers;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>Links that post the page somewhere, mostly pictures without a word; they lead to no text of anybody's.</summary>
internal static class ShareLinks
{
    private static readonly SearchValues<string> Places = SearchValues.Create(
        [
            "facebook.com/sharer", "facebook.com/share.php", "facebook.com/dialog/", "twitter.com/intent/", "twitter.com/share", "x.com/intent/", "linkedin.com/shareArticle", "linkedin.com/sharing/",
            "pinterest.com/pin/create", "reddit.com/submit", "t.me/share", "telegram.me/share", "api.whatsapp.com/send", "wa.me/?", "whatsapp://send", "fb-messenger://share", "social-plugins.line.me/", "line.me/R/msg",
            "lineit.line.me/share", "timeline.line.me/social-plugin", "service.weibo.com/share", "v.t.sina.com.cn/share", "connect.qq.com/widget/share", "sns.qzone.qq.com/", "plurk.com/?qualifier=shares", "tumblr.com/share",
            "tumblr.com/widgets/share", "vk.com/share", "connect.ok.ru/offer", "getpocket.com/save", "getpocket.com/edit", "news.ycombinator.com/submitlink", "bsky.app/intent/", "threads.net/intent/", "mailto:?", "share.flipboard.com/",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>"Share on Facebook" and no more: a sentence to be posted is one of the text's own.</summary>
    private const int MostWords = 24;

    public static IEnumerable<INode> Find(Pruning pruning) => pruning.Elements(element =>
        element.LocalName == "a" && element.GetAttribute("href") is { Length: > 0 and < 4000 } address && address.AsSpan().ContainsAny(Places) && TextSize.Of(element.TextContent) <= MostWords);
}
