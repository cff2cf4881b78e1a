using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>Dates that begin with a word: relative days and years, weekdays, quarters, the lunar calendar, festivals.</summary>
internal ref partial struct ChineseDates
{
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
            '元' => FirstMonth(i),
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
        if (offset != 99 && At(i + 1) is '（' or '(' && Number(i + 2, out int number) is >= 1 and <= 31 and int written && At(number) is '）' or ')')
        {
            int past = At(number + 1) == '日' ? number + 2 : number + 1;
            DateOnly said = Add(context.Published, offset);

            // Copied a day later, the number in the bracket is still right.
            return EmitDay(i, past, said.Day == written ? said : DayOfMonth(context, written, offset > 0 ? Tense.Future : Tense.Past));
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
        return year is not int known ? i : SameDay(i, i + 2, published - known) is int same && same > i ? same : Year(i, i + 2, known);
    }

    // 去年今天, 三年前的今天
    private int SameDay(int start, int i, int years)
    {
        int p = At(i) == '的' ? i + 1 : i;
        return years > 0 && years < context.Published.Year && (Is(p, "今天") || Is(p, "今日")) ? EmitDay(start, p + 2, context.Published.AddYears(-years)) : start;
    }

    // 元月5日; not 萬元月薪
    private int FirstMonth(int i) =>
        Is(i, "元月") && !ChineseNumber.Begins(At(i - 1)) && At(i - 1) is not ('百' or '千' or '萬' or '万' or '億' or '亿' or '美' or '日' or '歐' or '欧' or '多' or '公') ? Month(i, i + 2, 1, null) : i;

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
        bool western = At(i) == 'Q' && year is not null;
        if ((At(i) != '第' && !western) || Number(i + 1, out int end) is not (>= 1 and <= 4 and int quarter) || (At(end) != '季' && !western))
        {
            return start;
        }

        int past = western ? end : At(end + 1) == '度' ? end + 2 : end + 1;
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
            ? EmitDay(i, past, Holidays.Nearest(context, TenseOf(i, past), year => Holidays.Chinese(year, month, day)))
            : i;
    }

    private int Festival(int i)
    {
        foreach ((string word, Func<int, DateOnly?> ofYear) in Festivals)
        {
            if (Is(i, word))
            {
                int end = i + word.Length;
                return EmitDay(i, end, Holidays.Nearest(context, TenseOf(i, end), ofYear));
            }
        }

        return i;
    }
}
