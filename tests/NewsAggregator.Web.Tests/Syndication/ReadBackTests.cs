using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Web.Tests.Pages;
using ForeignFeed = CodeHollow.FeedReader.Feed;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>What we publish is read back by our own reader and by two foreign ones: title, id, date, author and content are what they were.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class ReadBackTests(IngestedSite fixture)
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Feeds() => Of("xml", "atom", "json");

    /// <summary>The foreign readers read no JSON Feed.</summary>
    public static TheoryData<string, string> XmlFeeds() => Of("xml", "atom");

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Our_own_reader_reads_back_what_was_published(string list, string format)
    {
        (byte[] bytes, string type) = await GetAsync(list, format);
        ParsedFeed read = FeedParser.Parse(bytes, new Uri(fixture.Site.Address, list), type);
        Assert.True(read.Ok && read.Warnings.Count == 0, $"{read.Error} {string.Join(' ', read.Warnings)}");
        Same(await ExpectedAsync(list), read.Items.Select(item => new Item(
            item.Id, System.Net.WebUtility.HtmlDecode(item.Title), item.Published, System.Net.WebUtility.HtmlDecode(item.Authors.Single().Name), item.Content)));
    }

    [Theory]
    [MemberData(nameof(XmlFeeds))]
    public async Task CodeHollow_reads_back_what_was_published(string list, string format)
    {
        ForeignFeed read = FeedReader.ReadFromByteArray((await GetAsync(list, format)).Bytes);

        // It undoes HTML's escapes once too often.
        Same([.. (await ExpectedAsync(list)).Select(item => item with { Content = System.Net.WebUtility.HtmlDecode(item.Content) })], read.Items.Select(item => new Item(
            item.Id, item.Title, item.PublishingDate is DateTime date ? new DateTimeOffset(date.ToUniversalTime()) : null, AuthorOf(item), item.Content)));
    }

    [Theory]
    [MemberData(nameof(XmlFeeds))]
    public async Task System_ServiceModel_Syndication_reads_back_what_was_published(string list, string format)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream((await GetAsync(list, format)).Bytes));
        SyndicationFeed read = SyndicationFeed.Load(reader);
        Same(await ExpectedAsync(list), read.Items.Select(item => new Item(
            item.Id, item.Title.Text, item.PublishDate, item.Authors.Count > 0 ? item.Authors[0].Name : Extension(item, Dublin + "creator"), (item.Content as TextSyndicationContent)?.Text ?? Extension(item, Content + "encoded"))));
    }

    private static string[] Lists() => ["/", "/?lang=zh", "/search?q=jobs", "/days", "/a-story"];

    private static TheoryData<string, string> Of(params string[] formats) => [.. Lists().SelectMany(list => formats.Select(format => (list, format)))];

    // CodeHollow gives what is an element of its own where that stands.
    private static string? AuthorOf(FeedItem item) => item.SpecificItem switch
    {
        AtomFeedItem atom => atom.Author?.Name,
        Rss20FeedItem rss => rss.DC?.Creator,
        MediaRssFeedItem media => media.DC?.Creator,
        _ => item.Author,
    };

    private static string? Extension(SyndicationItem item, XName name) => item.ElementExtensions.FirstOrDefault(e => e.OuterName == name.LocalName && e.OuterNamespace == name.NamespaceName)?.GetObject<XElement>().Value;

    private static void Same(IReadOnlyList<Item> expected, IEnumerable<Item> actual)
    {
        Assert.NotEmpty(expected);
        foreach ((Item was, Item read) in expected.Zip(actual, (was, read) => (was, read)))
        {
            Assert.Equal((was.Id, was.Title, was.Date, was.Author), (read.Id, read.Title, read.Date, read.Author));
            Assert.Equal(was.Content, read.Content);
        }

        Assert.Equal(expected.Count, actual.Count());
    }

    private async Task<(byte[] Bytes, string Type)> GetAsync(string list, string format)
    {
        using HttpResponseMessage answer = await fixture.Site.Client.GetAsync(new Uri(await FeedAsync(list, format), UriKind.Relative), Cancel);
        return (await answer.Content.ReadAsByteArrayAsync(Cancel), answer.Content.Headers.ContentType!.ToString());
    }

    // What the API says of the same articles; feeds print whole seconds, each but once, so that dates come from the one document without a reader in between.
    private async Task<IReadOnlyList<Item>> ExpectedAsync(string list)
    {
        using JsonDocument feed = JsonDocument.Parse(await fixture.Site.TextAsync(await FeedAsync(list, "json")));
        List<Item> expected = [];
        foreach (JsonElement item in feed.RootElement.GetProperty("items").EnumerateArray())
        {
            string? html = item.TryGetProperty("content_html", out JsonElement content) ? content.GetString() : null;
            expected.Add(new Item(
                item.GetProperty("id").GetString(), item.GetProperty("title").GetString(), item.GetProperty("date_published").GetDateTimeOffset(), item.GetProperty("authors")[0].GetProperty("name").GetString(), html));
        }

        return expected;
    }

    private async Task<string> FeedAsync(string list, string format)
    {
        if (list == "/a-story")
        {
            using JsonDocument leads = JsonDocument.Parse(await fixture.Site.TextAsync("/api/v1/leads"));
            list = $"/stories/{leads.RootElement.GetProperty("leads")[0].GetProperty("story").GetInt64()}";
        }

        string[] parts = list.Split('?');
        return $"{parts[0].TrimEnd('/')}/feed.{format}{(parts.Length > 1 ? "?" + parts[1] : "")}";
    }

    private sealed record Item(string? Id, string? Title, DateTimeOffset? Date, string? Author, string? Content);
}
