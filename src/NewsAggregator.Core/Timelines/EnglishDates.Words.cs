using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>Weekdays, relative words, quarters, holidays.</summary>
internal ref partial struct EnglishDates
{
    // Tuesday night | last Friday | Monday, Oct. 26 | Tuesday, March 17
    private readonly int WeekdayFirst(int k)
    {
        if (!_tokens[k].Capital || Kind(k - 1) == DateWord.Each || IsWord(k - 1, "a"))
        {
            return k;
        }

        if (NamedWeekday(k) is int named)
        {
            return named;
        }

        if (IsWord(k + 1, "nights") || IsWord(k + 1, "mornings") || IsWord(k + 1, "evenings") || IsWord(k + 1, "afternoons"))
        {
            return k;
        }

        int p = IsMark(k + 1, '.') && Touch(k + 1) && _tokens[k].End - _tokens[k].Start < 6 ? k + 2 : k + 1;
        int m = IsMark(p, ',') ? p + 1 : p;
        if (IsMonth(m))
        {
            int past = MonthFirst(k, m);
            if (past > k)
            {
                return past;
            }
        }

        if (DayNumber(m) > 0 && IsMonth(m + 1))
        {
            int past = NumberFirst(m);
            if (past > m)
            {
                return past;
            }
        }

        int end = Kind(p) == DateWord.PartOfDay ? p + 1 : p;
        var day = (DayOfWeek)_tokens[k].Value;
        DateOnly resolved = Kind(k - 1) switch
        {
            DateWord.Last => Weekday(Add(context.Published, -1), day, Tense.Past),
            DateWord.Next => WeekdayOfWeek(context.Published, day, 1),
            DateWord.This => WeekdayOfWeek(context.Published, day, 0),
            DateWord.Past => Weekday(Add(context.Published, -1), day, Tense.Past),
            _ => Weekday(context.Published, day, TenseOf(k, end)),
        };
        return Emit(k, end, resolved);
    }

    private readonly int DayWord(int k)
    {
        // USA Today, The Late Tonight Show
        if (_tokens[k].Capital && k > 0 && Kind(k - 1) is DateWord.Other && _tokens[k - 1].Capital)
        {
            return k;
        }

        return Emit(k, k + 1, Add(context.Published, _tokens[k].Value));
    }

    // the day before yesterday | the day after tomorrow
    private readonly int DayBeside(int k)
    {
        if (!IsUnit(k, DateUnit.Day) || Kind(k + 2) != DateWord.DayWord)
        {
            return k;
        }

        int step = IsWord(k + 1, "before") ? -1 : IsWord(k + 1, "after") ? 1 : 0;
        return step == 0 ? k : Emit(k, k + 3, Add(context.Published, _tokens[k + 2].Value + step));
    }

    // last week | this year | next month | this morning | last night | last year's third quarter
    private readonly int Relative(int k)
    {
        int step = Kind(k) switch
        {
            DateWord.Last => -1,
            DateWord.Next => 1,
            _ => 0,
        };
        bool span = Kind(k - 1) is DateWord.The && !IsWord(k, "current") && !IsWord(k, "coming");
        int u = k + 1;
        if (Kind(u) == DateWord.PartOfDay && !span)
        {
            return step == 1 ? k : Emit(k, u + 1, Add(context.Published, step));
        }

        if (Kind(u) != DateWord.Unit || span)
        {
            return k;
        }

        DateOnly published = context.Published;
        int start = _tokens[k].Start;
        int end = _tokens[u].End;
        switch ((DateUnit)_tokens[u].Value)
        {
            case DateUnit.Week:
                found.Add(OfWeek(start, end, Add(published, 7 * step)));
                return u + 1;
            case DateUnit.Month:
                DateOnly month = AddMonths(published, step);
                found.Add(OfMonth(start, end, month.Year, month.Month));
                return u + 1;
            case DateUnit.Quarter:
                DateOnly quarter = AddMonths(published, 3 * step);
                found.Add(OfQuarter(start, end, quarter.Year, (quarter.Month + 2) / 3));
                return u + 1;
            case DateUnit.Year:
                int ordinal = IsMark(u + 1, '\'') || IsMark(u + 1, '’') ? u + 3 : u + 1;
                int past = Kind(ordinal) == DateWord.OrdinalWord ? Quarter(k, ordinal) : k;
                if (past > k)
                {
                    return past;
                }

                found.Add(OfYear(start, end, published.Year + step));
                return u + 1;
            default:
                return k;
        }
    }

    // third quarter | the fourth quarter of 2025 | last year's third quarter
    private readonly int Quarter(int first, int k)
    {
        int u = IsMark(k + 1, '-') ? k + 2 : k + 1;
        if (_tokens[k].Value is < 1 or > 4 || !IsUnit(u, DateUnit.Quarter))
        {
            return first;
        }

        int quarter = _tokens[k].Value;
        int past = u + 1;
        int year = context.Published.Year;
        int y = IsWord(past, "of") || IsMark(past, ',') ? past + 1 : past;
        if (IsYear(y))
        {
            year = _tokens[y].Value;
            past = y + 1;
        }
        else if (first < k)
        {
            year += Kind(first) == DateWord.Last ? -1 : Kind(first) == DateWord.Next ? 1 : 0;
        }
        else if ((quarter * 3) - 2 > context.Published.Month && TenseOf(first, past) != Tense.Future)
        {
            year--;
        }

        found.Add(OfQuarter(_tokens[first].Start, _tokens[past - 1].End, year, quarter));
        return past;
    }

    private readonly int Holiday(int k)
    {
        int holiday = Kind(k) == DateWord.Holiday ? _tokens[k].Value : IsWord(k, "New") && IsWord(k + 1, "Year") ? 10 : -1;
        if (holiday < 0)
        {
            return k;
        }

        int p = holiday == 10 ? k + 2 : k + 1;
        if ((IsMark(p, '\'') || IsMark(p, '’')) && IsWord(p + 1, "s") && Touch(p + 1))
        {
            p += 2;
        }

        bool eve = IsWord(p, "Eve");
        bool day = IsWord(p, "Day");
        bool named = holiday is 1 or 2 || (holiday == 0 && (Kind(k - 1) is DateWord.Limit || IsWord(k - 1, "on") || IsWord(k - 1, "since")));
        if (!eve && !day && !named)
        {
            return k;
        }

        int past = eve || day ? p + 1 : k + 1;
        int y = IsMark(past, ',') ? past + 1 : past;
        if (IsYear(y) && Holidays.Western(_tokens[y].Value, holiday, eve) is DateOnly dated)
        {
            return Emit(k, y + 1, dated);
        }

        Tense tense = Kind(k - 1) == DateWord.Last ? Tense.Past : TenseOf(k, past);
        return Emit(k, past, Holidays.Nearest(context, tense, year => Holidays.Western(year, holiday, eve)));
    }
}
