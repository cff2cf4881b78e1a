using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pages.Admin;

namespace NewsAggregator.Web.Pages;

/// <summary>The site's own values: a new site's first page, and later its settings.</summary>
[Authorize]
public sealed class SetupModel(ReaderContext here, SettingStore settings, FirstSeed seed, RefreshQueue refreshes, TimeProvider clock) : AdminPage(here)
{
    public override string Section => "site";
    public string? Complaint { get; private set; }
    public string Name { get; private set; } = "";
    public string Language { get; private set; } = "en";
    public string Zone { get; private set; } = "";
    public string? Address { get; private set; }
    public IReadOnlyList<string> Zones { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/', StringComparison.Ordinal))];

    /// <summary>Offered once, to a site that has nothing yet.</summary>
    public IReadOnlyList<string> StarterGroups { get; private set; } = [];

    public void OnGet()
    {
        Open();
        Name = Here.Site.Name;
        Language = Here.Site.Language;
        Zone = Here.Site.TimeZone;
        Address = Here.Site.PublicUrl;
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? language, string? zone, string? address, string[] groups)
    {
        Open();
        Name = name?.Trim() ?? "";
        Language = PageLanguage.Wished(language) ?? "en";
        Zone = zone?.Trim() ?? "";
        Address = address is { Length: > 0 } given ? given.Trim().TrimEnd('/') : null;
        Complaint = Name.Length is 0 or > 60 ? "setup.badName"
            : !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) ? "setup.badZone"
            : Address is not null && !IsSiteAddress(Address) ? "setup.badAddress"
            : null;
        if (Complaint is not null)
        {
            return Page();
        }

        if (StarterGroups.Count > 0 && groups.Length > 0)
        {
            await seed.StarterSourcesAsync(SourceState.Active, groups, Aborted).ConfigureAwait(false);
            refreshes.Wake();
        }

        await settings.WriteAsync(
            new Dictionary<string, string>
            {
                [SettingKeys.SiteName] = Name,
                [SettingKeys.SiteLanguage] = Language,
                [SettingKeys.SiteTimeZone] = Zone,
                [SettingKeys.SitePublicUrl] = Address ?? "",
                [SettingKeys.SetUpAt] = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            },
            Aborted).ConfigureAwait(false);
        return LocalRedirect("~/admin");
    }

    private void Open()
    {
        Title = Here.Words["setup.title"];
        StarterGroups = Here.Site.IsSetUp ? [] : [.. StarterSources.Load().Select(s => s.Group).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsSiteAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
