using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsAggregator.Storage.Seeding.Demo;

namespace NewsAggregator.Storage.Tests.Seeding;

public sealed class DemoNewswireTests
{
    private static readonly DateTimeOffset SeededAt = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = SeededAt.AddDays(3);
    private static readonly DemoNewswire Wire = DemoNewswire.Load();

    [Fact]
    public void There_are_five_publishers_and_forty_articles_in_two_languages()
    {
        Assert.True(Wire.Publishers.Count >= 5);
        Assert.True(Wire.Articles.Count >= 40, $"{Wire.Articles.Count} articles");
        Assert.True(Wire.Articles.Count(a => a.Publisher.Language == "zh-Hant") >= 10);
        Assert.True(Wire.Articles.Where(a => a.Story is not null).GroupBy(a => a.Story)
            .Count(story => story.Select(a => a.Publisher).Distinct().Count() >= 2) >= 5);
        Assert.Equal(Wire.Articles.Count, Wire.Articles.Select(a => a.Slug).Distinct().Count());
        Assert.Equal(Wire.Articles.Count, Wire.Articles.Select(a => a.Number).Distinct().Count());
    }

    [Fact]
    public void Every_feed_is_well_formed_and_its_ids_are_unique()
    {
        foreach (var publisher in Wire.Publishers)
        {
            var ids = Ids(publisher, SeededAt);
            Assert.NotEmpty(ids);
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Equal(Wire.PublishedBy(SeededAt, SeededAt).Count(a => a.Publisher == publisher), ids.Count);
        }
    }

    [Fact]
    public void Every_page_resolves_all_placeholders_and_carries_its_text()
    {
        foreach (var now in (DateTimeOffset[])[SeededAt, Later])
        {
            foreach (var article in Wire.PublishedBy(SeededAt, now))
            {
                var page = Text(article.Path(SeededAt), now);
                Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
                Assert.DoesNotContain("<!-- @", page, StringComparison.Ordinal);
                Assert.True(Encoding.UTF8.GetByteCount(page) >= 20_000, $"{article.Slug}: {page.Length}");
                var gold = Wire.Gold(article, SeededAt, now);
                Assert.DoesNotContain("{{", gold.BodyHtml, StringComparison.Ordinal);
                var words = Regex.Match(gold.BodyHtml, "(?m)^<p>(.*)$").Groups[1].Value;
                Assert.NotEmpty(words);
                Assert.Contains(words, page, StringComparison.Ordinal);
                Assert.True(article.Picture is null || Wire.Respond($"/pictures/{article.Picture.File}", SeededAt, now) is { ContentType: "image/png" }, article.Slug);
            }
        }
    }

