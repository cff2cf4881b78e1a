using System.Text.RegularExpressions;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Changes;

/// <summary>
/// Chinese writes names like any other word. A single character that changes is a typing mistake, unless it stands behind a surname where a
/// person is spoken of: a title before it, or a title or "said" behind it.
/// </summary>
internal static partial class ChineseNames
{
    public static bool Touches(string before, string changed, string behind)
    {
        string near = before.Length > 8 ? before[^8..] : before;
        string ahead = behind.Length > 8 ? behind[..8] : behind;
        int surname = near.AsSpan(Math.Max(0, near.Length - 2)).IndexOfAny(ChineseSurnames.All);
        if (surname < 0)
        {
            return changed.AsSpan().IndexOfAny(ChineseSurnames.All) >= 0 && (TitleBefore().IsMatch(near) || NameBehind().IsMatch(ahead));
        }

        return TitleBefore().IsMatch(near[..(Math.Max(0, near.Length - 2) + surname)]) || PersonBehind().IsMatch(ahead);
    }

    [GeneratedRegex("(?:[長长]|總統|总统|總理|总理|經理|经理|議員|议员|律師|律师|記者|记者|教授|創辦人|创办人|發言人|发言人|研究員|研究员|主席|委員|委员|主任|醫師|医师|導演|导演|選手|选手|作家|叫)$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleBefore();

    // What stands behind a surname alone, or behind it and one or two characters of a given name.
    [GeneratedRegex("^[^，。、；]{0,2}(?:先生|女士|小姐|太太|夫人|老師|老师|同學|同学|博士|教授|律師|律师|醫師|医师)|^[姓氏男女]|^[^，。、；]{0,2}(?:表示|指出|強調|强调|坦言|透露|認為|认为)", RegexOptions.CultureInvariant)]
    private static partial Regex NameBehind();

    [GeneratedRegex("^.{0,2}(?:說|说|表示|指出|認為|认为|強調|强调|坦言|透露|先生|女士|小姐|博士|教授|律師|律师|醫師|医师|[部局市校院社董事總总執行执行]{1,3}[長长])", RegexOptions.CultureInvariant)]
    private static partial Regex PersonBehind();
}
