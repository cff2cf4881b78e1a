using System.Text.Json;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>What Chromium itself says of the manifest, and of taking the site among the system's programs.</summary>
[Collection(SiteTests.Name)]
public sealed class InstallTests(ChromiumFixture chromium, SiteFixture site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Chromium_finds_no_fault_in_the_manifest_and_can_install_the_site(string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(1280, false, language));
        await visit.GoAsync("/");
        ICDPSession tools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);

        JsonElement manifest = (await tools.SendAsync("Page.getAppManifest"))!.Value;
        Assert.EndsWith("/manifest.webmanifest", manifest.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray().Select(error => error.ToString()));

        // Tests run in private windows, from which nothing is installed.
        JsonElement hindrances = (await tools.SendAsync("Page.getInstallabilityErrors"))!.Value;
        Assert.DoesNotContain(hindrances.GetProperty("installabilityErrors").EnumerateArray(), error => error.GetProperty("errorId").GetString() != "in-incognito");
        visit.AssertQuiet();
    }
}
