namespace NewsAggregator.Core.Timelines;

/// <summary>Whether a clause looks back or ahead.</summary>
internal enum Tense
{
    Unknown,
    Past,

    /// <summary>A past verb stands in the clause, but may govern another part of it.</summary>
    LeansPast,

    /// <summary>Told without any sign, in a language that names another year: past, or a few days ahead.</summary>
    Plain,

    /// <summary>As <see cref="Plain"/>, of something that is announced: held, opened, put to the vote.</summary>
    Planned,
    Future,
}

/// <summary>Resolves what news leaves out: the week, the month, the year. All answers are values; an impossible day is null.</summary>
internal static class DayArithmetic
{
    private const int Against = 4;
    private const int Never = 1000;

    /// <summary>So that a plain day lies at most eight days ahead.</summary>
    private const int Plainly = 40;

    /// <summary>So that an announced day of the next year lies at most forty days ahead.</summary>
    private const int Announced = 8;

    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1000 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>News policy: the latest such day not after publication, unless the clause looks ahead.</summary>
    public static DateOnly Weekday(DateOnly from, DayOfWeek day, Tense tense)
    {
        int back = ((int)from.DayOfWeek - (int)day + 7) % 7;
        return tense == Tense.Future ? Add(from, (7 - back) % 7) : Add(from, -back);
    }

    /// <summary>The day of the week that is <paramref name="weeks"/> from this one; weeks begin on Monday.</summary>
    public static DateOnly WeekdayOfWeek(DateOnly from, DayOfWeek day, int weeks) => Add(Monday(from), (((int)day + 6) % 7) + (7 * weeks));

    public static DateOnly Monday(DateOnly from) => Add(from, -(((int)from.DayOfWeek + 6) % 7));

    /// <summary>
    /// A day of a year that is not named: the nearest one, where a tense makes the days against it count four times.
    /// News names the year of a day that is far; a deadline of next week stands in past clauses too.
    /// </summary>
    public static DateOnly? DayOfYear(DateContext context, int month, int day, Tense tense)
    {
        if (context.YearWithin is int within)
        {
            return Day(within, month, day);
        }

        DateOnly? best = null;
        int least = int.MaxValue;
        DateOnly from = context.Published;

        // Eight years reach the last 29 February.
        for (int year = from.Year + 1; year >= from.Year - 8; year--)
        {
            if (Day(year, month, day) is not DateOnly candidate)
            {
                continue;
            }

            // What lay ahead when the article was published may have come by the time of this revision.
            int ahead = candidate.DayNumber - from.DayNumber;
            int away = ahead > 1
                ? candidate <= context.Latest ? ahead : tense switch { Tense.Past => ahead * Never, Tense.Plain => ahead * Plainly, Tense.Planned when candidate.Year > from.Year => ahead * Announced, Tense.LeansPast => ahead * Against, Tense.Unknown or Tense.Planned => ahead * 3 / 2, _ => ahead }
                : -ahead * (tense == Tense.Future ? Against : 1);
            if (away < least)
            {
                least = away;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The year of a month named without one.</summary>
    public static int YearOfMonth(DateContext context, int month, Tense tense)
    {
        if (context.YearWithin is int within)
        {
            return within;
        }

        DateOnly from = context.Published;
        int ahead = (month - from.Month + 12) % 12;
        bool coming = tense switch
        {
            Tense.Future => true,
            Tense.Past or Tense.LeansPast => ahead == 0,
            Tense.Plain => ahead == 0 || (ahead == 1 && month > from.Month),
            Tense.Planned when month < from.Month => ahead == 1,
            _ => ahead * 3 <= 12 - ahead,
        };
        return month >= from.Month ? (coming ? from.Year : from.Year - 1) : (coming ? from.Year + 1 : from.Year);
    }

    /// <summary>A day of a month named alone: the latest one not after publication, unless the clause looks ahead or the next one is far nearer.</summary>
    public static DateOnly? DayOfMonth(DateContext context, int day, Tense tense)
    {
        if (context.Within is { Precision: DatePrecision.Month } section)
        {
            return Day(section.First.Year, section.First.Month, day);
        }

        DateOnly from = context.Published;
        DateOnly month = new(from.Year, from.Month, 1);
        if (tense != Tense.Future && Day(month.Year, month.Month, day) is DateOnly near && (near <= context.Latest || near.DayNumber <= from.DayNumber + 1
            || (tense is Tense.Unknown or Tense.Plain or Tense.Planned && (day - from.Day) * 4 < DateTime.DaysInMonth(month.Year, month.Month))))
        {
            return near;
        }

        int step = tense == Tense.Future ? 1 : -1;
        for (int k = 0; k < 3; k++)
        {
            if (Day(month.Year, month.Month, day) is DateOnly candidate && (tense == Tense.Future ? candidate >= from : candidate <= from))
            {
                return candidate;
            }

            month = AddMonths(month, step);
        }

        return null;
    }

    public static DateOnly Add(DateOnly from, long days) => DateOnly.FromDayNumber((int)Math.Clamp(from.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    public static DateOnly AddMonths(DateOnly from, int months)
    {
        int all = (from.Year * 12) + from.Month - 1 + months;
        return all is < 12 or >= 9999 * 12 ? from : new DateOnly(all / 12, (all % 12) + 1, 1);
    }

    public static DateMention OfDay(int start, int end, DateOnly day) => new(start, end - start, day, day, DatePrecision.Day);

    public static DateMention OfMonth(int start, int end, int year, int month) => OfMonths(start, end, year, month, 1, DatePrecision.Month);

    public static DateMention OfYear(int start, int end, int year) => OfMonths(start, end, year, 1, 12, DatePrecision.Year);

    public static DateMention OfQuarter(int start, int end, int year, int quarter) => OfMonths(start, end, year, (quarter * 3) - 2, 3, DatePrecision.Quarter);

    private static DateMention OfMonths(int start, int end, int year, int month, int count, DatePrecision precision)
    {
        // Counted from an absurd publication day, a year may leave the calendar.
        int known = Math.Clamp(year, 1, 9999);
        int last = month + count - 1;
        return new(start, end - start, new DateOnly(known, month, 1), new DateOnly(known, last, DateTime.DaysInMonth(known, last)), precision);
    }

    public static DateMention OfWeek(int start, int end, DateOnly anyDay)
    {
        DateOnly monday = Monday(anyDay);
        return new(start, end - start, monday, Add(monday, 6), DatePrecision.Range);
    }
}
