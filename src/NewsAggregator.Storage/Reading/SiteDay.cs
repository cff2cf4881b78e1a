namespace NewsAggregator.Storage.Reading;

/// <summary>A day of the site's zone as instants.</summary>
public static class SiteDay
{
    /// <returns>From inclusive, To exclusive, UTC.</returns>
    public static (DateTimeOffset From, DateTimeOffset To) Bounds(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return (Start(day, zone), Start(day.AddDays(1), zone));
    }

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where the clock jumps over midnight the day begins at the jump.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
