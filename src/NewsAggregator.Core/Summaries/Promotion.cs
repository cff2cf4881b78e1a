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
            "立即下载", "LINE好友", "不漏接", "洽詢專線", "報名網址", "詳情請", "详情请", "歡迎加入", "更正啟事", "更正启事", "本文較早版本", "本文较早版本",
        ],
        StringComparison.Ordinal);

    // "Visit www.mill.example for tickets": asks, and says where.
    private static readonly SearchValues<string> Asking = SearchValues.Create(
        ["visit ", "e-mail ", "email ", "contact ", "go to ", "write to ", "call ", "see ", "find out", "book ", "tickets", "details", "請洽", "请洽", "請上", "请上", "請至", "请至", "請見", "请见"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Addresses = SearchValues.Create(["www.", "http://", "https://"], StringComparison.OrdinalIgnoreCase);

    public static bool Is(ReadOnlySpan<char> sentence) => sentence.ContainsAny(Latin) || (HoldsAddress(sentence) && sentence[..Math.Min(sentence.Length, 40)].ContainsAny(Asking)) || (sentence.ContainsAnyInRange('\u4E00', '\u9FFF') && sentence.ContainsAny(Chinese));

    private static bool HoldsAddress(ReadOnlySpan<char> sentence)
    {
        if (sentence.ContainsAny(Addresses))
        {
            return true;
        }

        int at = sentence.IndexOf('@');
        return at > 0 && at + 1 < sentence.Length && char.IsAsciiLetterOrDigit(sentence[at - 1]) && char.IsAsciiLetterOrDigit(sentence[at + 1]);
    }
}
