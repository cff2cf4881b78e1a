namespace NewsAggregator.Storage.Reading;

/// <summary>The site's own values as set up; configuration (section "Site") goes before what is stored.</summary>
/// <param name="SiteId">Random, 32 hex digits: ids in feeds are made from it.</param>
/// <param name="Language">en or zh-Hant: the default of pages without a wish and of feeds.</param>
/// <param name="TimeZone">IANA: days are this zone's.</param>
/// <param name="PublicUrl">Base of every absolute address, without a trailing slash; null: not set.</param>
public sealed record SiteSettings(string SiteId, string Name, string Language, string TimeZone, string? PublicUrl, bool IsSetUp, DateTimeOffset SeededAt)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