    [Fact]
    public void Bodies_are_well_formed_markup_of_known_elements()
    {
        string[] known = ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "footer", "figure", "figcaption", "img", "table", "thead", "tbody", "tr", "th", "td", "caption", "pre", "code", "cite", "br", "iframe"];
        foreach (var body in Wire.Articles.SelectMany(a => new[] { Wire.Gold(a, SeededAt, SeededAt).BodyHtml, Wire.Gold(a, SeededAt, Later).BodyHtml }))
        {
            var xml = XElement.Parse($"<body>{Regex.Replace(body, "<img([^>]*)>", "<img$1/>")}</body>");
            Assert.Empty(xml.Descendants().Select(e => e.Name.LocalName).Except(known));
        }
    }

    [Fact]
    public void No_article_is_dated_in_the_future_except_the_planned_ones()
    {
        var planned = Wire.Articles.Where(a => a.PublishedAt(SeededAt) > SeededAt).ToList();
        Assert.InRange(planned.Count, 2, 5);
        Assert.All(planned, a => Assert.InRange(a.PublishedAt(SeededAt) - SeededAt, TimeSpan.FromMinutes(1), TimeSpan.FromDays(2)));
        Assert.All(planned, a => Assert.Null(Wire.Respond(a.Path(SeededAt), SeededAt, SeededAt)));
        Assert.All(planned, a => Assert.NotNull(Wire.Respond(a.Path(SeededAt), SeededAt, Later)));

        // Clock times must hold whenever the first seeding happens in its day.
        foreach (var hour in Enumerable.Range(0, 24))
        {
            var seeded = new DateTimeOffset(2026, 3, 1, hour, 30, 0, TimeSpan.Zero);
            Assert.Equal(planned.Count, Wire.Articles.Count(a => a.PublishedAt(seeded) > seeded));
        }
    }

    [Fact]
    public void Updated_articles_show_their_second_version_once_their_time_has_come()
    {
        var updated = Wire.Articles.Where(a => a.Second is not null).ToList();
        Assert.Contains(updated, a => a.UpdatedAt(SeededAt) <= SeededAt);
        Assert.Contains(updated, a => a.UpdatedAt(SeededAt) > SeededAt);
        foreach (var article in updated)
        {
            var at = article.UpdatedAt(SeededAt)!.Value;
            var before = Wire.Respond(article.Path(SeededAt), SeededAt, at.AddSeconds(-1))!;
            var after = Wire.Respond(article.Path(SeededAt), SeededAt, at)!;
            Assert.NotEqual(before.ETag, after.ETag);
            Assert.Equal(at.ToUniversalTime(), after.LastModified);
            Assert.True(article.Second!.Body != article.First.Body);
        }
    }

    [Fact]
    public void Same_question_gives_the_same_bytes_and_an_unchanged_page_keeps_its_tag()
    {
        var article = Wire.Articles.First(a => a.Second is null && a.PublishedAt(SeededAt) < SeededAt);
        Assert.Equal(Wire.Respond(article.Path(SeededAt), SeededAt, SeededAt)!.ETag, DemoNewswire.Load().Respond(article.Path(SeededAt), SeededAt, Later)!.ETag);
    }

    [Fact]
    public void The_founding_case_lists_eleven_dated_departures_in_both_languages()
    {
        foreach (var language in (string[])["en", "zh-Hant"])
        {
            Assert.Contains(Wire.Articles, a => a.Story == "tessellar-departures" && a.Publisher.Language == language
                && Regex.Count(Wire.Gold(a, SeededAt, SeededAt).BodyHtml, "(?m)^<li>") == 11);
        }
    }

    [Fact]
    public void Home_pages_name_their_feed_and_robots_and_unknown_paths_are_answered()
    {
        foreach (var publisher in Wire.Publishers)
        {
            Assert.Contains($"href=\"{publisher.FeedUrl}\"", Text($"/{publisher.Slug}/", SeededAt), StringComparison.Ordinal);
        }
        Assert.NotNull(Wire.Respond("/robots.txt", SeededAt, SeededAt));
        Assert.Null(Wire.Respond("/pictures/../publishers.json", SeededAt, SeededAt));
        Assert.Null(Wire.Respond("/nowhere", SeededAt, SeededAt));
    }

    [Fact]
    public void No_address_leads_out_of_the_reserved_host()
    {
        foreach (var publisher in Wire.Publishers)
        {
            var all = Text(new Uri(publisher.FeedUrl).AbsolutePath, Later)
                + string.Concat(Wire.PublishedBy(SeededAt, Later).Where(a => a.Publisher == publisher).Select(a => Text(a.Path(SeededAt), Later)));
            string[] vocabularies = ["schema.org", "ogp.me", "www.w3.org", "purl.org", "search.yahoo.com", "jsonfeed.org", DemoNewswire.Host];
            Assert.Empty(Regex.Matches(all, @"https?://([^/\s""'<>]+)").Select(m => m.Groups[1].Value).Except(vocabularies));
            Assert.DoesNotMatch(@"(?i)\b(openai|anthropic|google|microsoft|facebook|apple inc|amazon|nvidia|tsmc|台積電|techcrunch|reuters|twitter|instagram|youtube|linkedin)\b", all);
        }
    }

    private static List<string> Ids(DemoPublisher publisher, DateTimeOffset now)
    {
        var text = Text(new Uri(publisher.FeedUrl).AbsolutePath, now);
        if (publisher.FeedFile == "feed.json")
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
        }
        var root = XDocument.Parse(text).Root!;
        return [.. root.Descendants().Where(e => e.Name.LocalName is "guid" || (e.Name.LocalName is "id" && e.Parent!.Name.LocalName == "entry")).Select(e => e.Value)];
    }

    private static string Text(string path, DateTimeOffset now)
    {
        var response = Wire.Respond(path, SeededAt, now);
        Assert.NotNull(response);
        return Encoding.UTF8.GetString(response.Body.Span);
    }
}
