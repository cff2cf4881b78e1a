using System.Buffers;
using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>The rules for Traditional and Simplified Chinese: each is tried where its first character stands.</summary>
internal ref partial struct ChineseDates(ReadOnlySpan<char> text, DateContext context, List<DateMention> found)
{
    private static readonly SearchValues<char> Triggers = SearchValues.Create(
        "0123456789０１２３４５６７８９一二三四五六七八九十廿卅兩两〇零民去今明前後后昨大本上下這这同當当次翌週周星禮礼第除元聖圣平跨萬万感端中重正農农初");

    private static readonly (string Word, int Days)[] DayWords =
    [
        ("大前天", -3), ("大後天", 3), ("大后天", 3), ("前天", -2), ("前日", -2), ("前晚", -2), ("昨天", -1), ("昨日", -1), ("昨晚", -1), ("昨夜", -1), ("昨晨", -1), ("昨早", -1), ("昨午", -1),
        ("昨深夜", -1), ("昨凌晨", -1), ("昨下午", -1), ("昨上午", -1), ("今天", 0), ("今日", 0), ("今晚", 0), ("今早", 0), ("今晨", 0), ("今夜", 0), ("今午", 0), ("今凌晨", 0), ("今下午", 0), ("今上午", 0),
        ("明天", 1), ("明日", 1), ("明晚", 1), ("明早", 1), ("明晨", 1), ("後天", 2), ("后天", 2), ("後日", 2), ("后日", 2),
    ];

    private static readonly (string Word, Func<int, DateOnly?> OfYear)[] Festivals =
    [
        ("除夕", y => Holidays.Chinese(y, 1, 1) is DateOnly day ? Add(day, -1) : null), ("元旦", y => Day(y, 1, 1)), ("元宵", y => Holidays.Chinese(y, 1, 15)),
        ("聖誕節", y => Day(y, 12, 25)), ("圣诞节", y => Day(y, 12, 25)), ("平安夜", y => Day(y, 12, 24)), ("跨年夜", y => Day(y, 12, 31)), ("萬聖節", y => Day(y, 10, 31)), ("万圣节", y => Day(y, 10, 31)),
        ("感恩節", y => Holidays.Western(y, 1, false)), ("感恩节", y => Holidays.Western(y, 1, false)), ("端午", y => Holidays.Chinese(y, 5, 5)), ("七夕", y => Holidays.Chinese(y, 7, 7)),
        ("中秋", y => Holidays.Chinese(y, 8, 15)), ("重陽節", y => Holidays.Chinese(y, 9, 9)), ("重阳节", y => Holidays.Chinese(y, 9, 9)),
    ];

    private static readonly SearchValues<char> Connectors = SearchValues.Create("至到、和與与及-—–~～起 ");

    private readonly ReadOnlySpan<char> _text = text;

    // The last month that stood with a day: "1月27日至30日" means its 30th.
    private DateOnly? _lastDay;
    private int _lastEnd;

    public void Find()
    {
        int i = 0;
        while (i < _text.Length)
        {
            int step = _text[i..].IndexOfAny(Triggers);
            if (step < 0)
            {
                return;
            }

            i += step;
            int past = ChineseNumber.Begins(_text[i]) ? Numbered(i) : Worded(i);
            if (past > i)
            {
                i = past;
                continue;
            }

            // A number is tried once, from its first digit.
            int end = i;
            if (char.IsDigit(_text[i]))
            {
                while (end < _text.Length && (char.IsDigit(_text[end]) || (_text[end] is '.' or ',' && end + 1 < _text.Length && char.IsDigit(_text[end + 1]))))
                {
                    end++;
                }
            }

            i = Math.Max(i + 1, end);
        }
    }

    private readonly char At(int i) => i >= 0 && i < _text.Length ? _text[i] : '\0';

    private readonly bool Is(int i, ReadOnlySpan<char> word) => i <= _text.Length && _text[i..].StartsWith(word, StringComparison.Ordinal);

    private readonly int Gap(int i) => At(i) == ' ' ? i + 1 : i;

    private readonly int Number(int i, out int end) => ChineseNumber.Read(_text, i, out end);

    private readonly Tense TenseOf(int start, int end) => ChineseTense.Of(_text, start, end);

    private int EmitDay(int start, int end, DateOnly? day)
    {
        if (day is not DateOnly known)
        {
            return start;
        }

        found.Add(OfDay(start, end, known));
        _lastDay = known;
        _lastEnd = end;
        return end;
    }

    private int Numbered(int i)
    {
        int value = Number(i, out int end);
        if (value < 0 || end == i)
        {
            return i;
        }

        int unit = Gap(end);
        switch (At(unit))
        {
            case '年' when value is >= 1000 and <= 2150:
                return Year(i, unit + 1, value);
            case '年' when value is >= 100 and <= 199 && (MonthFollows(unit + 1) || QuarterFollows(unit + 1)):
                return Year(i, unit + 1, value + 1911);
            case '年' when At(unit + 1) == '前' && SameDay(i, unit + 2, value) is int same && same > i:
                return same;
            case '年' when At(unit + 1) == '前' && value is > 0 and < 900 && !IsSpanBefore(i):
                found.Add(OfYear(i, unit + 2, context.Published.Year - value));
                return unit + 2;
            case '月' when i >= 2 && _text[i - 2] == '每' && Number(unit + 1, out int each) > 0:
                // 每年3月8日 comes every year.
                return each + 1;
            case '月' when value is >= 1 and <= 12 && At(i - 1) is not ('第' or '每' or '個' or '个' or '农' or '曆' or '历') && !Is(unit, "月天") && !(i >= 2 && _text[i - 2] == '每'):
                return Month(i, unit + 1, value, null);
            case '個' or '个' when Is(unit + 1, "月前") && !IsSpanBefore(i):
                DateOnly month = AddMonths(context.Published, -value);
                found.Add(OfMonth(i, unit + 3, month.Year, month.Month));
                return unit + 3;
            case '天' when At(unit + 1) == '前' && !IsSpanBefore(i):
                return EmitDay(i, unit + 2, Add(context.Published, -value));
            case '週' or '周' when At(unit + 1) == '前':
                found.Add(OfWeek(i, unit + 2, Add(context.Published, -7 * value)));
                return unit + 2;
            case '日' or '號' or '号' when value is >= 1 and <= 31:
                return BareDay(i, unit, value);
            default:
                return i;
        }
    }

    private readonly bool IsSpanBefore(int i) => At(i - 1) is '近' or '數' or '数' or '第' or '.';

    private readonly bool MonthFollows(int i)
    {
        i = Gap(i);
        return Is(i, "元月") || (Number(i, out int end) is >= 1 and <= 12 && At(Gap(end)) == '月');
    }

    private readonly bool QuarterFollows(int i) => At(i) == '第' && Number(i + 1, out int end) is >= 1 and <= 4 && At(end) == '季';

    // 2025年12月3日, 2025年第三季, 2025年; 2025年底 is no year.
    private int Year(int start, int i, int year)
    {
        int m = Gap(i);
        int month = Number(m, out int end);
        if (month is >= 1 and <= 12 && At(Gap(end)) == '月')
        {
            return Month(start, Gap(end) + 1, month, year);
        }

        if (Is(m, "元月"))
        {
            return Month(start, m + 2, 1, year);
        }

        if (Quarter(start, m, year) is int quarter && quarter > start)
        {
            return quarter;
        }

        for (int f = 0; f < Festivals.Length; f++)
        {
            if (Is(m, Festivals[f].Word))
            {
                return EmitDay(start, m + Festivals[f].Word.Length, Festivals[f].OfYear(year));
            }
        }

        // A part of a year or the same span of another one: consumed, but no year.
        if (At(i) is '底' or '初' or '末' || Is(i, "同期") || Is(i, "年底") || Is(i, "代") || Is(i, "上半年") || Is(i, "下半年"))
        {
            return i;
        }

        found.Add(OfYear(start, i, year));
        return i;
    }

    // Behind 月: a day, a pair of days, or the month alone.
    private int Month(int start, int i, int month, int? year)
    {
        year ??= SharedYear(start, month);
        int d = Gap(i);
        int day = Number(d, out int end);
        int unit = Gap(end);
        if (day is >= 1 and <= 31 && end > d)
        {
            if (At(unit) is '日' or '號' or '号')
            {
                return EmitDay(start, unit + 1, Resolve(start, unit + 1, year, month, day));
            }

            if (At(end) is '至' or '到' or '-' or '—' or '–' or '~' or '～' or '、' && Number(end + 1, out int end2) is >= 1 and <= 31 and int second && At(end2) is '日' or '號' or '号')
            {
                if (Resolve(start, end2 + 1, year, month, day) is DateOnly first && EmitDay(start, end, first) > start)
                {
                    EmitDay(end + 1, end2 + 1, Day(first.Year, month, second));
                    return end2 + 1;
                }

                return start;
            }
        }

        if (At(i) is '薪' or '租' or '球' or '餅' or '饼' or '票' or '亮' or '經' or '经' or '內' or '内' or '大' && year is null)
        {
            return start;
        }

        int past = At(i) == '份' ? i + 1 : i;
        int of = year ?? YearOfMonth(context, month, TenseOf(start, past));
        if (of is >= 1 and <= 9998)
        {
            found.Add(OfMonth(start, past, of, month));
        }

        return past;
    }

    // 2021年1月至9月: the second month is of the first one's year; 12月28日至1月3日 ends in the next.
    private readonly int? SharedYear(int start, int month)
    {
        if (found.Count == 0 || start - found[^1].End != 1 || At(start - 1) is not ('至' or '到' or '-' or '—' or '–' or '~' or '～' or '、' or '和' or '與' or '与' or '及'))
        {
            return null;
        }

        DateMention before = found[^1];
        return before.Precision is not (DatePrecision.Month or DatePrecision.Day) ? null
            : month >= before.First.Month ? before.First.Year
            : At(start - 1) is '至' or '到' ? before.First.Year + 1 : null;
    }

    private readonly DateOnly? Resolve(int start, int end, int? year, int month, int day) =>
        year is int known ? Day(known, month, day) : DayOfYear(context, month, day, TenseOf(start, end));

    // 9日凌晨; not 第9日, 3日內, 7日遊
    private int BareDay(int i, int unit, int day)
    {
        char next = At(unit + 1);
        if (At(i - 1) is '第' or '每' or '近' or '達' or '达' or '逾' or '共' or '約' or '约' or '連' or '连' or '續' or '续' or '為' or '为' or '過' or '过' or '期' or '數' or '数' or '滿' or '满' or '超' or '短' or '.'
            || next is '內' or '内' or '間' or '间' or '遊' or '游' or '均' or '線' or '线' or '圓' or '元' or '後' or '后' or '票' or '份'
            || (next == '本' && At(unit + 2) is '人' or '國' or '国' or '政' or '籍'))
        {
            return i;
        }

        if (At(unit) is '號' or '号' && !(next is '凌' or '上' or '早' or '下' or '晚' or '中' or '起' or '清' or '傍' or '前' or '，' && At(i - 1) is '\0' or '，' or '。' or '於' or '于' or '在' or '至' or '到' or '從' or '从'))
        {
            return i;
        }

        if (_lastDay is DateOnly last && i >= _lastEnd && (day > last.Day || i - _lastEnd <= 2) && (i - _lastEnd <= 2 ? !_text[_lastEnd..i].ContainsAnyExcept(Connectors) : day > last.Day))
        {
            return EmitDay(i, unit + 1, Day(last.Year, last.Month, day));
        }

        if (next == '前' && day <= 10)
        {
            return EmitDay(i, unit + 2, Add(context.Published, -day));
        }

        return EmitDay(i, unit + 1, DayOfMonth(context, day, next == '前' ? Tense.Future : TenseOf(i, unit + 1)));
    }
}
