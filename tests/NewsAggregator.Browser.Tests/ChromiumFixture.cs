using Microsoft.Playwright;
using NewsAggregator.Browser.Tests;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace NewsAggregator.Browser.Tests;

/// <summary>
/// One Chromium for all browser tests: Debian's, from CHROMIUM_PATH or /usr/bin/chromium. It starts with the first test
/// that asks, and where there is none that test skips.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        // The browser itself may not knock anywhere either: no name resolves.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public const string Missing = "There is no Chromium here: install chromium, or name one in CHROMIUM_PATH.";

    /// <summary>Null where this machine has none.</summary>
    public static string? ExecutablePath { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The running browser, or a skip that says what to install.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipUnless(ExecutablePath is not null, Missing);
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Args = Arguments });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }
}
