using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Changes;

/// <summary>
/// Chinese writes names like any other word. A single character that changes is a typing mistake, unless it stands behind a surname where a
/// person is spoken of: a title before it, or a title or "said" behind it.
/// </summary>
internal static partial class ChineseNames
{
    private static readonly SearchValues<char> Surnames = SearchValues.Create(
        "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧邓韓韩馮冯曹彭曾蕭萧田董潘袁蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金賈贾韋韦夏傅方鄒邹"
        + "熊白孟秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵錢钱嚴严賴赖洪武莫孔柯莊庄卓游簡简詹");

    public static bool Touches(string before, string changed, string behind)
    {
        string near = before.Length > 8 ? before[^8..] : before;
        string ahead = behind.Length > 8 ? behind[..8] : behind;
        int surname = near.AsSpan(Math.Max(0, near.Length - 2)).IndexOfAny(Surnames);
        if (surname < 0)
        {
            return changed.AsSpan().IndexOfAny(Surnames) >= 0 && TitleBefore().IsMatch(near);
        }

        return TitleBefore().IsMatch(near[..(Math.Max(0, near.Length - 2) + surname)]) || PersonBehind().IsMatch(ahead);
    }

    [GeneratedRegex("(?:[長长]|總統|总统|總理|总理|經理|经理|議員|议员|律師|律师|記者|记者|教授|創辦人|创办人|發言人|发言人|研究員|研究员|主席|委員|委员|主任|醫師|医师|導演|导演|選手|选手|作家|叫)$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleBefore();

    [GeneratedRegex("^.{0,2}(?:說|说|表示|指出|認為|认为|強調|强调|坦言|透露|先生|女士|小姐|博士|教授|律師|律师|醫師|医师|[部局市校院社董事總总執行执行]{1,3}[長长])", RegexOptions.CultureInvariant)]
    private static partial Regex PersonBehind();
}
