using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsAggregator.Ingestion.Pictures;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>What a browser must load before it can paint: the page and its style sheets, as they are sent to it. Nothing else may hold it up.</summary>
public sealed partial class WeightTests(ITestOutputHelper output)
{
    /// <summary>Bytes: about what a server may send before it hears from the browser again (RFC 6928).</summary>
    private const int Most = 14_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Front_page_and_every_article_of_the_demo_weigh_less_than_14_kB_with_their_styles(string language)
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        while (await site.Get<PictureRound>().RunAsync(Cancel) > 0)
        {
        }

        using HttpClient browser = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = site.Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br, zstd");
        JsonElement articles = JsonDocument.Parse(await site.TextAsync("/api/v1/articles?n=200")).RootElement.GetProperty("articles");
        List<(string Path, int Page, int Styles)> weights = [];
        foreach (string path in (string[])["/", .. articles.EnumerateArray().Select(article => new Uri(article.GetProperty("url").GetString()!).AbsolutePath)])
        {
            (int page, string html) = await LoadAsync(browser, path);
            Assert.DoesNotMatch("<script(?![^>]* (?:async|type=\"module\"|type=\"application/ld(?:\\+|&#x2B;)json\"))", html);
            int styles = 0;
            foreach (Match sheet in Stylesheet().Matches(html))
            {
                (int weight, string css) = await LoadAsync(browser, sheet.Groups[1].Value);
                Assert.DoesNotMatch("@import|@font-face|url\\(", css);
                styles += weight;
            }

            Assert.NotEqual(0, styles);
            weights.Add((path, page, styles));
        }

        foreach ((string path, int page, int styles) in weights.Take(1).Concat(weights.Skip(1).OrderByDescending(w => w.Page + w.Styles).Take(3)))
        {
            output.WriteLine($"{language} {path}: {page} + {styles} = {page + styles} bytes");
        }

        Assert.All(weights, weight => Assert.True(weight.Page + weight.Styles < Most, $"{weight.Path}: {weight.Page} + {weight.Styles} bytes"));
    }

    [Fact]
    public async Task A_file_whose_address_names_its_version_is_kept_for_good()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        string sheet = Stylesheet().Match(await site.TextAsync("/")).Groups[1].Value;
        using HttpResponseMessage versioned = await site.Client.GetAsync(new Uri(sheet, UriKind.Relative), Cancel);
        using HttpResponseMessage module = await site.Client.GetAsync(new Uri("/js/kept.js", UriKind.Relative), Cancel);

        Assert.Equal("public, max-age=31536000, immutable", versioned.Headers.CacheControl!.ToString());
        Assert.Equal("public, max-age=300", module.Headers.CacheControl!.ToString());
    }

    /// <summary>Bytes as sent, and what they say.</summary>
    private static async Task<(int Weight, string Text)> LoadAsync(HttpClient browser, string address)
    {
        using HttpResponseMessage answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal((address, HttpStatusCode.OK, "br"), (address, answer.StatusCode, answer.Content.Headers.ContentEncoding.Single()));
        byte[] sent = await answer.Content.ReadAsByteArrayAsync(Cancel);
        using System.IO.Compression.BrotliStream whole = new(new MemoryStream(sent), System.IO.Compression.CompressionMode.Decompress);
        using StreamReader reader = new(whole, Encoding.UTF8);
        return (sent.Length, await reader.ReadToEndAsync(Cancel));
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Stylesheet();
}
