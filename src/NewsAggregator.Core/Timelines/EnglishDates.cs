using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>The English rules: each is tried at a token, the first that fits wins.</summary>
internal ref partial struct EnglishDates(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, DateContext context, List<DateMention> found)
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
                DateWord.Last when CountedWeekday(k) is int counted && counted > k => counted,
                DateWord.Last or DateWord.This or DateWord.Next => Relative(k),
                DateWord.NumberWord => NumberWordFirst(k),
                DateWord.OrdinalWord => CountedWeekday(k) is int counted && counted > k ? counted : Quarter(k, k),
                DateWord.Unit => DayBeside(k),
                DateWord.Holiday or DateWord.Other when _tokens[k].Capital => Holiday(k) is int named && named > k ? named : QuarterMark(k),
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
            _ => YearOfMonth(context, month, TenseOf(first, p)),
        };
        found.Add(OfMonth(_tokens[first].Start, _tokens[k].End, year, month));
        return p;
    }

    private readonly int MonthDay(int first, int month, int day, int p)
    {
        // "Jan. 27-30": the second day, before a year that both share.
        int second = IsMark(p, '-') || IsMark(p, '–') || (Kind(p) is DateWord.To or DateWord.Until && Kind(p + 2) is not (DateWord.Unit or DateWord.Month) && !IsMark(p + 2, '%') && !IsCount(p + 2)) ? DayNumber(p + 1) : 0;
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
        DateOnly? resolved = YearOfSpan(first, end, month) is int shared ? Day(shared, month, day) : DayOfYear(context, month, day, tense);
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

    // "Sept. 28 - Oct. 3, 2026": of the year that the other end of the span has.
    private readonly int? YearOfSpan(int first, int past, int month)
    {
        if (found.Count > 0 && found[^1] is { Precision: DatePrecision.Day } before && DateSpans.Connects(_text, before.End, _tokens[first].Start))
        {
            return month < before.First.Month ? before.First.Year + 1 : before.First.Year;
        }

        bool span = Kind(past) is DateWord.To or DateWord.Until || IsMark(past, '-') || IsMark(past, '–') || IsMark(past, '—');
        int m = past + 1;
        if (!span || (DayNumber(m) > 0 ? !IsMonth(++m) : !IsMonth(m)))
        {
            return null;
        }

        int p = IsMark(m + 1, '.') && Touch(m + 1) ? m + 2 : m + 1;
        p = m == past + 1 && DayNumber(p) > 0 ? p + 1 : p;
        int y = IsMark(p, ',') ? p + 1 : p;
        return !IsYear(y) ? null : _tokens[m].Value < month ? _tokens[y].Value - 1 : _tokens[y].Value;
    }

    // A month's name alone may be a person's or a plain word.
    private readonly bool MayStandAlone(int first, int k, int p)
    {
        DateWord before = Kind(first - 1);
        bool led = before is DateWord.Preposition or DateWord.To or DateWord.Until or DateWord.Limit or DateWord.Last or DateWord.Next or DateWord.This or DateWord.PartOf
            || (IsMark(first - 1, '-') && Kind(first - 2) is DateWord.PartOf or DateWord.Month);
        if (before is DateWord.Each || IsWord(first - 1, "a") || IsMark(p, '&'))
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
}
