using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Articles;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>The newswire's own corrected articles, from the page that changes to everything that tells of it.</summary>
public sealed partial class ChangesTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private readonly FakeTimeProvider clock = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
    private RunningSite site = null!;
    private (string Guid, DateTimeOffset Updated) before;
    private Article article = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync("Development", builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await site.IngestAsync();
        article = await FindAsync("marrowgate-outage");
        before = await FeedItemAsync();
        clock.Advance(TimeSpan.FromMinutes(40));
        await IngestAgainAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_demo_article_that_changes_shows_its_diff_its_new_events_and_its_updated_time_and_keeps_its_guid()
    {
        Article now = await FindAsync("marrowgate-outage");
        Assert.Equal((2, clock.GetUtcNow()), (now.Revision, now.CorrectedAt));

        string page = await PageAsync(now, "en");
        Assert.Contains("What changed", page, StringComparison.Ordinal);
        Assert.Contains("<ins>nearly four</ins>", page, StringComparison.Ordinal);
        Assert.Contains("<del>about three</del>", page, StringComparison.Ordinal);
        Assert.Contains("3 events added on ", page, StringComparison.Ordinal);
        Assert.Contains(">Corrected<", page, StringComparison.Ordinal);
        Assert.Contains("class=\"retitled\"", page, StringComparison.Ordinal);

        (string guid, DateTimeOffset updated) = await FeedItemAsync();
        Assert.Equal(before.Guid, guid);
        Assert.True(updated > before.Updated);
        XDocument atom = XDocument.Parse(await site.TextAsync("/feed.atom"));
        XElement entry = atom.Descendants(Atom + "entry").Single(e => ((string)e.Element(Atom + "link")!.Attribute("href")!).Contains($"/articles/{now.Id}/", StringComparison.Ordinal));
        Assert.Equal(guid, (string)entry.Element(Atom + "id")!);
    }

    [Fact]
    public async Task The_history_is_whole_in_chinese_too()
    {
        Article chinese = await FindAsync("憑證過期");
        string page = await PageAsync(chinese, "zh-Hant");

        Assert.Contains("內容更動", page, StringComparison.Ordinal);
        Assert.Contains("新增 2 個事件", page, StringComparison.Ordinal);
        Assert.Matches("<ins>[^<]*近四[^<]*</ins>", page);
    }

    [Fact]
    public async Task A_link_to_a_sentence_that_is_gone_leads_to_its_place_in_the_history_and_no_id_stands_twice()
    {
        Article now = await FindAsync("marrowgate-outage");
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        List<Revision> revisions = await db.Revisions.Where(r => r.ArticleId == now.Id).OrderBy(r => r.Number).ToListAsync(Cancel);
        string[] old = [.. RevisionCodec.UnpackSentences(revisions[0].Sentences).Select(s => s.Anchor)];
        string[] late = [.. RevisionCodec.UnpackSentences(revisions[1].Sentences).Select(s => s.Anchor)];
        Assert.NotEmpty(old.Except(late));
        Assert.NotEmpty(old.Intersect(late));

        foreach (string address in new[] { "", "&rev=1" })
        {
            string page = await PageAsync(now, "en" + address);
            string[] ids = [.. Id().Matches(page).Select(match => match.Groups[1].Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.All(old.Concat(late), anchor => Assert.Contains(anchor, ids));
        }
    }

    [Fact]
    public async Task The_list_of_changes_and_its_three_feeds_tell_the_same_and_only_what_is_worth_telling()
    {
        string page = await site.TextAsync("/changes?in=en");
        string[] onPage = [.. Changed().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, onPage.Length);
        Assert.Contains(article.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), onPage);

        XDocument rss = XDocument.Parse(await site.TextAsync("/changes/feed.xml"));
        Assert.Equal(onPage, rss.Descendants("item").Select(item => ArticleNumber().Match((string)item.Element("link")!).Groups[1].Value));
        XDocument atom = XDocument.Parse(await site.TextAsync("/changes/feed.atom"));
        Assert.Equal(rss.Descendants("guid").Select(guid => guid.Value), atom.Descendants(Atom + "entry").Select(entry => (string)entry.Element(Atom + "id")!));
        using JsonDocument json = JsonDocument.Parse(await site.TextAsync("/changes/feed.json"));
        Assert.Equal(rss.Descendants("guid").Select(guid => guid.Value), json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
        Assert.DoesNotContain(before.Guid, rss.Descendants("guid").Select(guid => guid.Value));
        Assert.Contains("<ins>nearly four</ins>", string.Concat(rss.Descendants("item").SelectMany(item => item.Elements()).Select(part => part.Value)), StringComparison.Ordinal);

        await site.Get<WithdrawalStore>().WithdrawAsync(article.Id, "ada", "for the test", Cancel);
        Assert.Single(XDocument.Parse(await site.TextAsync("/changes/feed.xml")).Descendants("item"));
        using HttpResponseMessage gone = await site.Client.GetAsync(new Uri($"/articles/{article.Id}?rev=1", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task A_further_look_that_finds_nothing_new_changes_nothing()
    {
        string atom = await site.TextAsync("/feed.atom");
        clock.Advance(TimeSpan.FromHours(5));
        await IngestAgainAsync();

        Article now = await FindAsync("marrowgate-outage");
        Assert.Equal(2, now.Revision);
        Assert.Equal(Updated(XDocument.Parse(atom), now.Id), Updated(XDocument.Parse(await site.TextAsync("/feed.atom")), now.Id));
    }

    [Theory]
    [InlineData("/editions/no-such/changes", HttpStatusCode.NotFound)]
    [InlineData("/editions/no-such/changes/feed.xml", HttpStatusCode.NotFound)]
    [InlineData("/changes?after=garbage", HttpStatusCode.NotFound)]
    [InlineData("/changes/feed.atom?after=garbage", HttpStatusCode.NotFound)]
    [InlineData("/changes?after=0-0", HttpStatusCode.OK)]
    public async Task Odd_addresses_of_the_list_are_answered_in_words(string path, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal(status, answer.StatusCode);
    }

    // Due or not: what the publisher serves now is taken in.
    private async Task IngestAgainAsync()
    {
        List<int> feeds;
        await using (NewsDbContext db = site.Get<NewsDatabase>().OpenForReading())
        {
            feeds = await db.Feeds.Join(db.Sources.Where(s => s.IsDemo), f => f.SourceId, s => s.Id, (f, s) => f.Id).ToListAsync(Cancel);
        }

        await site.Get<IngestionRun>().VisitAsync(feeds, _ => { }, Cancel);
        await site.IngestAsync();
    }

    private async Task<Article> FindAsync(string words)
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        return await db.Articles.SingleAsync(a => a.Url!.Contains(words) || a.Title.Contains(words), Cancel);
    }

    private async Task<string> PageAsync(Article of, string language)
    {
        string path = $"/articles/{of.Id}?in={language}";
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await site.TextAsync(answer.Headers.Location is { } moved ? moved.OriginalString : path);
    }

    private async Task<(string Guid, DateTimeOffset Updated)> FeedItemAsync()
    {
        XDocument rss = XDocument.Parse(await site.TextAsync("/feed.xml"));
        XElement item = rss.Descendants("item").Single(e => ((string)e.Element("link")!).Contains($"/articles/{article.Id}/", StringComparison.Ordinal));
        return ((string)item.Element("guid")!, Updated(XDocument.Parse(await site.TextAsync("/feed.atom")), article.Id));
    }

    private static DateTimeOffset Updated(XDocument atom, long id) => (DateTimeOffset)atom.Descendants(Atom + "entry")
        .Single(e => ((string)e.Element(Atom + "link")!.Attribute("href")!).Contains($"/articles/{id}/", StringComparison.Ordinal)).Element(Atom + "updated")!;

    [GeneratedRegex("""\bid="(s-[0-9a-z-]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("""<li data-id="(\d+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Changed();

    [GeneratedRegex(@"/articles/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleNumber();
}
