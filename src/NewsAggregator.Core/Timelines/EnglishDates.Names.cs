using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>Days that are counted or have a name of their own, and quarters written "Q3 2026".</summary>
internal ref partial struct EnglishDates
{
    // the first Monday of December | the last Friday in October 2025
    private readonly int CountedWeekday(int k)
    {
        if (Kind(k + 1) != DateWord.Weekday || !_tokens[k + 1].Capital || !(IsWord(k + 2, "of") || IsWord(k + 2, "in")))
        {
            return k;
        }

        int m = k + 3;
        if (Kind(m) == DateWord.Each || Kind(m) == DateWord.The)
        {
            // "of each month" is no day.
            return m;
        }

        if (!IsMonth(m))
        {
            return k;
        }

        var weekday = (DayOfWeek)_tokens[k + 1].Value;
        int month = _tokens[m].Value;
        int nth = Kind(k) == DateWord.Last ? -1 : _tokens[k].Value;
        int p = IsMark(m + 1, '.') && Touch(m + 1) ? m + 2 : m + 1;
        int y = IsMark(p, ',') ? p + 1 : p;
        return IsYear(y)
            ? Emit(k, y + 1, Holidays.Counted(_tokens[y].Value, month, weekday, nth))
            : Emit(k, m + 1, Holidays.Nearest(context, TenseOf(k, m + 1), year => Holidays.Counted(year, month, weekday, nth)));
    }

    // Easter Monday, Black Friday; Ruby Tuesday is none. Null: a plain weekday.
    private readonly int? NamedWeekday(int k)
    {
        if (Kind(k - 1) != DateWord.Other || !_tokens[k - 1].Capital)
        {
            return null;
        }

        WeekdayName name = WeekdayNames.Of(_text[_tokens[k - 1].Start.._tokens[k - 1].End], (DayOfWeek)_tokens[k].Value);
        if (name == WeekdayName.Plain)
        {
            return null;
        }

        int y = IsMark(k + 1, ',') ? k + 2 : k + 1;
        int past = IsYear(y)
            ? Emit(k - 1, y + 1, WeekdayNames.Day(_tokens[y].Value, name))
            : Emit(k - 1, k + 1, Holidays.Nearest(context, TenseOf(k - 1, k + 1), year => WeekdayNames.Day(year, name)));
        return Math.Max(past, k + 1);
    }

    // Q3 2026 | Q1 of 2025
    private readonly int QuarterMark(int k)
    {
        if (!IsWord(k, "Q") || Kind(k + 1) != DateWord.Number || !Touch(k + 1) || _tokens[k + 1].Value is < 1 or > 4)
        {
            return k;
        }

        int y = IsWord(k + 2, "of") || IsMark(k + 2, ',') ? k + 3 : k + 2;
        if (!IsYear(y))
        {
            return k;
        }

        found.Add(OfQuarter(_tokens[k].Start, _tokens[y].End, _tokens[y].Value, _tokens[k + 1].Value));
        return y + 1;
    }

    // The same day so long ago: "a year ago today".
    private readonly DateOnly? DayAgo(int unit, int value, int dayWord)
    {
        if (Kind(dayWord) != DateWord.DayWord || _tokens[dayWord].Value > 0)
        {
            return null;
        }

        DateOnly day = Add(context.Published, _tokens[dayWord].Value);
        return (DateUnit)_tokens[unit].Value switch
        {
            DateUnit.Week => Add(day, -7 * value),
            DateUnit.Month when value < 1000 && day.Year > 100 => day.AddMonths(-value),
            DateUnit.Year when value < day.Year => day.AddYears(-value),
            _ => null,
        };
    }
}
