using static NewsAggregator.Core.Timelines.DayArithmetic;

namespace NewsAggregator.Core.Timelines;

/// <summary>Weekdays with a name of their own: Easter Monday, Black Friday; Ruby Tuesday is no day.</summary>
internal static class WeekdayNames
{
    /// <summary>What the capital word before a weekday makes of it.</summary>
    public static WeekdayName Of(ReadOnlySpan<char> word, DayOfWeek weekday) => word switch
    {
        "Shrove" when weekday == DayOfWeek.Tuesday => WeekdayName.ShroveTuesday,
        "Ash" when weekday == DayOfWeek.Wednesday => WeekdayName.AshWednesday,
        "Palm" when weekday == DayOfWeek.Sunday => WeekdayName.PalmSunday,
        "Maundy" or "Holy" when weekday == DayOfWeek.Thursday => WeekdayName.MaundyThursday,
        "Good" when weekday == DayOfWeek.Friday => WeekdayName.GoodFriday,
        "Easter" when weekday == DayOfWeek.Sunday => WeekdayName.EasterSunday,
        "Easter" when weekday == DayOfWeek.Monday => WeekdayName.EasterMonday,
        "Whit" when weekday == DayOfWeek.Monday => WeekdayName.WhitMonday,
        "Black" when weekday == DayOfWeek.Friday => WeekdayName.BlackFriday,
        "Cyber" when weekday == DayOfWeek.Monday => WeekdayName.CyberMonday,
        "Giving" when weekday == DayOfWeek.Tuesday => WeekdayName.GivingTuesday,
        "Good" or "Black" or "Bloody" or "Holy" or "Easter" or "Fat" or "Super" => WeekdayName.NoDay,
        "Ruby" when weekday == DayOfWeek.Tuesday => WeekdayName.NoDay,
        "Sheffield" when weekday == DayOfWeek.Wednesday => WeekdayName.NoDay,
        "Man" or "Freaky" or "Casual" or "Girl" when weekday == DayOfWeek.Friday => WeekdayName.NoDay,
        _ => WeekdayName.Plain,
    };

    public static DateOnly? Day(int year, WeekdayName name) => name switch
    {
        WeekdayName.ShroveTuesday => FromEaster(year, -47),
        WeekdayName.AshWednesday => FromEaster(year, -46),
        WeekdayName.PalmSunday => FromEaster(year, -7),
        WeekdayName.MaundyThursday => FromEaster(year, -3),
        WeekdayName.GoodFriday => FromEaster(year, -2),
        WeekdayName.EasterSunday => FromEaster(year, 0),
        WeekdayName.EasterMonday => FromEaster(year, 1),
        WeekdayName.WhitMonday => FromEaster(year, 50),
        WeekdayName.BlackFriday => FromThanksgiving(year, 1),
        WeekdayName.CyberMonday => FromThanksgiving(year, 4),
        WeekdayName.GivingTuesday => FromThanksgiving(year, 5),
        _ => null,
    };

    private static DateOnly? FromThanksgiving(int year, int days) => Holidays.Western(year, 1, false) is DateOnly day ? Add(day, days) : null;

    // Western Easter in the Gregorian calendar, as the lunar tables of 1583 give it: the Sunday after the moon's fourteenth day from 21 March on.
    private static DateOnly? FromEaster(int year, int days)
    {
        if (DayArithmetic.Day(year, 3, 21) is not DateOnly equinox || year < 1583)
        {
            return null;
        }

        int century = year / 100;
        int golden = year % 19;
        int epact = ((19 * golden) + century - (century / 4) - (((8 * century) + 13) / 25) + 15) % 30;
        int moon = epact - (epact == 29 || (epact == 28 && golden > 10) ? 1 : 0);
        DateOnly full = Add(equinox, moon);
        return Add(Weekday(Add(full, 7), DayOfWeek.Sunday, Tense.Past), days);
    }
}

/// <summary>Weekdays with a name of their own.</summary>
internal enum WeekdayName
{
    Plain,

    /// <summary>A name that is no day, or one that nobody can date.</summary>
    NoDay,
    ShroveTuesday,
    AshWednesday,
    PalmSunday,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    WhitMonday,
    BlackFriday,
    CyberMonday,
    GivingTuesday,
}
