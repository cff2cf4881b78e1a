using System.Globalization;
using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>What stands on hover over "3 hours ago".</summary>
[Collection(SiteTests.Name)]
public sealed class ExactTimesTests(ChromiumFixture chromium, SiteFixture site)
{
    /// <summary>As the server writes them: days before months, also for a browser from America, and hours to 24.</summary>
    [Theory]
    [InlineData("en-US", "dddd d MMMM yyyy HH:mm")]
    [InlineData("zh-TW", "yyyy年M月d日 dddd HH:mm")]
    public async Task Exact_times_stand_in_the_readers_zone_and_in_the_sites_form(string locale, string form)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        IBrowser browser = await chromium.BrowserAsync();
        await using IBrowserContext context = await browser.NewContextAsync(new() { Locale = locale, TimezoneId = "Asia/Tokyo" });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.AbsoluteUri);
        string[][] times = await page.Locator("main time[datetime*='T']").EvaluateAllAsync<string[][]>("all => all.map(time => [time.dateTime, time.title])");

        Assert.NotEmpty(times);
        CultureInfo culture = CultureInfo.GetCultureInfo(locale == "en-US" ? "en-GB" : locale);
        Assert.All(times, time => Assert.Equal(
            DateTimeOffset.Parse(time[0], CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(9)).ToString(form, culture),
            time[1].Replace(",", "", StringComparison.Ordinal).Replace(" at ", " ", StringComparison.Ordinal)));
    }
}
