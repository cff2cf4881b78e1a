using System.Buffers;
using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>The rules for Traditional and Simplified Chinese: each is tried where its first character stands.</summary>
internal ref struct ChineseDates(ReadOnlySpan<char> text, DateContext context, List<DateMention> found)
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
            case '年' when value is >= 100 and <= 199 && MonthFollows(unit + 1):
                return Year(i, unit + 1, value + 1911);
            case '年' when At(unit + 1) == '前' && value is > 0 and < 900 && !IsSpanBefore(i):
                found.Add(OfYear(i, unit + 2, context.Published.Year - value));
                return unit + 2;
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
        return Number(i, out int end) is >= 1 and <= 12 && At(Gap(end)) == '月';
    }

    // 2025年12月3日, 2025年第三季, 2025年; 2025年底 is no year.
    private int Year(int start, int i, int year)
    {
        int m = Gap(i);
        int month = Number(m, out int end);
        if (month is >= 1 and <= 12 && At(Gap(end)) == '月')
        {
            return Month(start, Gap(end) + 1, month, year);
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
        int of = year ?? YearOfMonth(context.Latest, month, TenseOf(start, past));
        if (of is >= 1 and <= 9998)
        {
            found.Add(OfMonth(start, past, of, month));
        }

        return past;
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

        return EmitDay(i, unit + 1, DayOfMonth(context, day, TenseOf(i, unit + 1)));
    }

    private int Worded(int i)
    {
        char c = _text[i];
        int past = c switch
        {
            '民' => Republic(i),
            '去' or '今' or '明' or '前' or '後' or '后' or '昨' or '大' or '同' or '當' or '当' or '次' or '翌' => DayOrYearWord(i),
            '本' or '上' or '下' or '這' or '这' => Near(i),
            '週' or '周' or '星' or '禮' or '礼' => Weekday(i, i, null),
            '第' => Quarter(i, i, null),
            '農' or '农' or '正' or '初' => Lunar(i),
            _ => i,
        };
        return past > i ? past : Festival(i);
    }

    private int Republic(int i)
    {
        if (!Is(i, "民國") && !Is(i, "民国"))
        {
            return i;
        }

        int n = Gap(i + 2);
        int year = Number(n, out int end);
        return year is >= 1 and <= 250 && At(Gap(end)) == '年' ? Year(i, Gap(end) + 1, year + 1911) : i;
    }

    private int DayOrYearWord(int i)
    {
        foreach ((string word, int days) in DayWords)
        {
            if (Is(i, word))
            {
                int end = i + word.Length;
                bool name = Is(i, "今日頭條") || Is(i, "今日头条") || Is(i, "前日本") || Is(i, "明日香") || (days == -2 && At(i - 1) is '日' or '天' or '年') || (word[0] is '後' or '后' && At(i - 1) is '先' or '今' or '之' or '日' or '以' or '月');
                return name ? i : EmitDay(i, Bracketed(end), Add(context.Published, days));
            }
        }

        // 昨（11）日
        int offset = _text[i] switch { '昨' => -1, '今' => 0, '明' => 1, '前' => -2, '後' or '后' => 2, _ => 99 };
        if (offset != 99 && At(i + 1) is '（' or '(' && Number(i + 2, out int number) is >= 1 and <= 31 && At(number) is '）' or ')')
        {
            int past = At(number + 1) == '日' ? number + 2 : number + 1;
            return EmitDay(i, past, Add(context.Published, offset));
        }

        if (At(i + 1) != '年')
        {
            return i;
        }

        int published = context.Published.Year;
        int? year = _text[i] switch
        {
            '去' => published - 1,
            '今' => published,
            '明' => published + 1,
            '前' when At(i - 1) != '大' && !ChineseNumber.Begins(At(i - 1)) => published - 2,
            '後' or '后' when At(i - 1) is not ('以' or '之') => published + 2,
            '同' or '當' or '当' when found.Count > 0 && MonthFollows(i + 2) => found[^1].First.Year,
            '次' or '翌' when found.Count > 0 => found[^1].First.Year + 1,
            _ => null,
        };
        return year is int known ? Year(i, i + 2, known) : i;
    }

    // 昨日(11日): the bracket says the same day again.
    private readonly int Bracketed(int end) =>
        At(end) is '（' or '(' && Number(end + 1, out int number) is >= 1 and <= 31 && At(number) == '日' && At(number + 1) is '）' or ')' ? number + 2 : end;

    // 本月8日, 上個月, 下週一, 上上週, 這個月, 上季
    private int Near(int i)
    {
        int step = _text[i] switch { '上' => -1, '下' => 1, _ => 0 };
        int p = i + 1;
        if (step != 0 && At(p) == _text[i])
        {
            step *= 2;
            p++;
        }

        if (At(p) is '個' or '个')
        {
            p++;
        }

        if (At(p) == '月')
        {
            DateOnly month = AddMonths(context.Published, step);
            int d = Gap(p + 1);
            if (Number(d, out int end) is >= 1 and <= 31 and int day && At(Gap(end)) is '日' or '號' or '号')
            {
                return EmitDay(i, Gap(end) + 1, Day(month.Year, month.Month, day));
            }

            found.Add(OfMonth(i, p + 1, month.Year, month.Month));
            return p + 1;
        }

        if (At(p) is '季' && step != 0 && p == i + 1 && At(p + 1) is not ('節' or '节'))
        {
            DateOnly quarter = AddMonths(context.Published, 3 * step);
            found.Add(OfQuarter(i, p + 1, quarter.Year, (quarter.Month + 2) / 3));
            return p + 1;
        }

        if (At(p) is '週' or '周' or '星' or '禮' or '礼')
        {
            return Weekday(i, p, step);
        }

        return i;
    }

    private int Weekday(int start, int i, int? weeks)
    {
        int length = At(i) is '週' or '周' ? 1 : Is(i, "星期") || Is(i, "禮拜") || Is(i, "礼拜") ? 2 : 0;
        if (length == 0)
        {
            return start;
        }

        int name = i + length;
        int day = At(name) switch
        {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '日' when At(name + 1) is not ('本' or '報' or '报') => 0,
            '天' when length == 2 => 0,
            _ => -1,
        };
        if (day < 0)
        {
            if (weeks is int w && At(name) is not ('期' or '年' or '刊' or '末'))
            {
                found.Add(OfWeek(start, name, Add(context.Published, 7 * w)));
                return name;
            }

            return start;
        }

        char before = At(start - 1);
        if (before is '每' or '逢' || (weeks is null && (ChineseNumber.Begins(before) || before is '個' or '个' || At(name + 1) is '次')))
        {
            return start;
        }

        int end = Bracketed(name + 1);
        DateOnly resolved = weeks is int known
            ? WeekdayOfWeek(context.Published, (DayOfWeek)day, known)
            : DayArithmetic.Weekday(context.Published, (DayOfWeek)day, TenseOf(start, name + 1));
        return EmitDay(start, end, resolved);
    }

    private int Quarter(int start, int i, int? year)
    {
        if (At(i) != '第' || Number(i + 1, out int end) is not (>= 1 and <= 4 and int quarter) || At(end) != '季')
        {
            return start;
        }

        int past = At(end + 1) == '度' ? end + 2 : end + 1;
        int of = year ?? ((quarter * 3) - 2 > context.Published.Month && TenseOf(start, past) != Tense.Future ? context.Published.Year - 1 : context.Published.Year);
        if (of is >= 1 and <= 9998)
        {
            found.Add(OfQuarter(start, past, of, quarter));
        }

        return past;
    }

    // 農曆正月十五, 大年初三, 正月初一
    private int Lunar(int i)
    {
        int p = Is(i, "農曆") || Is(i, "农历") ? i + 2 : i;
        bool marked = p > i;
        int month;
        int end;
        if (Is(p, "正月"))
        {
            month = 1;
            p += 2;
        }
        else if (marked && Number(p, out end) is >= 1 and <= 12 and int numbered && At(end) == '月')
        {
            month = numbered;
            p = end + 1;
        }
        else if (At(i) == '初' && i >= 2 && Is(i - 2, "大年"))
        {
            month = 1;
        }
        else
        {
            return i;
        }

        if (At(p) == '初')
        {
            p++;
        }

        int day = Number(p, out end);
        int past = At(end) == '日' ? end + 1 : end;
        return day is >= 1 and <= 30
            ? EmitDay(i, past, Holidays.Nearest(context.Latest, TenseOf(i, past), year => Holidays.Chinese(year, month, day)))
            : i;
    }

    private int Festival(int i)
    {
        foreach ((string word, Func<int, DateOnly?> ofYear) in Festivals)
        {
            if (Is(i, word))
            {
                int end = i + word.Length;
                return EmitDay(i, end, Holidays.Nearest(context.Latest, TenseOf(i, end), ofYear));
            }
        }

        return i;
    }
}
