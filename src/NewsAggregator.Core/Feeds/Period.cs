using System.Globalization;

namespace NewsAggregator.Core.Feeds;

/// <summary>How often a feed says it changes: RSS ttl, or the syndication module's period divided by its frequency.</summary>
internal sealed class Period
{
    private int? unit;
    private int frequency = 1;

    public void Add(string name, string text)
    {
        string value = text.Trim();
        if (name == "updateperiod")
        {
            unit = value.ToLowerInvariant() switch
            {
                "hourly" => 3600,
                "daily" => 86400,
                "weekly" => 7 * 86400,
                "monthly" => 30 * 86400,
                "yearly" => 365 * 86400,
                _ => null,
            };
        }
        else if (name == "updatefrequency" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int times) && times > 0)
        {
            frequency = times;
        }
    }

    public int? Seconds(string? ttl)
    {
        if (int.TryParse(ttl, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is > 0 and <= 525_600)
        {
            return minutes * 60;
        }

        return unit is { } seconds ? Math.Max(1, seconds / frequency) : null;
    }
}
