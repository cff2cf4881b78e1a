using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>The English rules: each is tried at a token, the first that fits wins.</summary>
internal ref struct EnglishDates(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, DateContext context, List<DateMention> found)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<DateToken> _tokens = tokens;

    public readonly void Find()
    {
        int k = 0;
        while (k < _tokens.Length)
        {
            int past = _tokens[k].Kind switch
            {
                DateWord.Month or DateWord.DoubtfulMonth => MonthFirst(k, k),
                DateWord.Number or DateWord.OrdinalNumber => NumberFirst(k),
                DateWord.Weekday => WeekdayFirst(k),
                DateWord.DayWord => DayWord(k),
                DateWord.Last or DateWord.This or DateWord.Next => Relative(k),
                DateWord.NumberWord => NumberWordFirst(k),
                DateWord.OrdinalWord => Quarter(k, k),
                DateWord.Unit => DayBeside(k),
                DateWord.Holiday or DateWord.Other when _tokens[k].Capital => Holiday(k),
                _ => k,
            };
            k = past > k ? past : k + 1;
        }
    }

    private readonly DateWord Kind(int k) => k >= 0 && k < _tokens.Length ? _tokens[k].Kind : DateWord.Break;

    private readonly bool IsMark(int k, char mark) => Kind(k) == DateWord.Mark && _tokens[k].Value == mark;

    private readonly bool IsUnit(int k, DateUnit unit) => Kind(k) == DateWord.Unit && _tokens[k].Value == (int)unit;

    private readonly bool IsWord(int k, ReadOnlySpan<char> word) => k >= 0 && k < _tokens.Length && _text[_tokens[k].Start.._tokens[k].End].Equals(word, StringComparison.OrdinalIgnoreCase);

    private readonly bool Touch(int k) => k > 0 && k < _tokens.Length && _tokens[k].Start == _tokens[k - 1].End;

    private readonly bool IsMonth(int k) => Kind(k) is DateWord.Month or DateWord.DoubtfulMonth && _tokens[k].Capital;

    private readonly bool IsYear(int k) => Kind(k) == DateWord.Number && _tokens[k].Capital && _tokens[k].Value is >= 1500 and <= 2150 && !IsMark(k + 1, '%') && !IsTime(k + 1);

    // ":30" behind an hour; the colon of "Feb 6: …" is none.
    private readonly bool IsTime(int k) => IsMark(k, ':') && Touch(k) && Touch(k + 1) && Kind(k + 1) == DateWord.Number;

    private readonly int DayNumber(int k) => Kind(k) is DateWord.Number or DateWord.OrdinalNumber && !_tokens[k].Capital && _tokens[k].Value is >= 1 and <= 31 ? _tokens[k].Value : 0;

    private readonly bool IsCjkNext(int k) => _tokens[k].End < _text.Length && _text[_tokens[k].End] >= '\u2E80';

    private readonly Tense TenseOf(int first, int past) => EnglishTense.Of(_tokens, first, past);

    private readonly int Emit(int first, int past, DateOnly? day)
    {
        if (day is DateOnly known)
        {
            found.Add(OfDay(_tokens[first].Start, _tokens[past - 1].End, known));
            return past;
        }

        return first;
    }

    // Feb. 6 | Feb. 6, 2026 | February 3rd | December 2025 | last November | in May
    private readonly int MonthFirst(int first, int k)
    {
        if (!_tokens[k].Capital)
        {
            return first;
        }

        int month = _tokens[k].Value;
        int p = IsMark(k + 1, '.') && Touch(k + 1) ? k + 2 : k + 1;
        int at = Kind(p) == DateWord.The ? p + 1 : p;
        int day = DayNumber(at);
        if (day > 0 && !IsTime(at + 1) && !(IsMark(at + 1, '%') && Touch(at + 1)))
        {
            return MonthDay(first, month, day, at + 1);
        }

        int y = IsMark(p, ',') || IsWord(p, "of") ? p + 1 : p;
        if (IsYear(y))
        {
            found.Add(OfMonth(_tokens[first].Start, _tokens[y].End, _tokens[y].Value, month));
            return y + 1;
        }

        if (Kind(y) == DateWord.NumberWord && SpelledYear(y, out int spelled) is > 0 and int said)
        {
            found.Add(OfMonth(_tokens[first].Start, _tokens[spelled - 1].End, said, month));
            return spelled;
        }

        if (!MayStandAlone(first, k, p))
        {
            return first;
        }

        int year = Kind(k - 1) switch
        {
            DateWord.Last => month < context.Published.Month ? context.Published.Year : context.Published.Year - 1,
            DateWord.Next => month > context.Published.Month ? context.Published.Year : context.Published.Year + 1,
            DateWord.This => context.Published.Year,
            _ => YearOfMonth(context.Published, month, TenseOf(first, p)),
        };
        found.Add(OfMonth(_tokens[first].Start, _tokens[k].End, year, month));
        return p;
    }

    private readonly int MonthDay(int first, int month, int day, int p)
    {
        // "Jan. 27-30": the second day, before a year that both share.
        int second = IsMark(p, '-') || IsMark(p, '–') ? DayNumber(p + 1) : 0;
        int end = second > day ? p + 2 : p;
        int y = IsMark(end, ',') ? end + 1 : IsWord(end, "of") ? end + 1 : end;
        if (IsYear(y) && (y > end || !IsCjkNext(y)))
        {
            int year = _tokens[y].Value;
            int past = Emit(first, second > day ? p : y + 1, Day(year, month, day));
            if (second > day)
            {
                Emit(p + 1, y + 1, Day(year, month, second));
            }

            return past == first ? first : y + 1;
        }

        Tense tense = TenseOf(first, end);
        DateOnly? resolved = DayOfYear(context, month, day, tense);
        if (Emit(first, p, resolved) == first)
        {
            return first;
        }

        if (second > day && resolved is DateOnly known)
        {
            Emit(p + 1, p + 2, Day(known.Year, month, second));
        }

        return end;
    }

    // A month's name alone may be a person's or a plain word.
    private readonly bool MayStandAlone(int first, int k, int p)
    {
        DateWord before = Kind(first - 1);
        bool led = before is DateWord.Preposition or DateWord.To or DateWord.Until or DateWord.Limit or DateWord.Last or DateWord.Next or DateWord.This or DateWord.PartOf
            || (IsMark(first - 1, '-') && Kind(first - 2) is DateWord.PartOf or DateWord.Month);
        if (before is DateWord.Each || IsWord(first - 1, "a"))
        {
            return false;
        }

        if (_tokens[k].Kind == DateWord.DoubtfulMonth)
        {
            return led && _tokens[k].End - _tokens[k].Start >= 3 && !(p < _tokens.Length && Kind(p) is DateWord.Other && _tokens[p].Capital && !IsMark(p - 1, '.'));
        }

        if (_tokens[k].End - _tokens[k].Start <= 4 && p == k + 1 && !IsWord(k, "June") && !IsWord(k, "July") && !led)
        {
            return false;
        }

        return led || !(p < _tokens.Length && Kind(p) is DateWord.Other && _tokens[p].Capital) || IsMark(p, '\'') || IsMark(p, '’');
    }

    // 5 February 2026 | the 3rd of February | 1/30/2026 | 2026-01-05 | 1998 | 10 days ago
    private readonly int NumberFirst(int k)
    {
        int numeric = Numeric(k);
        if (numeric > k)
        {
            return numeric;
        }

        int day = DayNumber(k);
        int m = IsWord(k + 1, "of") ? k + 2 : k + 1;
        if (day > 0 && IsMonth(m) && !Touch(k + 1) && !(Kind(m) == DateWord.DoubtfulMonth && m == k + 1 && Kind(m + 1) is DateWord.Other && _tokens[m + 1].Capital))
        {
            int p = IsMark(m + 1, '.') && Touch(m + 1) ? m + 2 : m + 1;
            int y = IsMark(p, ',') ? p + 1 : p;
            // "on 20 March 5 people": a day of its own behind the month belongs to that month.
            if (DayNumber(p) == 0 || p > m + 1 || m > k + 1)
            {
                if (IsYear(y))
                {
                    return Emit(k, y + 1, Day(_tokens[y].Value, _tokens[m].Value, day));
                }

                return Emit(k, p, DayOfYear(context, _tokens[m].Value, day, TenseOf(k, p)));
            }
        }

        int ago = Ago(k, k, _tokens[k].Value);
        return ago > k ? ago : BareYear(k);
    }

    private readonly int Numeric(int k)
    {
        if (k + 4 >= _tokens.Length || Kind(k + 2) != DateWord.Number || Kind(k + 4) != DateWord.Number)
        {
            return k;
        }

        int mark = Kind(k + 1) == DateWord.Mark ? _tokens[k + 1].Value : 0;
        if (mark is not ('/' or '-') || !IsMark(k + 3, (char)mark) || !Touch(k + 1) || !Touch(k + 2) || !Touch(k + 3) || !Touch(k + 4) || (IsMark(k + 5, (char)mark) && Touch(k + 5)))
        {
            return k;
        }

        if (k > 0 && Touch(k) && Kind(k - 1) is DateWord.Mark && _tokens[k - 1].Value is '/' or '-')
        {
            return k;
        }

        (int a, int b, int c) = (_tokens[k].Value, _tokens[k + 2].Value, _tokens[k + 4].Value);
        if (_tokens[k].Capital)
        {
            return Emit(k, k + 5, Day(a, b, c));
        }

        int digits = _tokens[k + 4].End - _tokens[k + 4].Start;
        if (digits == 2)
        {
            c += c > (context.Published.Year + 10) % 100 ? 1900 : 2000;
        }
        else if (digits != 4)
        {
            return k;
        }

        return Emit(k, k + 5, Day(c, a, b) ?? Day(c, b, a));
    }

    private readonly int BareYear(int k)
    {
        if (!IsYear(k) || _tokens[k].Value < 1800 || _tokens[k].Value > context.Published.Year + 40 || IsCjkNext(k) || (k > 0 && _tokens[k].Start > 0 && _text[_tokens[k].Start - 1] >= '\u2E80'))
        {
            return k;
        }

        if (IsMark(k + 1, '.') && Touch(k + 1) && Touch(k + 2) && Kind(k + 2) is DateWord.Number)
        {
            return k;
        }

        bool accepted = Kind(k - 1) switch
        {
            DateWord.Preposition or DateWord.To or DateWord.Until or DateWord.Limit or DateWord.PartOf => !IsCount(k + 1),
            DateWord.The or DateWord.This or DateWord.Last => !IsCount(k + 1),
            DateWord.Mark => (char)_tokens[k - 1].Value switch
            {
                '-' or '–' => Kind(k - 2) is DateWord.PartOf || IsYear(k - 2) || IsWord(k - 2, "post") || IsWord(k - 2, "pre"),
                '(' or ',' or '.' or '/' => IsMark(k + 1, ')') || IsMark(k + 1, ',') || (Kind(k + 1) == DateWord.Preposition && !IsCount(k + 1)) || IsYear(k - 2),
                '\'' or '’' => false,
                _ => false,
            },
            DateWord.Unit => !IsCount(k + 1),
            DateWord.Other when IsPossessive(k - 1) => !IsCount(k + 1),
            DateWord.Other or DateWord.PastVerb => !_tokens[k - 1].Capital && !IsCount(k + 1) && Kind(k + 1) is not DateWord.Other,
            _ => false,
        };
        // "the summer of 2023" is a season, not the year; "about 2000" is a count.
        if (!accepted || IsWord(k - 1, "about") || (IsWord(k - 1, "of") && IsUnit(k - 2, DateUnit.Season)))
        {
            return k;
        }

        found.Add(OfYear(_tokens[k].Start, _tokens[k].End, _tokens[k].Value));
        return k + 1;
    }

    // its 1990 invasion, the company's 1989 results
    private readonly bool IsPossessive(int k) => IsWord(k, "its") || IsWord(k, "his") || IsWord(k, "her") || IsWord(k, "their") || IsWord(k, "our")
        || (IsWord(k, "s") && (IsMark(k - 1, '\'') || IsMark(k - 1, '’')));

    // "2,000 people", "1999 copies": a small plural behind it makes it a count.
    private readonly bool IsCount(int k)
    {
        if (Kind(k) is DateWord.Unit)
        {
            return !IsWord(k, "season") && !IsWord(k, "quarter") && !IsUnit(k, DateUnit.Season);
        }

        if (Kind(k) != DateWord.Other || _tokens[k].Capital)
        {
            return false;
        }

        ReadOnlySpan<char> word = _text[_tokens[k].Start.._tokens[k].End];
        return word is "people" or "percent" or "men" or "women" or "children" or "pounds" or "dollars" or "jobs" or "miles" or "copies" or "units" or "points" or "tons" or "feet" or "workers" or "employees" or "homes" or "shares" or "km" or "m" or "words";
    }

    // Tuesday night | last Friday | Monday, Oct. 26 | Tuesday, March 17
    private readonly int WeekdayFirst(int k)
    {
        if (!_tokens[k].Capital || Kind(k - 1) == DateWord.Each || IsWord(k - 1, "a") || IsWord(k - 1, "Good") || IsWord(k - 1, "Black"))
        {
            return k;
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

    // two years ago | four days ago | nineteen ninety-six | two thousand
    private readonly int NumberWordFirst(int k)
    {
        int year = SpelledYear(k, out int past);
        if (year > 0)
        {
            found.Add(OfYear(_tokens[k].Start, _tokens[past - 1].End, year));
            return past;
        }

        int value = _tokens[k].Value;
        int u = k + 1;
        if (value >= 20 && IsMark(u, '-') && Kind(u + 1) == DateWord.NumberWord && _tokens[u + 1].Value < 10)
        {
            value += _tokens[u + 1].Value;
            u += 2;
        }

        return Ago(k, u - 1, value);
    }

    // <number> <unit> ago, the number ending at token k.
    private readonly int Ago(int first, int k, int value)
    {
        if (Kind(k + 1) != DateWord.Unit || Kind(k + 2) != DateWord.Ago || value is < 1 or > 2000)
        {
            return first;
        }

        int end = _tokens[k + 2].End;
        int start = _tokens[first].Start;
        switch ((DateUnit)_tokens[k + 1].Value)
        {
            case DateUnit.Day:
                return Emit(first, k + 3, Add(context.Published, -value));
            case DateUnit.Week:
                found.Add(OfWeek(start, end, Add(context.Published, -7 * value)));
                return k + 3;
            case DateUnit.Month:
                DateOnly month = AddMonths(context.Published, -value);
                found.Add(OfMonth(start, end, month.Year, month.Month));
                return k + 3;
            case DateUnit.Year when value < context.Published.Year - 1000:
                found.Add(OfYear(start, end, context.Published.Year - value));
                return k + 3;
            default:
                return first;
        }
    }

    private readonly int SpelledYear(int k, out int past)
    {
        past = k;
        int century = _tokens[k].Value;
        if (century == 2 && IsWord(k + 1, "thousand") && !IsWord(k, "couple"))
        {
            bool led = Kind(k - 1) is DateWord.Unit or DateWord.Preposition or DateWord.To or DateWord.Until or DateWord.Limit;
            if (Kind(k + 2) is DateWord.NumberWord && _tokens[k + 2].Value is > 1 and < 30 && led)
            {
                past = k + 3;
                return 2000 + _tokens[k + 2].Value;
            }

            past = k + 2;
            return IsUnit(k - 1, DateUnit.Year) ? 2000 : 0;
        }

        if (century is < 18 or > 20 || Kind(k + 1) != DateWord.NumberWord || _tokens[k + 1].Value < 10)
        {
            return 0;
        }

        int year = (century * 100) + _tokens[k + 1].Value;
        past = k + 2;
        int unit = IsMark(k + 2, '-') ? k + 3 : k + 2;
        if (_tokens[k + 1].Value >= 20 && Kind(unit) == DateWord.NumberWord && _tokens[unit].Value < 10 && !IsWord(unit, "a"))
        {
            year += _tokens[unit].Value;
            past = unit + 1;
        }

        return year;
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
        return Emit(k, past, Holidays.Nearest(context.Latest, tense, year => Holidays.Western(year, holiday, eve)));
    }
}
