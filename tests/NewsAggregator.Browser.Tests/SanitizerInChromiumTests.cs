using System.Text.Json;
using Microsoft.Playwright;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Browser.Tests;

/// <summary>
/// What the sanitiser leaves, shown by a real browser without any Content-Security-Policy. Every request is answered here, nothing
/// goes over a network; every script the page's own world parses is counted, by Chromium's debugger.
/// </summary>
public sealed class SanitizerInChromiumTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Host = "http://payload.example/";
    private const int Batch = 40;

    [Fact]
    public async Task No_payload_runs_a_script_once_it_is_sanitised()
    {
        string corpus = Corpus();
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is missing: apt-get install chromium");
        using JsonDocument rows = JsonDocument.Parse(await File.ReadAllTextAsync(corpus, TestContext.Current.CancellationToken));
        string[] clean = [.. rows.RootElement.EnumerateArray()
            .Select(row => ContentSanitizer.Sanitize(row.GetProperty("payload").GetString()!, new Uri(Host)).Html)];
        Assert.True(clean.Length > 1000);
        string[] documents = [.. clean.Chunk(Batch).Select(chunk => Document(string.Concat(chunk.Select(html => $"<section>{html}</section>"))))];

        int[] runs = await ScriptsRunAsync(documents);
        Assert.All(runs, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task The_same_browser_does_run_and_count_scripts()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is missing: apt-get install chromium");
        int[] runs = await ScriptsRunAsync([
            Document("<p>nothing</p>"),
            Document("<script>window.a = 1</script>"),
            Document("<img src=missing.png onerror='window.a = 1'>"),
            Document("<svg onload='alert(1)'></svg>"),
            Document("<iframe src='javascript:window.a = 1'></iframe>"),
        ]);
        Assert.Equal(0, runs[0]);
        Assert.All(runs[1..], count => Assert.True(count > 0));
    }

    private static async Task<int[]> ScriptsRunAsync(string[] documents)
    {
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            ],
        });
        IPage page = await browser.NewPageAsync();
        int current = 0;
        await page.RouteAsync("**/*", route => route.Request.Url == $"{Host}{current}"
            ? route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = documents[current] })
            : route.AbortAsync());
        int[] runs = new int[documents.Length];
        page.Dialog += (_, dialog) =>
        {
            runs[current]++;
            _ = dialog.DismissAsync();
        };
        ICDPSession debugger = await page.Context.NewCDPSessionAsync(page);
        debugger.Event("Debugger.scriptParsed").OnEvent += (_, script) =>
        {
            if (script is JsonElement parsed && IsThePagesOwn(parsed))
            {
                runs[current]++;
            }
        };
        await debugger.SendAsync("Debugger.enable");
        for (int i = 0; i < documents.Length; i++)
        {
            current = i;
            await page.GotoAsync($"{Host}{i}", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        }

        return runs;
    }

    private static bool IsThePagesOwn(JsonElement script) =>
        !script.GetProperty("url").GetString()!.StartsWith("chrome-error:", StringComparison.Ordinal)
        && script.TryGetProperty("executionContextAuxData", out JsonElement world)
        && world.TryGetProperty("isDefault", out JsonElement isDefault) && isDefault.GetBoolean();

    private static string Document(string body) => $"<!doctype html><html><head><title>payloads</title></head><body>{body}</body></html>";

    private static string Corpus()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "corpora", "security", "xss.json");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip("shared/corpora/security/xss.json is not beside this repository");
        return "";
    }
}
