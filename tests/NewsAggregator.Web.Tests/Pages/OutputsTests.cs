using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>What is withdrawn, and what another edition shows, over every kind of output.</summary>
public sealed class OutputsTests
{
    private static readonly string[] Lists = ["?n=200", "feed.xml?n=200", "feed.atom?n=200", "feed.json?n=200"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawn_article_is_in_no_output_and_its_addresses_answer_410()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        string front = await TextAsync(site, "/?n=200");
        Match link = Regex.Match(front, "href=\"/articles/([0-9]+)/([^\"?#]+)\"");
        (string id, string path) = (link.Groups[1].Value, $"/articles/{link.Groups[1].Value}/{link.Groups[2].Value}");
        string json = await TextAsync(site, path + ".json");
        (string source, string title) = (Regex.Match(json, "\"slug\": \"([^\"]+)\"").Groups[1].Value, Regex.Match(json, "\"title\": \"([^\"]+)\"").Groups[1].Value);
        Match story = Regex.Match(json, "\"story\": ([0-9]+)");
        List<string> outputs = [.. Lists.Select(list => "/" + list), .. Lists.Select(list => $"/sources/{source}/{list}".Replace("/?", "?", StringComparison.Ordinal)), "/search?n=200&q=" + Uri.EscapeDataString(title)];
        if (story.Success)
        {
            outputs.Add($"/stories/{story.Groups[1].Value}/feed.json?n=200");
        }

        string mark = $"/articles/{id}/";
        Assert.Contains(mark, await TextAsync(site, outputs[^2]), StringComparison.Ordinal);

        await site.App.Services.GetRequiredService<WithdrawalStore>().WithdrawAsync(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), "ada", "asked to", Cancel);

        foreach (string output in outputs)
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(output, UriKind.Relative), Cancel);
            Assert.False((await answer.Content.ReadAsStringAsync(Cancel)).Contains(mark, StringComparison.Ordinal), output);
        }

        foreach (string address in (string[])[path, path + ".json", $"/articles/{id}", $"/articles/{id}.json"])
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal((address, HttpStatusCode.Gone), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_renamed_editions_addresses_lead_to_its_new_ones()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        EditionStore editions = site.App.Services.GetRequiredService<EditionStore>();
        int id = (await editions.CreateAsync(new EditionDraft("chinese", "Chinese", "中文"), "show lang:zh\ndefault hide", "ada", Cancel)).EditionId;
        await site.App.Services.GetRequiredService<Redecision>().PrepareAsync(Cancel);
        await editions.RenameAsync(id, new EditionDraft("taipei", "Taipei", "臺北"), "ada", Cancel);
        await editions.RenameAsync(id, new EditionDraft("formosa", "Formosa", "福爾摩沙"), "ada", Cancel);

        string front = await TextAsync(site, "/editions/formosa?n=200");
        string article = Regex.Match(front, "href=\"(/articles/[^\"#]+edition=formosa)").Groups[1].Value;
        foreach (string place in (string[])["/editions/formosa", "/editions/formosa/feed.atom?n=3&lang=zh", "/editions/formosa/opml.xml", article])
        {
            foreach (string before in (string[])["chinese", "taipei"])
            {
                Uri old = new(place.Replace("formosa", before, StringComparison.Ordinal), UriKind.Relative);
                using HttpResponseMessage moved = await site.Client.GetAsync(old, Cancel);
                Assert.Equal((HttpStatusCode.MovedPermanently, place), (moved.StatusCode, moved.Headers.Location?.OriginalString));
            }
        }

        await editions.CreateAsync(new EditionDraft("chinese", "Chinese", "中文"), "show lang:zh\ndefault hide", "ada", Cancel);
        await site.App.Services.GetRequiredService<Redecision>().PrepareAsync(Cancel);
        Assert.Matches("<title>[^<]*Chinese", await TextAsync(site, "/editions/chinese/feed.xml"));
    }

    [Fact]
    public async Task An_edition_has_its_own_page_lists_feeds_and_opml()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/editions/chinese", UriKind.Relative), Cancel)).StatusCode);
        await site.App.Services.GetRequiredService<EditionStore>().CreateAsync(new EditionDraft("chinese", "Chinese", "中文"), "show lang:zh\ndefault hide", "ada", Cancel);
        await site.App.Services.GetRequiredService<Redecision>().PrepareAsync(Cancel);

        string page = await TextAsync(site, "/editions/chinese?n=200");
        string[] shown = [.. Regex.Matches(page, "/articles/([0-9]+)/").Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(shown);
        string json = await TextAsync(site, $"/articles/{shown[0]}.json?edition=chinese");
        Assert.Matches("\"language\": \"zh", json);
        string source = Regex.Match(json, "\"slug\": \"([^\"]+)\"").Groups[1].Value;
        foreach (string below in (string[])["", $"/sources/{source}", "/sources", "/topics", "/topics/ai", "/groups/demo-chinese", "/days/2026-01-01", "/search?q=x", "/opml.xml", "/feed.xml", "/feed.atom", "/feed.json", $"/sources/{source}/feed.xml"])
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/editions/chinese" + below, UriKind.Relative), Cancel);
            Assert.Equal((below, HttpStatusCode.OK), (below, answer.StatusCode));
        }

        string feed = await TextAsync(site, "/editions/chinese/feed.json?n=200");
        Assert.Equal(shown.Order(), Regex.Matches(feed, "/articles/([0-9]+)/").Select(match => match.Groups[1].Value).Distinct().Order());
    }

    private static async Task<string> TextAsync(RunningSite site, string path)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
