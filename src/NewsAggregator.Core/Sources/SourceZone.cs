using System.Globalization;

namespace NewsAggregator.Core.Sources;

/// <summary>In which zone a source means the dates that name none.</summary>
public static class SourceZone
{
    /// <summary>The admin's zone if the system knows it, else the learned one; null: neither, dates are read as UTC.</summary>
    public static TimeZoneInfo? Of(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out TimeZoneInfo? zone))
        {
            return zone;
        }

        return source.LearnedZoneMinutes is int minutes and >= -14 * 60 and <= 14 * 60 ? Fixed(minutes) : null;
    }

    /// <summary>"UTC+08:00".</summary>
    public static string NameOf(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"UTC{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");

    private static TimeZoneInfo Fixed(int minutes) => TimeZoneInfo.CreateCustomTimeZone(NameOf(minutes), TimeSpan.FromMinutes(minutes), null, null);
}
