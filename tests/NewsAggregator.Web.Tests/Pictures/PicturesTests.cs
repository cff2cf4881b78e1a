using System.Net;
using System.Text.RegularExpressions;
using NewsAggregator.Ingestion;
using NewsAggregator.Ingestion.Pictures;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Pictures;

/// <summary>Pictures through the site: only ones that stand in articles it shows, each with its size, under signed addresses.</summary>
public sealed class PicturesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_of_the_demo_are_shown_with_their_sizes_and_only_under_their_own_addresses()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        Assert.DoesNotContain("<img", await site.TextAsync("/"), StringComparison.Ordinal);
        while (await site.Get<PictureRound>().RunAsync(Cancel) > 0)
        {
        }

        string front = await site.TextAsync("/?n=200");
        MatchCollection shown = Regex.Matches(front, "<img [^>]*src=\"(/img/([0-9]+)/([0-9a-f]{16})-([0-9]+)-([A-Za-z0-9_-]{12})\\.webp)\"[^>]*>");
        Assert.NotEmpty(shown);
        Assert.Equal(Regex.Count(front, "<img"), shown.Count);
        Assert.All(shown, picture => Assert.Matches("width=\"[0-9]+\" height=\"[0-9]+\"", picture.Value));

        GroupCollection one = shown[0].Groups;
        using HttpResponseMessage answer = await site.Client.GetAsync(Path(one[1].Value), Cancel);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("RIFF", System.Text.Encoding.ASCII.GetString((await answer.Content.ReadAsByteArrayAsync(Cancel))[..4]), StringComparison.Ordinal);
        using HttpRequestMessage again = new(HttpMethod.Get, Path(one[1].Value));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(again, Cancel)).StatusCode);

        string other = shown.Select(s => s.Groups[2].Value).First(id => id != one[2].Value);
        foreach (string forged in (string[])
        [
            $"/img/{one[2].Value}/{one[3].Value}-1000-{one[5].Value}.webp",
            $"/img/{other}/{one[3].Value}-{one[4].Value}-{one[5].Value}.webp",
            $"/img/{one[2].Value}/0000000000000000-{one[4].Value}-{one[5].Value}.webp",
            $"/img/{one[2].Value}/{one[3].Value}-{one[4].Value}-AAAAAAAAAAAA.webp",
            $"/img/{one[2].Value}/..%2f..%2fnews.db",

            // The signed address was answered a moment ago, and what was answered is kept.
            $"/img/{one[2].Value}/{one[3].Value}-{one[4].Value}-{InOtherCase(one[5].Value)}.webp",
        ])
        {
            Assert.Equal((forged, HttpStatusCode.NotFound), (forged, (await site.Client.GetAsync(Path(forged), Cancel)).StatusCode));
        }

        await site.Get<WithdrawalStore>().WithdrawAsync(long.Parse(one[2].Value, System.Globalization.CultureInfo.InvariantCulture), "ada", "asked to", Cancel);
        Assert.Equal(HttpStatusCode.Gone, (await site.Client.GetAsync(Path(one[1].Value), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_picture_of_an_article_that_no_edition_shows_is_not_found()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        await site.Get<PictureRound>().RunAsync(Cancel);
        Match picture = Regex.Match(await site.TextAsync("/?n=200"), "src=\"(/img/([0-9]+)/[^\"]+)\"");
        (string address, string article) = (picture.Groups[1].Value, picture.Groups[2].Value);
        string source = Regex.Match(await site.TextAsync($"/articles/{article}.json"), "\"slug\": \"([^\"]+)\"").Groups[1].Value;
        EditionView edition = (await site.Get<EditionQuery>().FindAsync(null, Cancel))!;
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(Path(address), Cancel)).StatusCode);

        FilterSave saved = await site.Get<FilterStore>().SaveAsync(new FilterDraft(edition.Id, $"hide source:{source}\ndefault show", "ada", null, edition.VersionId), Cancel);
        Assert.Equal(FilterSaveOutcome.Saved, saved.Outcome);
        await site.Get<Redecision>().PrepareAsync(Cancel);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(Path(address), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Pictures_that_readers_look_at_are_fetched_and_then_stand_in_the_text()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        string article = Regex.Matches(await site.TextAsync("/?n=200"), "href=\"(/articles/[^\"#?]+)\"").Select(m => m.Groups[1].Value).Distinct()
            .First(address => site.TextAsync(address).GetAwaiter().GetResult().Contains("picture-away", StringComparison.Ordinal));

        await site.Get<PictureRound>().RunAsync(Cancel);

        string page = await site.TextAsync(article);
        Assert.DoesNotContain("picture-away", page, StringComparison.Ordinal);
        Assert.Matches("<figure><img src=\"/img/[^\"]+\" srcset=\"[^\"]+ 192w, [^\"]+\" sizes=\"[^\"]+\" width=\"800\" height=\"450\" alt=\"[^\"]+\"", page);
    }

    [Fact]
    public async Task A_story_that_is_shared_shows_the_picture_of_the_article_that_stands_for_it()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development", "--Site:PublicUrl=https://news.example");
        await site.IngestAsync();
        while (await site.Get<PictureRound>().RunAsync(Cancel) > 0)
        {
        }

        int pictured = 0;
        foreach (string story in Regex.Matches(await site.TextAsync("/stories"), "href=\"(/stories/[^\"]+)\"").Select(m => m.Groups[1].Value))
        {
            string page = await site.TextAsync(story);
            string title = Regex.Match(page, "og:title\" content=\"([^\"]+)\"").Groups[1].Value;
            Match picture = Regex.Match(page, "og:image\" content=\"https://news.example(/img/([0-9]+)/[^\"]+)\"");
            Assert.Contains($"twitter:card\" content=\"{(picture.Success ? "summary_large_image" : "summary")}\"", page, StringComparison.Ordinal);
            if (picture.Success)
            {
                pictured++;
                string article = await site.TextAsync($"/articles/{picture.Groups[2].Value}.json");
                Assert.Equal(System.Net.WebUtility.HtmlDecode(title), System.Text.Json.JsonDocument.Parse(article).RootElement.GetProperty("title").GetString());
                Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(Path(picture.Groups[1].Value), Cancel)).StatusCode);
            }
        }

        Assert.NotEqual(0, pictured);
    }

    private static string InOtherCase(string text) => string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
