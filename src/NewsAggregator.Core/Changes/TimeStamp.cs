using System.Text.RegularExpressions;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Changes;

/// <summary>A line that only says when the page was written or changed.</summary>
internal static partial class TimeStamp
{
    public static bool Is(string text, DateContext day)
    {
        if (text.Length > 120)
        {
            return false;
        }

        string rest = text;
        foreach (DateMention mention in DateMentions.Find(text, day).OrderByDescending(m => m.Start))
        {
            rest = rest.Remove(mention.Start, mention.Length);
        }

        return ChangeWords.KeyOf(Words().Replace(rest, "")).Length == 0;
    }

    [GeneratedRegex(
        @"\b(?:last|first|originally|story|article|page|was|published|posted|updated?|modified|on|at|and|today|minutes?|hours?|ago|min|read|a\.?m|p\.?m|[A-Z]{1,4}T|UTC|\d+)\b|最後|最后|更新|發布|发布|發佈|发表|發表|時間|时间|於|于|日期|上午|下午|早上|晚上|\d+|小時前|小时前|分鐘前|分钟前|[年月日時时分秒點点]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
