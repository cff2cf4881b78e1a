using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Seeding.Demo;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Tests;

/// <summary>The drawing of the house, told once from end to end: feed on loopback, rows, page, RSS.</summary>
public sealed partial class JourneyTests : IAsyncLifetime
{
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task From_the_newswires_feeds_to_a_page_and_a_feed_with_the_same_articles_in_the_same_order()
    {
        string page = await site.TextAsync("/?n=200&in=en");
        XDocument feed = XDocument.Parse(await site.TextAsync("/feed.xml"));

        string[] onPage = [.. ListedArticle().Matches(page).Select(match => match.Groups[1].Value).Distinct()];
        string[] inFeed = [.. feed.Descendants("item").Select(item => ArticleAddress().Match((string)item.Element("link")!).Groups[1].Value)];
        Assert.True(onPage.Length >= 35, $"{onPage.Length} articles on the front page");

        // The page folds a near-copy beneath the article it repeats; the feed has it in its own place.
        Assert.Equal(inFeed.Where(onPage.Contains), onPage.Where(inFeed.Contains));
        string[] linked = [.. ArticleAddress().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.All(inFeed, id => Assert.Contains(id, linked));
        Assert.True(inFeed.Length >= 35);
    }

    [Fact]
    public async Task An_article_page_has_title_source_time_summary_body_and_timeline_and_every_line_leads_to_its_sentence()
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Article article = await db.Articles.Where(a => a.Url!.Contains("departures")).OrderBy(a => a.Id).FirstAsync(Cancel);

        string page = await site.TextAsync($"/articles/{article.Id}/{await SlugAsync(article.Id)}?in=en");

        Assert.Contains(WebUtility.HtmlEncode(article.Title), page, StringComparison.Ordinal);
        Assert.Contains("<time ", page, StringComparison.Ordinal);
        string[] ids = [.. SentenceId().Matches(page).Select(match => match.Groups[1].Value)];
        string[] links = [.. SentenceLink().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(ids);
        Assert.NotEmpty(links);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(links, link => Assert.Contains(link, ids));
    }

    [Fact]
    public async Task Each_demo_article_has_its_own_text_and_no_word_of_its_pages_furniture()
    {
        DemoNewswire wire = DemoNewswire.Load();
        DateTimeOffset seeded = (await site.Get<SiteSettingsQuery>().ReadAsync(Cancel)).SeededAt;
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        List<string> wrong = [];
        int compared = 0;
        foreach (DemoArticle article in wire.PublishedBy(seeded, DateTimeOffset.UtcNow))
        {
            DemoGold gold = wire.Gold(article, seeded, DateTimeOffset.UtcNow);
            Article? stored = await db.Articles.FirstOrDefaultAsync(a => a.Url == gold.Url, Cancel);
            if (stored is null)
            {
                wrong.Add($"{gold.Url}: not taken");
                continue;
            }

            compared++;
            Revision revision = await db.Revisions.SingleAsync(r => r.ArticleId == stored.Id && r.Number == stored.Revision, Cancel);
            // A standfirst is the publisher's own word on the article, and may stand above its text; so may the lead picture with its caption.
            string summary = $"<p>{WebUtility.HtmlEncode(article.VersionAt(seeded, DateTimeOffset.UtcNow).Summary)}</p><p>{WebUtility.HtmlEncode(article.Picture?.Caption)}</p>";
            string[] strays = [.. Blocks(RevisionCodec.UnpackHtml(revision.Html)).Except(Blocks(gold.BodyHtml)).Except(Blocks(summary))];
            string[] lost = [.. Blocks(gold.BodyHtml).Except(Blocks(RevisionCodec.UnpackHtml(revision.Html)))];
            wrong.AddRange(strays.Where(text => !IsLinkToPlayer(text, gold.BodyHtml)).Select(text => $"{gold.Url}: stray “{text}”"));
            wrong.AddRange(lost.Select(text => $"{gold.Url}: lost “{text}”"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared >= 38, $"{compared} articles compared");
    }

    [Fact]
    public async Task The_admin_area_refuses_a_visitor_and_unknown_addresses_say_what_to_do()
    {
        using HttpResponseMessage admin = await site.Client.GetAsync(new Uri("/admin", UriKind.Relative), Cancel);
        using HttpResponseMessage missing = await site.Client.GetAsync(new Uri("/no-such-page", UriKind.Relative), Cancel);
        using HttpResponseMessage gone = await site.Client.GetAsync(new Uri("/articles/999999999", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, admin.StatusCode);
        Assert.StartsWith("/login", admin.Headers.Location!.IsAbsoluteUri ? admin.Headers.Location.AbsolutePath : admin.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("<a ", await missing.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/days/0001-01-01", HttpStatusCode.NotFound)]
    [InlineData("GET", "/days/9999-12-31/feed.xml", HttpStatusCode.NotFound)]
    [InlineData("GET", "/days/2026-99-99", HttpStatusCode.NotFound)]
    [InlineData("GET", "/?after=garbage", HttpStatusCode.NotFound)]
    [InlineData("GET", "/?n=-5", HttpStatusCode.OK)]
    [InlineData("GET", "/search?q=%00%22*%20OR%20)", HttpStatusCode.OK)]
    [InlineData("GET", "/stories/99999", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/", HttpStatusCode.OK)]
    [InlineData("TRACE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/setup/0123456789abcdef0123456789abcdef", HttpStatusCode.NotFound)]
    public async Task Odd_requests_are_answered_in_words_and_never_by_a_fault(string method, string path, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using HttpResponseMessage answer = await site.Client.SendAsync(request, Cancel);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_setup_link_refuses_wrong_tokens_weak_passwords_and_odd_names_and_stays_good()
    {
        using IServiceScope scope = site.App.Services.CreateScope();
        string token = (await site.Get<SetupLink>().DrawAsync(Cancel))!;
        AccountActions accounts = scope.ServiceProvider.GetRequiredService<AccountActions>();
        Joining joining = scope.ServiceProvider.GetRequiredService<Joining>();

        Assert.Equal(JoinAnswer.BadLink, await joining.CreateFirstAdminAsync("0" + token[1..] + "x", "ada", "a long enough password", Cancel));
        Assert.Equal(JoinAnswer.BadName, await joining.CreateFirstAdminAsync(token, new string('a', 65), "a long enough password", Cancel));
        Assert.Equal(JoinAnswer.BadName, await joining.CreateFirstAdminAsync(token, "a\0b", "a long enough password", Cancel));
        Assert.Equal(JoinAnswer.WeakPassword, await joining.CreateFirstAdminAsync(token, "ada", "short", Cancel));
        Assert.True(await joining.IsSetupLinkGoodAsync(token, Cancel));
        Assert.Equal(LoginAnswer.Refused, await accounts.LoginAsync("nobody-here", "a long enough password"));
    }

    [Fact]
    public async Task The_setup_link_makes_the_first_admin_once_and_that_one_sees_the_admin_area()
    {
        string link = "/setup/" + await site.Get<SetupLink>().DrawAsync(Cancel);
        Match field = FormToken().Match(await site.TextAsync(link));
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = field.Groups[1].Value, ["name"] = "ada", ["password"] = "a long enough password",
        });
        using HttpResponseMessage made = await site.Client.PostAsync(new Uri(link, UriKind.Relative), form, Cancel);
        using HttpResponseMessage again = await site.Client.GetAsync(new Uri(link, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        string admin = await site.TextAsync("/admin");
        Assert.Contains("class=\"admin-nav\"", admin, StringComparison.Ordinal);
        Assert.Null(await site.Get<SetupLink>().DrawAsync(Cancel));
    }

    [Fact]
    public async Task One_button_removes_the_newswire_and_leaves_the_real_sources()
    {
        await site.Get<SiteActions>().RemoveDemoAsync("ada", Cancel);

        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Equal(0, await db.Articles.CountAsync(Cancel) + await db.Revisions.CountAsync(Cancel) + await db.Decisions.CountAsync(Cancel) + await db.Stories.CountAsync(Cancel) + await db.Events.CountAsync(Cancel));
        Assert.True(await db.Sources.CountAsync(Cancel) >= 30);
        Assert.DoesNotContain("newswire.example", await site.TextAsync("/"), StringComparison.Ordinal);
        Assert.Empty(XDocument.Parse(await site.TextAsync("/feed.xml")).Descendants("item"));
    }

    [Fact]
    public async Task Every_answer_carries_the_policy_that_lets_nothing_in_from_elsewhere()
    {
        foreach (string path in new[] { "/", "/feed.xml", "/no-such-page", "/login", "/healthz" })
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Contains("default-src 'self'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    private async Task<string> SlugAsync(long id)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"/articles/{id}", UriKind.Relative), Cancel);
        return answer.StatusCode == HttpStatusCode.MovedPermanently ? answer.Headers.Location!.OriginalString.Split('/')[^1].Split('?')[0] : "";
    }

    /// <summary>Where the article shows a player, a link with the player's own title stands for it.</summary>
    private static bool IsLinkToPlayer(string text, string goldHtml) =>
        PlayerTitle().Matches(goldHtml).Any(player => text == $"{player.Groups[1].Value} ({new Uri(player.Groups[2].Value).Host})");

    private static IEnumerable<string> Blocks(string html) => BodyReader.ReadHtml(html, null) is { } body
        ? Enumerable.Range(0, body.Sentences.Count).Select(i => PlainText.Fold(body.TextOf(i))).Where(text => text.Length > 0)
        : [];

    [GeneratedRegex("""<h[23][^>]*>\s*<a [^>]*href="/articles/(\d+)""", RegexOptions.CultureInvariant)]
    private static partial Regex ListedArticle();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="([^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex FormToken();

    [GeneratedRegex("""<iframe title="([^"]+)" src="([^"]+)" """, RegexOptions.CultureInvariant)]
    private static partial Regex PlayerTitle();

    [GeneratedRegex(@"/articles/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleAddress();

    [GeneratedRegex("""id="(s-[0-9a-z-]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceId();

    [GeneratedRegex("""href="#(s-[0-9a-z-]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceLink();
}
