using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>A feed is a rendering: whatever list is asked for, its page, its three feeds and the API have the same articles in the same order.</summary>
public sealed partial class SameListTests(ITestOutputHelper output)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // NEWS_LISTS=300 draws as many as the whole test wants; NEWS_SEED=… draws the ones of an earlier run.
    private static int Count => Number("NEWS_LISTS") ?? 60;

    [Fact]
    public async Task Of_random_lists_page_feeds_and_api_have_the_same_articles_in_the_same_order()
    {
        int seed = Number("NEWS_SEED") ?? Random.Shared.Next(1, 1_000_000);
        output.WriteLine($"NEWS_SEED={seed}");
        await using LargeSite large = await LargeSite.StartAsync(TestContext.Current.CancellationToken);
        RandomLists lists = new(seed, await RandomLists.Site.ReadAsync(large.Site));
        int filled = 0, longer = 0, articles = 0, drawn = 0;
        while (drawn < Count)
        {
            RandomLists.Drawn list = lists.Draw();
            if (await FindAsync(large.Site, list) is not string[] at)
            {
                // A list that the edition does not have is a 404 for all alike.
                await NowhereAsync(large.Site, list, seed);
                continue;
            }

            (int found, bool isLonger) = await CompareAsync(large.Site, list, at, seed);
            if ((found == 0 && drawn - filled >= Count / 6) || (!isLonger && drawn - longer >= Count * 2 / 3))
            {
                // Compared, and too many of its kind to be counted.
                continue;
            }

            drawn++;
            filled += found > 0 ? 1 : 0;
            longer += isLonger ? 1 : 0;
            articles += found;
        }

        string figures = $"NEWS_SEED={seed}: {drawn} lists, {filled} not empty, {longer} longer than a page, {articles} articles compared";
        output.WriteLine(figures);
        Assert.True(filled * 6 >= drawn * 5 && longer * 3 >= drawn && articles > drawn * 3, figures);
    }

    /// <summary>The parameters that lead so many pages into the list; null where there is no such list.</summary>
    private static async Task<string[]?> FindAsync(RunningSite site, RandomLists.Drawn list)
    {
        string[] at = [];
        for (int page = 0; page <= list.Pages; page++)
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(list.Api(at), UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            using JsonDocument found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            if (page == list.Pages || found.RootElement.GetProperty("next").GetString() is not string next)
            {
                break;
            }

            at = ["after=" + After().Match(next).Groups[1].Value];
        }

        return at;
    }

    private static async Task<(int Articles, bool IsLonger)> CompareAsync(RunningSite site, RandomLists.Drawn list, string[] at, int seed)
    {
        string page = await PageAsync(site, list.Page(at));
        string[] onPage = [.. Listed().Matches(page).Select(m => m.Groups[1].Value)];
        XElement rss = XDocument.Parse(await site.TextAsync(list.Feed("xml", at))).Root!;
        XElement atom = XDocument.Parse(await site.TextAsync(list.Feed("atom", at))).Root!;
        using JsonDocument json = JsonDocument.Parse(await site.TextAsync(list.Feed("json", at)));
        using JsonDocument api = JsonDocument.Parse(await site.TextAsync(list.Api(at)));
        JsonElement[] told = [.. api.RootElement.GetProperty("articles").EnumerateArray()];
        string where = $"NEWS_SEED={seed} {list.Page(at)}";
        Same(where + " API", onPage, told.Select(a => a.GetProperty("number").GetInt64().ToString(CultureInfo.InvariantCulture)));

        // Without a measure a page has 30 articles and a feed more of the same.
        string[] ids = [.. rss.Descendants("guid").Select(g => g.Value)];
        IEnumerable<string> wanted = told.Select(a => a.GetProperty("id").GetString()!);

        // The most read stand in an order of their own; their feed has the same ones by time.
        bool isMostRead = list.Path.EndsWith("/most-read", StringComparison.Ordinal);
        Same(where + " RSS", isMostRead ? wanted.Order(StringComparer.Ordinal) : wanted, isMostRead ? ids.Order(StringComparer.Ordinal) : ids.Take(told.Length));
        Assert.True(ids.Length == told.Length || !list.Query.Any(p => p.StartsWith("n=", StringComparison.Ordinal)), where);
        Same(where + " Atom", ids, atom.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        Same(where + " JSON Feed", ids, json.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));

        string? next = api.RootElement.GetProperty("next").GetString();
        bool feedGoesOn = rss.Descendants(Atom + "link").Any(l => (string?)l.Attribute("rel") == "next");
        Assert.True(ids.Length > told.Length || feedGoesOn == (next is not null), where);
        Assert.True(feedGoesOn == json.RootElement.TryGetProperty("next_url", out _), where);
        Assert.True(page.Contains("rel=\"next\"", StringComparison.Ordinal) == (next is not null) || list.Path.Contains("/stories/", StringComparison.Ordinal), where);
        return (told.Length, next is not null || at.Length > 0);
    }

    // A story's page tells all of it; its list is behind the other addresses.
    private static async Task<string> PageAsync(RunningSite site, string address)
    {
        if (!address.Contains("/stories/", StringComparison.Ordinal))
        {
            return await site.TextAsync(address);
        }

        using JsonDocument list = JsonDocument.Parse(await site.TextAsync(Regex.Replace(address, @"^(.*/stories/\d+)", "/api/v1$1/articles")));
        return string.Concat(list.RootElement.GetProperty("articles").EnumerateArray().Select(a => $"<li class=\"line\" data-id=\"{a.GetProperty("number").GetInt64()}\">"));
    }

    private static async Task NowhereAsync(RunningSite site, RandomLists.Drawn list, int seed)
    {
        foreach (string address in (string[])[list.Feed("xml", []), list.Feed("atom", []), list.Feed("json", []), list.Page([])])
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True((int)answer.StatusCode == 404, $"NEWS_SEED={seed} {address} answers {(int)answer.StatusCode}");
        }
    }

    private static void Same(string where, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] one = [.. expected], other = [.. actual];
        Assert.True(one.SequenceEqual(other), $"{where}: [{string.Join(' ', one)}] is not [{string.Join(' ', other)}]");
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex("[?&]after=([^&]+)", RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex("<li class=\"line[^\"]*\"[^>]* data-id=\"([0-9]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();
}
