using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetVips;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Icons;

public sealed partial class IconTests
{
    private static readonly double[] Red = [0x8a, 0x1a, 0x12, 255];
    private static readonly double[] White = [0xfd, 0xfc, 0xf9, 255];
    private static readonly double[] Nothing = [0, 0, 0, 0];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "/")]
    [InlineData("zh-Hant", "/?in=zh-Hant")]
    public async Task The_manifest_names_the_site_and_each_icon_has_the_size_it_says(string language, string start)
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        string page = await site.TextAsync(start);
        string link = ManifestLink().Match(page).Groups[1].Value;
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(link, UriKind.Relative), Cancel);
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement manifest = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(("NewsAggregator", language, start, "/", "/"), (Text("name"), Text("lang"), Text("start_url"), Text("scope"), Text("id")));
        List<string> icons = [];
        foreach (JsonElement icon in manifest.GetProperty("icons").EnumerateArray().Where(icon => icon.GetProperty("type").GetString() == "image/png"))
        {
            (int width, int height) = await SizeAsync(site, icon.GetProperty("src").GetString()!);
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{width}x{height}");
            icons.Add($"{width} {icon.GetProperty("purpose").GetString()}");
        }

        Assert.Equal(["192 any", "512 any", "512 maskable"], icons);
        Assert.Equal((180, 180), await SizeAsync(site, TouchLink().Match(page).Groups[1].Value));
        Assert.Equal("image/svg+xml", (await site.Client.GetAsync(new Uri("/icon.svg", UriKind.Relative), Cancel)).Content.Headers.ContentType!.MediaType);

        string Text(string name) => manifest.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task Icons_are_the_drawing_and_those_that_systems_cut_are_whole_to_the_edges()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        using Image plain = await ReadAsync(site, "/icon-512.png");
        using Image cut = await ReadAsync(site, "/icon-maskable-512.png");

        // The drawing has 64 units a side: a corner, the ground, the bar at the top, the column below it.
        Assert.Equal(Nothing, plain[0, 0]);
        Assert.Equal(Red, plain[4 * 8, 32 * 8]);
        Assert.Equal(White, plain[32 * 8, 17 * 8]);
        Assert.Equal(White, plain[20 * 8, 40 * 8]);
        Assert.Equal(Red, cut[0, 0]);
        Assert.Equal(White, cut[20 * 8, 40 * 8]);

        // Nothing white beyond the circle that a mask always leaves.
        for (int angle = 0; angle < 360; angle++)
        {
            (double across, double down) = Math.SinCos(angle * Math.PI / 180);
            Assert.Equal(Red, cut[256 + (int)(across * 0.4 * 512), 256 + (int)(down * 0.4 * 512)]);
        }
    }

    [Theory]
    [InlineData("/manifest.webmanifest")]
    [InlineData("/icon.svg")]
    [InlineData("/icon-192.png")]
    [InlineData("/icon-512.png")]
    [InlineData("/icon-maskable-512.png")]
    [InlineData("/apple-touch-icon.png")]
    public async Task What_the_browser_has_is_not_sent_again(string address)
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        using HttpResponseMessage first = await site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.False(first.Headers.ETag!.IsWeak);
        using HttpRequestMessage again = new(HttpMethod.Get, new Uri(address, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);

        using HttpResponseMessage second = await site.Client.SendAsync(again, Cancel);

        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
    }

    [Fact]
    public async Task A_manifest_in_another_language_or_of_a_renamed_site_has_another_tag()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        EntityTagHeaderValue english = await TagAsync("en");
        Assert.NotEqual(english, await TagAsync("zh-Hant"));
        await site.Get<SettingStore>().WriteAsync(new Dictionary<string, string> { [SettingKeys.SiteName] = "The Evening Post" }, Cancel);

        Assert.NotEqual(english, await TagAsync("en"));

        async Task<EntityTagHeaderValue> TagAsync(string language) =>
            (await site.Client.GetAsync(new Uri($"/manifest.webmanifest?in={language}", UriKind.Relative), Cancel)).Headers.ETag!;
    }

    [Fact]
    public async Task A_program_that_asks_for_favicon_ico_is_led_to_an_icon()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/favicon.ico", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal((192, 192), await SizeAsync(site, answer.Headers.Location!.OriginalString));
    }

    private static async Task<(int, int)> SizeAsync(RunningSite site, string address)
    {
        using Image image = await ReadAsync(site, address);
        return (image.Width, image.Height);
    }

    private static async Task<Image> ReadAsync(RunningSite site, string address)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal((address, "image/png"), (address, answer.Content.Headers.ContentType?.MediaType));
        return Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [GeneratedRegex("rel=\"manifest\" href=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ManifestLink();

    [GeneratedRegex("rel=\"apple-touch-icon\" href=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex TouchLink();
}
