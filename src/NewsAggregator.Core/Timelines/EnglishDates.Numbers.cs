using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>Dates that begin with a number, and years.</summary>
internal ref partial struct EnglishDates
{
    // 5 February 2026 | the 3rd of February | 1/30/2026 | 2026-01-05 | 1998 | 10 days ago
    private readonly int NumberFirst(int k)
    {
        int numeric = Numeric(k);
        numeric = numeric > k ? numeric : Slashed(k);
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

                return Emit(k, p, YearOfSpan(k, p, _tokens[m].Value) is int shared ? Day(shared, _tokens[m].Value, day) : DayOfYear(context, _tokens[m].Value, day, TenseOf(k, p)));
            }
        }

        int ago = Ago(k, k, _tokens[k].Value);
        return ago > k ? ago : BareYear(k);
    }

    // "7/1: …" below the heading of a year
    private readonly int Slashed(int k)
    {
        if (context.YearWithin is not int year || Kind(k - 1) != DateWord.Break || !IsMark(k + 1, '/') || !Touch(k + 1) || !Touch(k + 2) || (IsMark(k + 3, '/') && Touch(k + 3)))
        {
            return k;
        }

        (int a, int b) = (DayNumber(k), DayNumber(k + 2));
        return a > 0 && b > 0 ? Emit(k, k + 3, Day(year, a, b) ?? Day(year, b, a)) : k;
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
            DateWord.Break => IsLabel(k),
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

    // A heading or cell that is nothing else, an item "2025 – Talks go on".
    private readonly bool IsLabel(int k) => _tokens.Length == 1
        || (Kind(k + 1) == DateWord.Mark && (char)_tokens[k + 1].Value is '–' or '—' or ':' && Kind(k + 2) is not (DateWord.Number or DateWord.Break))
        || (IsMark(k + 1, '-') && !Touch(k + 1) && !Touch(k + 2) && Kind(k + 2) is not (DateWord.Number or DateWord.Break));

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

        if (DayAgo(k + 1, value, k + 3) is DateOnly day)
        {
            return Emit(first, k + 4, day);
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
            case DateUnit.Year when value == 1:
                // "a year ago" compares, mostly with a quarter: no year is meant.
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
}
