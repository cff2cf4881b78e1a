namespace NewsAggregator.Core.Timelines;

/// <summary>A word, number or mark of Latin text, as far as dates care.</summary>
internal readonly record struct DateToken(int Start, int End, DateWord Kind, int Value, bool Capital);

internal enum DateWord : byte
{
    /// <summary>Any word the date rules do not know.</summary>
    Other,

    /// <summary>Digits; the value, or -1 where they are too many.</summary>
    Number,

    /// <summary>"1st", "22nd".</summary>
    OrdinalNumber,

    /// <summary>One character that is neither letter nor digit nor blank; its code.</summary>
    Mark,

    /// <summary>The end of a line of its own.</summary>
    Break,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>As <see cref="Month"/>, but also a common word or name: it needs company.</summary>
    DoubtfulMonth,

    /// <summary><see cref="DayOfWeek"/>.</summary>
    Weekday,

    /// <summary><see cref="DateUnit"/>.</summary>
    Unit,

    /// <summary>"two", "twenty"; also "a", as 1.</summary>
    NumberWord,
    Hundreds,

    /// <summary>"first", "third".</summary>
    OrdinalWord,
    Last,
    Next,
    This,
    Past,
    Ago,

    /// <summary>Days from publication: yesterday -1.</summary>
    DayWord,
    PartOfDay,

    /// <summary>early, late, mid.</summary>
    PartOf,
    The,
    Each,
    Preposition,

    To,
    Be,

    /// <summary>by, before: what follows may lie ahead.</summary>
    Limit,

    /// <summary>until, till, through: what follows lies ahead of the verb before it.</summary>
    Until,
    FutureCue,

    /// <summary>"opens", "expires": with a date behind it, a schedule.</summary>
    ScheduleVerb,
    PastVerb,
    PresentVerb,
    Holiday,
    Day,
    Eve,
}

internal enum DateUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Season,
    Weekend,
}
