using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsAggregator.Web.Tests.Pages;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>The page that tells what is offered for the list one came from.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class SubscribePageTests(IngestedSite fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/feed.xml")]
    [InlineData("/?lang=zh&source=-kernel-porch", "/feed.xml?source=-kernel-porch&lang=zh")]
    [InlineData("/topics/ai", "/topics/ai/feed.xml")]
    [InlineData("/search?q=jobs", "/search/feed.xml?q=jobs")]
    [InlineData("/days/2026-11-23?lang=en", "/days/2026-11-23/feed.xml?lang=en")]
    public async Task A_lists_page_leads_to_the_addresses_of_its_own_feeds(string list, string feed)
    {
        string page = await fixture.Site.TextAsync(list);
        string subscribe = WebUtility.HtmlDecode(Regex.Match(page, "<a href=\"(/subscribe[^\"]*)\"").Groups[1].Value);
        string[] addresses = Addresses(await fixture.Site.TextAsync(subscribe));
        Assert.Equal(new Uri(fixture.Site.Address, feed).AbsoluteUri, addresses[0]);
        Assert.Equal(new Uri(fixture.Site.Address, feed.Replace(".xml", ".json", StringComparison.Ordinal)).AbsoluteUri, addresses[2]);
        foreach (string address in addresses)
        {
            using HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(address), Cancel);
            Assert.True(answer.IsSuccessStatusCode, $"{address} answers {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_an_item_holds_and_where_it_leads_is_in_every_address_and_in_the_sample()
    {
        string page = await fixture.Site.TextAsync("/subscribe?for=/topics/ai&lang=en&content=headline&link=original");
        Assert.All(Addresses(page).Take(6), address => Assert.EndsWith("content=headline&link=original", address, StringComparison.Ordinal));
        Assert.StartsWith(new Uri(fixture.Site.Address, "/topics/ai/feed.xml?lang=en&").AbsoluteUri, Addresses(page)[0], StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"lang\" value=\"en\">", page, StringComparison.Ordinal);
        string sample = Regex.Match(page, "<blockquote.*?</blockquote>", RegexOptions.Singleline).Value;
        JsonElement first = JsonDocument.Parse(await fixture.Site.TextAsync("/topics/ai/feed.json?lang=en&link=original")).RootElement.GetProperty("items")[0];
        Assert.Contains($"href=\"{first.GetProperty("url").GetString()}\"", sample, StringComparison.Ordinal);
        Assert.DoesNotContain(first.GetProperty("summary").GetString()!.Split('&', '’', '“')[0], sample, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storys_page_offers_its_events()
    {
        long story = JsonDocument.Parse(await fixture.Site.TextAsync("/api/v1/leads")).RootElement.GetProperty("leads")[0].GetProperty("story").GetInt64();
        string[] addresses = Addresses(await fixture.Site.TextAsync($"/subscribe?for=/stories/{story}"));
        Assert.Contains(new Uri(fixture.Site.Address, $"/stories/{story}/timeline/feed.xml").AbsoluteUri, addresses);
    }

    [Theory]
    [InlineData("/subscribe?for=/sources/none")]
    [InlineData("/subscribe?for=/editions/none")]
    [InlineData("/subscribe?for=/stories/999999")]
    [InlineData("/subscribe?for=/admin")]
    [InlineData("/subscribe?for=https://elsewhere.example/")]
    [InlineData("/subscribe?for=/days/2026-13-01")]
    public async Task A_list_that_is_not_there_is_told_as_such(string address)
    {
        using HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string[] Addresses(string page) => [.. Regex.Matches(page, "<div class=\"copy\"><b>[^<]*</b><a href=\"([^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];
}
