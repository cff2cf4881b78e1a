namespace NewsAggregator.Core.Timelines;

/// <summary>A date that a text names, resolved.</summary>
/// <param name="Start">First UTF-16 unit of the mention.</param>
/// <param name="Length">Units.</param>
/// <param name="First">First day meant.</param>
/// <param name="Last">Last day meant, inclusive; equal to <paramref name="First"/> for a day.</param>
/// <param name="Precision">How closely the words say it.</param>
public readonly record struct DateMention(int Start, int Length, DateOnly First, DateOnly Last, DatePrecision Precision)
{
    public int End => Start + Length;
}

/// <summary>What relative words count from.</summary>
/// <param name="Published">Day in the article's zone on which the sentence first stood.</param>
/// <param name="Revised">Day of this revision, where later: a day without a year may be as late as this.</param>
/// <param name="Within">The year or month of the section it stands in: a day without a year is of it.</param>
public readonly record struct DateContext(DateOnly Published, DateOnly? Revised = null, DateMention? Within = null)
{
    /// <summary>The latest day that counts as past.</summary>
    public DateOnly Latest => Revised is DateOnly revised && revised > Published ? revised : Published;

    /// <summary>The year of the section, where a heading names one.</summary>
    internal int? YearWithin => Within?.First.Year;

    public static DateContext From(DateTimeOffset published, TimeSpan zone) => new(DateOnly.FromDateTime(published.ToOffset(zone).DateTime));
}
