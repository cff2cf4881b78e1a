using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Browser.Tests;

/// <summary>An admin adds a source from the address of a page and looks after it: a site and an internet of its own, on loopback.</summary>
public sealed partial class SourcesTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private FarmServer? farm;
    private SiteProcess? site;
    private Uri address = null!;
    private string setup = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (ChromiumFixture.ExecutablePath is null) return;
        farm = await FarmServer.StartAsync(new FarmOptions { Feeds = 2, Items = 12, ChinesePercent = 0 }, Cancel);
        site = SiteProcess.Start(("Outbound__AllowList__0", "127.0.0.0/8"), ("Outbound__ExtraPorts__0", farm.Bases[0].Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Ingestion__IdleSeconds", "1"));
        await Until("it printed the first admin's link", () => (setup = SetupLink().Match(site.Output).Groups[1].Value) != "");
        address = site.Address!;
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
        if (farm is not null) await farm.DisposeAsync();
    }

    [Fact]
    public async Task A_source_added_from_a_page_address_stands_on_the_front_page()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using var admin = await Visit.OpenAsync(chromium, address, new Reader(1280, false, "en"));
        admin.Page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        LocatorAssertionsToHaveCountOptions patient = new() { Timeout = (float)Patience.TotalMilliseconds };
        await admin.GoAsync(setup);
        await admin.Page.FillAsync("input[name=name]", "ada");
        await admin.Page.FillAsync("input[name=password]", "a long enough password");
        await admin.Page.ClickAsync("main button[type=submit]");

        // Add: paste, look, save. By keyboard alone.
        await admin.GoAsync("/admin/sources/add");
        await admin.Page.FillAsync("#address", new Uri(farm!.Bases[0], "site/1").AbsoluteUri);
        await admin.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(admin.Page.Locator(".preview-lines > li")).ToHaveCountAsync(10, patient);
        await PicturesAsync(admin, "source-add", null);
        await admin.Page.FillAsync("#s-name", "The Farm");
        await admin.Page.FillAsync("#s-slug", "the-farm");
        await admin.Page.FillAsync("#s-new", "Country");
        await admin.Page.FocusAsync("#s-name");
        await admin.Page.Keyboard.PressAsync("Enter");
        await admin.Page.WaitForURLAsync("**/admin/sources/the-farm");

        await Until("its articles are on the front page", async () =>
        {
            await admin.GoAsync("/");
            return await admin.Page.Locator("main a[href='/sources/the-farm']").CountAsync() > 0;
        });

        // Its pages, read another way, before and after.
        await admin.GoAsync("/admin/sources/the-farm/text");
        await admin.Page.FillAsync("#selector", "body");
        await admin.Page.SelectOptionAsync("#mode", "Page");
        await admin.Page.Locator("button", new() { HasText = "Look at the last articles" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".text-preview")).ToHaveCountAsync(5, patient);
        await PicturesAsync(admin, "source-text", null);

        foreach (var (path, what) in new[] { ("/admin/sources", "sources"), ("/admin/sources/the-farm", "source-edit"), ("/admin/sources/editions", "sources-editions"), ("/admin/sources/opml", "sources-opml"), ("/admin/sources/the-farm/delete", "source-delete") })
        {
            await PicturesAsync(admin, what, path);
        }

        admin.AssertQuiet();
    }

    /// <summary>At both widths nothing stands out of the page; in both languages and themes where pictures are wished for.</summary>
    private static async Task PicturesAsync(Visit admin, string what, string? path)
    {
        if (path is not null) await admin.GoAsync(path);
        await admin.AssertFitsAsync();
        var folder = Environment.GetEnvironmentVariable("NEWS_PICTURES");
        await ShootAsync(admin, folder, $"{what}-1280");
        await admin.Page.SetViewportSizeAsync(390, 844);
        await admin.AssertFitsAsync();
        await ShootAsync(admin, folder, $"{what}-390");
        if (path is not null)
        {
            await admin.GoAsync(path + "?in=zh-Hant");
            await admin.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await admin.AssertFitsAsync();
            await ShootAsync(admin, folder, $"{what}-390-zh-dark");
            await admin.Page.SetViewportSizeAsync(1280, 900);
            await ShootAsync(admin, folder, $"{what}-1280-zh-dark");
            await admin.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        await admin.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task ShootAsync(Visit admin, string? folder, string name)
    {
        if (folder is not { Length: > 1 }) return;
        Directory.CreateDirectory(folder);
        await admin.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    private Task Until(string what, Func<bool> holds) => Until(what, () => Task.FromResult(holds()));

    private async Task Until(string what, Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var deadline = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(deadline) < Patience && site!.IsRunning)
        {
            if (await holds()) return;
            await timer.WaitForNextTickAsync(Cancel);
        }

        Assert.Fail($"Not in time: {what}. The site said:\n{site!.Output}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+(/setup/\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex SetupLink();
}
