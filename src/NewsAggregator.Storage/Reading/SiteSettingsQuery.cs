using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Reading;

/// <summary>Section "Site": where set, these go before what was stored at set-up.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>The site's own name, in the masthead and in feeds.</summary>
    public string? Name { get; set; }

    /// <summary>en or zh-Hant: the language of pages whose reader asks for neither, and of feeds.</summary>
    [System.ComponentModel.DataAnnotations.RegularExpression("en|zh-Hant")]
    public string? Language { get; set; }

    /// <summary>IANA zone of day headings.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Public address of the site: the base of every absolute address.</summary>
    [System.ComponentModel.DataAnnotations.Url]
    public string? PublicUrl { get; set; }

    /// <summary>Serves /sitemap.xml: the lists and newest articles, for search engines.</summary>
    public bool Sitemap { get; set; }

    /// <summary>Serves /news-sitemap.xml: the articles of the last two days, in the form of the news extension.</summary>
    public bool NewsSitemap { get; set; }
}

/// <summary>The site's settings, read again whenever something changed.</summary>
public sealed class SiteSettingsQuery(NewsDatabase database, ChangeStamp stamp, SiteOptions options)
{
    private volatile Kept? kept;

    /// <summary>As last read, for those who cannot wait; null before the first reading.</summary>
    public SiteSettings? Last => kept?.Settings;

    public async Task<SiteSettings> ReadAsync(CancellationToken cancellation = default)
    {
        long now = await stamp.ReadAsync(cancellation).ConfigureAwait(false);
        if (kept is { } last && last.Stamp == now)
        {
            return last.Settings;
        }

        await using NewsDbContext db = database.OpenForReading();
        Dictionary<string, string> stored = await db.Settings.ToDictionaryAsync(s => s.Key, s => s.Value, cancellation).ConfigureAwait(false);
        string? zone = options.TimeZone ?? stored.GetValueOrDefault(SettingKeys.SiteTimeZone);
        SiteSettings settings = new(
            stored.GetValueOrDefault(SettingKeys.SiteId) ?? "",
            options.Name ?? stored.GetValueOrDefault(SettingKeys.SiteName) ?? "NewsAggregator",
            options.Language ?? stored.GetValueOrDefault(SettingKeys.SiteLanguage) ?? "en",
            zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : "UTC",
            (options.PublicUrl ?? stored.GetValueOrDefault(SettingKeys.SitePublicUrl))?.TrimEnd('/'),
            stored.ContainsKey(SettingKeys.SetUpAt),
            DateTimeOffset.FromUnixTimeMilliseconds(long.TryParse(stored.GetValueOrDefault(SettingKeys.SeededAt), System.Globalization.CultureInfo.InvariantCulture, out long at) ? at : 0));
        kept = new Kept(now, settings);
        return settings;
    }

    private sealed record Kept(long Stamp, SiteSettings Settings);
}
