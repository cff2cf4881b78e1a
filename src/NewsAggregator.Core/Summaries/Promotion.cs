using System.Buffers;

namespace NewsAggregator.Core.Summaries;

/// <summary>Tells sentences that ask something of the reader from sentences that tell.</summary>
internal static class Promotion
{
    private static readonly SearchValues<string> Latin = SearchValues.Create(
        [
            "subscribe", "sign up", "newsletter", "click here", "read more", "follow us", "all rights reserved", "advertisement", "this story has been updated",
            "this article was originally", "an earlier version of th", "a previous version of th", "was originally published", "contributed to this report", "contributed reporting", "share this", "join our", "download our", "listen to", "watch the video",
            "get the latest", "terms of service", "privacy policy", "cookies", "affiliate", "we may earn", "send tips", "reach out securely", "got a tip",
            "pic.twitter.com/", "pic.x.com/", "for more information", "register now", "save up to", "scroll down", "here's what you need to know",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Chinese = SearchValues.Create(
        [
            "點擊", "点击", "訂閱", "订阅", "追蹤我們", "关注我们", "延伸閱讀", "延伸阅读", "更多新聞", "更多新闻", "版權所有", "版权所有",
            "未經授權", "未经授权", "加入會員", "掃描二維碼", "扫描二维码", "公众号", "本文首發", "本文首发", "本文經授權", "免責聲明", "免责声明", "立即下載",
            "立即下载", "歡迎加入", "更正啟事", "更正启事", "本文較早版本", "本文较早版本",
        ],
        StringComparison.Ordinal);

    public static bool Is(ReadOnlySpan<char> sentence) => sentence.ContainsAny(Latin) || (sentence.ContainsAnyInRange('\u4E00', '\u9FFF') && sentence.ContainsAny(Chinese));
}
