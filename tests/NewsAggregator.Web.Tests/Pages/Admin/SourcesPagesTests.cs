using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Syndication;
using NewsAggregator.FeedFarm;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Pages.Admin;

/// <summary>The admin's pages about sources, over HTTP as a browser without scripts uses them. The farm plays the internet.</summary>
public sealed partial class SourcesPagesTests : IAsyncLifetime
{
    private RunningSite site = null!;
    private FarmServer farm = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        farm = await FarmServer.StartAsync(new FarmOptions { Feeds = 4, Items = 12, ChinesePercent = 0 }, Cancel);
        site = await RunningSite.StartAsync("Production", "--Outbound:AllowList:0=127.0.0.0/8", $"--Outbound:ExtraPorts:0={farm.Bases[0].Port}");
        await site.LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await farm.DisposeAsync();
    }

    [Theory]
    [InlineData("site/1")]
    [InlineData("feed/1.xml")]
    public async Task A_pasted_address_leads_to_a_preview_and_a_source_whose_articles_appear(string path)
    {
        string pasted = new Uri(farm.Bases[0], path).AbsoluteUri;
        string preview = await PostTextAsync("/admin/sources/add", "/admin/sources/add?handler=Find", ("address", pasted));
        Assert.Equal(10, Occurrences(preview, "<ul class=\"verdicts\""));
        Assert.Contains("Front page: shown", preview, StringComparison.Ordinal);

        using HttpResponseMessage saved = await site.PostAsync("/admin/sources/add", "/admin/sources/add?handler=Save", Changed(preview, ("slug", "farm"), ("newGroups", "Wires, Local")));
        Assert.Equal("/admin/sources/farm", saved.Headers.Location?.OriginalString);
        await site.IngestAsync();

        Assert.Contains("href=\"/sources/farm\"", await site.TextAsync("/"), StringComparison.Ordinal);
        SourceDetail detail = (await site.Get<SourceAdminQuery>().FindAsync("farm", Cancel))!;
        Assert.Equal(["wires", "local"], detail.Edit.Groups);
        Assert.Equal((12, "en"), (detail.Articles, detail.Edit.Language));

        // Pasted again, it says who has it.
        string again = await PostTextAsync("/admin/sources/add", "/admin/sources/add?handler=Find", ("address", pasted));
        Assert.Contains("href=\"/admin/sources/farm\"", again, StringComparison.Ordinal);
        Assert.Contains("here already, from", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_a_feed_is_told_in_words_and_stays_in_its_field()
    {
        string answer = await PostTextAsync("/admin/sources/add", "/admin/sources/add?handler=Find", ("address", new Uri(farm.Bases[0], "/urls.txt").AbsoluteUri));
        Assert.Contains("role=\"alert\"", answer, StringComparison.Ordinal);
        Assert.Contains("value=\"" + farm.Bases[0], answer, StringComparison.Ordinal);
        string refused = await PostTextAsync("/admin/sources/add", "/admin/sources/add?handler=Find", ("address", "http://10.0.0.1/"));
        Assert.Contains("role=\"alert\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await AddAsync(0);
        string answer = await PostTextAsync(
            "/admin/sources/farm-0", "/admin/sources/farm-0",
            ("version", "0"), ("name", "Kept name"), ("slug", "add"), ("home", "nonsense"), ("zone", "Mars/Olympus"), ("language", "english"), ("interval", "7"), ("state", "Active"), ("level", "Full"));

        foreach (string field in new[] { "slug", "home", "zone", "language", "interval" })
        {
            Assert.Contains($"id=\"e-{field}\"", answer, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Kept name\"", answer, StringComparison.Ordinal);
        Assert.Contains("value=\"Mars/Olympus\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_an_older_form_sees_the_others_change_and_overwrites_nothing()
    {
        await AddAsync(0);
        string form = await site.TextAsync("/admin/sources/farm-0");
        using HttpResponseMessage first = await site.PostAsync("/admin/sources/farm-0", "/admin/sources/farm-0", Changed(form, ("name", "By the first")));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        string second = await PostTextAsync("/admin/sources/farm-0", "/admin/sources/farm-0", Changed(form, ("name", "By the second")));

        Assert.Contains("By the first", second, StringComparison.Ordinal);
        Assert.Contains("value=\"By the second\"", second, StringComparison.Ordinal);
        Assert.Equal("By the first", (await site.Get<SourceAdminQuery>().FindAsync("farm-0", Cancel))!.Source.Name);

        // Knowing of it, the second may save all the same.
        using HttpResponseMessage knowingly = await site.PostAsync("/admin/sources/farm-0", "/admin/sources/farm-0", FieldsOf(second));
        Assert.Equal(HttpStatusCode.Redirect, knowingly.StatusCode);
        Assert.Equal("By the second", (await site.Get<SourceAdminQuery>().FindAsync("farm-0", Cancel))!.Source.Name);
    }

    [Fact]
    public async Task A_renamed_sources_old_address_and_feed_lead_to_the_new_one()
    {
        await AddAsync(0);
        await site.IngestAsync();
        using HttpResponseMessage saved = await site.PostAsync("/admin/sources/farm-0", "/admin/sources/farm-0", Changed(await site.TextAsync("/admin/sources/farm-0"), ("slug", "renamed")));
        Assert.Equal("/admin/sources/renamed", saved.Headers.Location?.OriginalString);

        using HttpResponseMessage old = await site.Client.GetAsync(new Uri("/sources/farm-0", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/sources/renamed"), (old.StatusCode, old.Headers.Location?.OriginalString));
        Assert.Equal(12, XDocument.Parse(await site.TextAsync("/sources/farm-0/feed.xml")).Descendants("item").Count());
        Assert.Equal(12, XDocument.Parse(await site.TextAsync("/feed.xml?source=farm-0")).Descendants("item").Count());
    }

    [Fact]
    public async Task Several_sources_are_changed_at_once_and_it_says_what_changed()
    {
        await AddAsync(0);
        await AddAsync(1);
        string nobody = await PostTextAsync("/admin/sources", "/admin/sources", ("state", "Paused"));
        Assert.Contains("Tick at least one", nobody, StringComparison.Ordinal);

        using HttpResponseMessage changed = await site.PostAsync("/admin/sources", "/admin/sources?q=farm", ("id", "1"), ("id", "2"), ("addGroup", "Tech"), ("state", "Paused"), ("interval", "3600"));

        Assert.Equal("/admin/sources?q=farm", changed.Headers.Location?.OriginalString);
        string page = await site.TextAsync("/admin/sources?q=farm");
        Assert.Contains("2 sources chosen: 2 came into “Tech”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/sources/farm-1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/admin/sources/farm-1\"", await site.TextAsync("/admin/sources?state=active"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_selectors_preview_shows_before_and_after_and_warns_where_it_matches_nothing()
    {
        await AddAsync(0, TextMode.Page);
        await site.IngestAsync();
        string path = "/admin/sources/farm-0/text";
        string invalid = await PostTextAsync(path, path + "?handler=Look", ("mode", "Page"), ("selector", "div[["), ("version", "0"));
        Assert.Contains("id=\"e-selector\"", invalid, StringComparison.Ordinal);

        string nothing = await PostTextAsync(path, path + "?handler=Look", ("mode", "Page"), ("selector", ".no-such-thing"), ("version", "0"));
        Assert.Contains("matches nothing on 5 of 5 pages", nothing, StringComparison.Ordinal);

        string title = await PostTextAsync(path, path + "?handler=Look", ("mode", "Feed"), ("selector", ""), ("version", "0"));
        Assert.Contains("<del>", title, StringComparison.Ordinal);
        Assert.Contains("after: from the feed", title, StringComparison.Ordinal);

        // "Before" is what readers see now, whatever a fresh look would bring.
        await site.Get<WritePath>().RunAsync(db => db.Revisions.ExecuteUpdateAsync(set => set.SetProperty(r => r.Html, Core.Articles.RevisionCodec.PackHtml("<p>Only readers see this line.</p>")), Cancel), Cancel);
        string standing = await PostTextAsync(path, path + "?handler=Look", ("mode", "Page"), ("selector", "body p"), ("version", "0"));
        Assert.Equal(5, Occurrences(standing, "<del>Only readers see this line.</del>"));

        using HttpResponseMessage saved = await site.PostAsync(path, path, ("mode", "Page"), ("selector", "body p"), ("version", "0"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await site.IngestAsync();
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.All(await db.Articles.ToListAsync(Cancel), article => Assert.Equal((1, null), (article.Revision, article.UpdatedAt)));
        Assert.Equal("source.edited", await db.Audit.OrderByDescending(a => a.Id).Select(a => a.Action).FirstAsync(Cancel));
    }

    [Fact]
    public async Task A_learned_block_is_said_to_be_text_and_taken_back()
    {
        await AddAsync(0);
        await site.Get<WritePath>().RunAsync(db =>
        {
            db.SourceBlocks.Add(new SourceBlock { SourceId = 1, Fingerprint = 77, Pages = 5, LastSeenAt = DateTimeOffset.UtcNow, Sample = "Sign up for our letter" });
            return db.SaveChangesAsync(Cancel);
        }, Cancel);
        string path = "/admin/sources/farm-0/text";
        Assert.Contains("Sign up for our letter", await site.TextAsync(path), StringComparison.Ordinal);

        using HttpResponseMessage kept = await site.PostAsync(path, path + "?handler=Keep", ("block", "77"));
        Assert.Empty(await site.Get<SourceTextsQuery>().LearnedAsync(1, Cancel));
        using HttpResponseMessage dropped = await site.PostAsync(path, path + "?handler=Drop", ("block", "77"));
        Assert.Equal([77], await site.Get<SourceTextsQuery>().LearnedAsync(1, Cancel));
    }

    [Fact]
    public async Task Deleting_asks_for_the_name_and_offers_to_pause()
    {
        await AddAsync(0);
        await site.IngestAsync();
        string path = "/admin/sources/farm-0/delete";
        string page = await site.TextAsync(path);
        Assert.Contains("12 articles, with all their versions", page, StringComparison.Ordinal);
        Assert.Contains("id=\"e-name\"", await PostTextAsync(path, path, ("name", "something else")), StringComparison.Ordinal);

        using HttpResponseMessage deleted = await site.PostAsync(path, path, ("name", "farm 0"));

        Assert.Equal("/admin/sources", deleted.Headers.Location?.OriginalString);
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Equal(0, await db.Articles.CountAsync(Cancel) + await db.Sources.CountAsync(Cancel));
    }

    [Theory]
    [InlineData(PublicationLevel.Excerpt)]
    [InlineData(PublicationLevel.Headline)]
    public async Task Every_page_feed_and_api_obeys_the_publication_level(PublicationLevel level)
    {
        await AddAsync(0, TextMode.Page);
        await AddAsync(1, TextMode.Page);
        await site.IngestAsync();
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Article article = await db.Articles.OrderBy(a => a.Id).FirstAsync(Cancel);
        Revision revision = await db.Revisions.SingleAsync(r => r.ArticleId == article.Id, Cancel);
        ArticleBody body = BodyReader.ReadHtml(RevisionCodec.UnpackHtml(revision.Html), null);
        string[] late = [.. Enumerable.Range(0, body.Sentences.Count).Skip(4).Select(body.TextOf).Where(text => text.Length > 40)];
        string[] early = [.. Enumerable.Range(0, body.Sentences.Count).Take(2).Select(body.TextOf).Where(text => text.Length > 40)];
        Assert.NotEmpty(late);
        string word = late[0].Split(' ').OrderByDescending(w => w.Length).First().Trim('.', ',');
        string slug = (await db.Sources.SingleAsync(s => s.Id == article.SourceId, Cancel)).Slug;
        await SaveAsync(slug, edit => edit with { PublicationLevel = level });

        using HttpResponseMessage moved = await site.Client.GetAsync(new Uri($"/articles/{article.Id}", UriKind.Relative), Cancel);
        string address = moved.Headers.Location?.OriginalString ?? $"/articles/{article.Id}";
        List<string> addresses = [address, $"/articles/{article.Id}.json", "/", "/feed.xml", "/feed.atom", "/feed.json", $"/sources/{slug}", $"/sources/{slug}/feed.xml", $"/search?q={Uri.EscapeDataString(word)}"];
        foreach (long story in await db.Stories.Select(s => s.Id).Take(30).ToListAsync(Cancel))
        {
            addresses.AddRange([$"/stories/{story}", $"/stories/{story}/feed.xml"]);
        }

        foreach (string place in addresses)
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(place, UriKind.Relative), Cancel);
            string text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
            text = Spaces().Replace(Tags().Replace(text, ""), " ");
            Assert.All(late, sentence => Assert.False(text.Contains(sentence, StringComparison.Ordinal), $"{place} says: {sentence}"));
            if (level == PublicationLevel.Headline)
            {
                Assert.All(early, sentence => Assert.False(text.Contains(sentence, StringComparison.Ordinal), $"{place} says: {sentence}"));
            }
        }
    }

    [Fact]
    public async Task Three_hundred_sources_of_an_opml_file_with_folders_come_in_and_the_report_says_what_came_of_each()
    {
        OpmlSource[] sources = [.. Enumerable.Range(0, 300).Select(i => new OpmlSource($"Source {i:000}", $"https://s{i}.example/feed", $"https://s{i}.example/", "en", [$"Folder {i % 12}"]))];
        string file = Encoding.UTF8.GetString(OpmlWriter.Write("All", sources)).Replace("</body>", "<outline text=\"Odd\" xmlUrl=\"ftp://odd.example/feed\"/></body>", StringComparison.Ordinal);
        Stopwatch watch = Stopwatch.StartNew();
        string report = await UploadAsync(file);
        TestContext.Current.TestOutputHelper?.WriteLine($"300 sources in {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        string table = await site.TextAsync("/admin/sources");
        TestContext.Current.TestOutputHelper?.WriteLine($"their table in {watch.ElapsedMilliseconds} ms, {table.Length} characters");

        Assert.Contains("300 sources added. 0 were here already. 1 refused.", report, StringComparison.Ordinal);
        Assert.Contains("ftp://odd.example/feed", report, StringComparison.Ordinal);
        Assert.Equal(300, Occurrences(table, "name=\"id\""));
        Assert.Contains("0 sources added. 300 were here already. 1 refused.", await UploadAsync(file), StringComparison.Ordinal);
        OpmlDocument back = OpmlReader.Read(Encoding.UTF8.GetBytes(await site.TextAsync("/admin/sources/opml?handler=File")));
        Assert.Equal(300, back.Sources.Count);
        Assert.Equal(12, back.Sources.SelectMany(s => s.Groups).Distinct().Count());
        Assert.Contains("role=\"alert\"", await UploadAsync("<html>no opml</html>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Each_page_is_there_in_both_languages_and_carries_nothing_inline(string language)
    {
        await AddAsync(0);
        await site.IngestAsync();
        foreach (string path in new[] { "", "/add", "/opml", "/editions", "/farm-0", "/farm-0/text", "/farm-0/delete" })
        {
            string page = await site.TextAsync($"/admin/sources{path}?in={language}");
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("onclick", page, StringComparison.Ordinal);
        }

        Assert.Contains("<h1", await site.TextAsync($"/help/sources?in={language}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/admin/sources/nobody", UriKind.Relative), Cancel)).StatusCode);
    }

    private Task<SourceSaved> AddAsync(int feed, TextMode mode = TextMode.Auto) => site.Get<SourceEditStore>().AddAsync(
        new SourceEdit { Name = $"Farm {feed}", Slug = $"farm-{feed}", HomeUrl = farm.Bases[0].AbsoluteUri, TextMode = mode }, farm.FeedAddress(feed).AbsoluteUri, "ada", Cancel);

    private async Task SaveAsync(string slug, Func<SourceEdit, SourceEdit> change)
    {
        SourceDetail seen = (await site.Get<SourceAdminQuery>().FindAsync(slug, Cancel))!;
        Assert.Equal(SourceSaveKind.Saved, (await site.Get<SourceEditStore>().SaveAsync(seen.Source.Id, seen.Source.Version, change(seen.Edit), "ada", Cancel)).Kind);
    }

    private async Task<string> PostTextAsync(string page, string path, params (string, string)[] fields)
    {
        using HttpResponseMessage answer = await site.PostAsync(page, path, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private async Task<string> UploadAsync(string file)
    {
        string token = Token().Match(await site.TextAsync("/admin/sources/opml")).Groups[1].Value;
        using MultipartFormDataContent form = new()
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("Paused"), "state" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "all.opml" },
        };
        using HttpResponseMessage answer = await site.Client.PostAsync(new Uri("/admin/sources/opml", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>What a browser would send of the last form on a page: the source's fields.</summary>
    private static (string, string)[] FieldsOf(string page)
    {
        string form = page[page.LastIndexOf("<form", page.LastIndexOf("name=\"state\"", StringComparison.Ordinal), StringComparison.Ordinal)..];
        List<(string, string)> fields = [];
        foreach (Match input in Input().Matches(form))
        {
            string tag = input.Value;
            bool ticks = tag.Contains("type=\"checkbox\"", StringComparison.Ordinal) || tag.Contains("type=\"radio\"", StringComparison.Ordinal);
            string name = Attribute(tag, "name");
            if (name.Length > 0 && name != "__RequestVerificationToken" && (!ticks || tag.Contains("checked", StringComparison.Ordinal)))
            {
                fields.Add((name, Attribute(tag, "value")));
            }
        }

        foreach (Match select in Select().Matches(form))
        {
            Match chosen = Chosen().Match(select.Groups[2].Value);
            fields.Add((select.Groups[1].Value, chosen.Success ? WebUtility.HtmlDecode(chosen.Groups[1].Value) : ""));
        }

        return [.. fields];
    }

    private static (string, string)[] Changed(string page, params (string Name, string Value)[] changes) =>
        [.. FieldsOf(page).Where(field => !changes.Any(change => change.Name == field.Item1)), .. changes];

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    private static int Occurrences(string text, string what) => text.Split(what).Length - 1;

    [GeneratedRegex("<input[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Input();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected", RegexOptions.CultureInvariant)]
    private static partial Regex Chosen();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="([^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
